import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Privileges come last, when everything they are about is there.
  mutating func write(privileges changes: [Change]) {
    var granted: Set<Grant> = []
    for change in changes {
      switch change {
      case .ungrant(let grant):
        if isOnMember(grant) {
          takeBack(fromMember: grant)
        } else if let sql = inverse(grant) {
          append(sql, grant, after: 1, verb: "take back")
        }
      case .grant(let grant):
        granted.insert(grant)
        append(GrantDDL.sql(grant, in: new.schema), grant, after: 2, verb: "grant")
      case .undoDefaultPrivileges(let item): undo(item)
      case .defaultPrivileges(let item): write(item)
      case .create, .drop, .alter, .rename: break
      }
    }
    settleDefaults()
    // What was made anew has lost them.
    for grant in new.schema.namespaces.flatMap(\.grants).flatMap(\.parts)
    where !granted.contains(grant)
      && (paths(of: grant).contains(where: isMadeAnew) || isMemberMadeAnew(grant))
    {
      append(GrantDDL.sql(grant, in: new.schema), grant, after: 2, verb: "grant")
    }
  }

  /// What default privileges give to new objects beyond what the schema says of them, and what they
  /// withhold. Whoever runs the migration may not be the role they are for: then there is nothing to
  /// take or give back, and the server does so in silence.
  private mutating func settleDefaults() {
    let defaults = old.schema.defaultPrivileges + old.schema.namespaces.flatMap(\.defaultPrivileges)
    let all = defaults.compactMap(AutomaticGrants.init)
    guard !all.isEmpty else { return }
    let wanted = Set(new.schema.namespaces.flatMap(\.grants).flatMap(\.parts))
    for element in new.schema.elements where isCreated(element.path) {
      for grants in all {
        for grant in grants.grants(for: element) where !wanted.contains(grant) {
          append(
            turned(grant), grant, after: 1, verb: grants.isRevoke ? "give back" : "take back")
        }
      }
    }
  }

  /// Takes back a grant on what came with an extension, before that may go.
  private mutating func takeBack(fromMember grant: Grant) {
    append(turned(grant), grant, after: 1, verb: "take back")
    operations[operations.count - 1].phase = .clear
    operations[operations.count - 1].position = Int.min
  }

  /// Whether the grant is about nothing that either schema makes itself.
  private func isOnMember(_ grant: Grant) -> Bool {
    if grant.kind == .schema || hasColumn(of: old, bringing: grant.object)
      || hasColumn(of: new, bringing: grant.object)
    {
      return false
    }
    return !old.schema.extensions.isEmpty
      && paths(of: grant, in: old).allSatisfy { old.element($0) == nil }
      && paths(of: grant).allSatisfy { new.element($0) == nil }
  }

  /// Whether the grant may be on what came with an extension that is made again.
  private func isMemberMadeAnew(_ grant: Grant) -> Bool {
    new.schema.extensions.contains { isMadeAnew(ObjectPath([.extension($0.name)])) }
      && isOnMember(grant)
  }

  private func isMadeAnew(_ path: ObjectPath) -> Bool {
    isCreated(path) && new.element(path) != nil
  }

  private mutating func append(_ sql: SQLText, _ grant: Grant, after: Int, verb: String) {
    let path = ObjectPath(
      (grant.object.namespace.map { [.namespace($0)] } ?? []) + [.grant(0)])
    operations.append(
      Operation(
        phase: .build, position: new.statements.count + after, statement: sql,
        searchPath: grant.arguments == nil ? [] : self.path(of: grant.object.namespace),
        object: path, title: "\(verb) privileges on \(grant.object)"))
  }

  private func inverse(_ grant: Grant) -> SQLText? {
    if grant.kind == .sequence, hasColumn(bringing: grant.object) { return turned(grant) }
    if grant.kind == .schema, grant.object.name == Schema.publicNamespace { return turned(grant) }
    let paths = paths(of: grant).filter { new.element($0) != nil }
    // What is gone or made anew has none of its old privileges.
    guard let path = paths.first, !isCreated(path),
      var grant = OwnerChange(old.element(path), new.element(path)).left(of: grant)
    else { return nil }
    if case .table(let table)? = new.element(path), let whole = new.table(table.name) {
      for index in grant.privileges.indices where !grant.privileges[index].columns.isEmpty {
        grant.privileges[index].columns.removeAll { whole.column($0) == nil }
        if grant.privileges[index].columns.isEmpty { return nil }
      }
    }
    return turned(grant)
  }

  private func turned(_ grant: Grant) -> SQLText {
    var grant = grant
    grant.isRevoke.toggle()
    if grant.isRevoke { grant.withGrantOption = false }
    return GrantDDL.sql(grant, in: new.schema)
  }

  /// Whether a column of the schema has made the sequence.
  private func hasColumn(of schema: PlannedSchema, bringing sequence: QualifiedName) -> Bool {
    schema.schema.tables.contains { table in
      table.name.namespace == sequence.namespace
        && table.columns.contains { $0.sequenceName(in: table.name.name) == sequence.name }
    }
  }

  /// Whether a column that stays has made the sequence.
  private func hasColumn(bringing sequence: QualifiedName) -> Bool {
    new.schema.tables.contains { table in
      guard table.name.namespace == sequence.namespace, !isCreated(.table(table.name)) else {
        return false
      }
      return table.columns.contains { column in
        switch column.generation {
        case .serial, .identity:
          DefaultName.sequence(table.name.name, column.name) == sequence.name
            && !isCreated(.table(table.name).appending(.column(column.name)))
        default: false
        }
      }
    }
  }

  /// The elements that a grant can be about.
  private func paths(of grant: Grant) -> [ObjectPath] { paths(of: grant, in: new) }

  private func paths(of grant: Grant, in schema: PlannedSchema) -> [ObjectPath] {
    let schema = schema.schema
    let name = grant.object
    switch grant.kind {
    case .table: return [.table(name), .view(name)]
    case .sequence: return [.sequence(name)]
    case .schema: return [ObjectPath([.namespace(name.name)])]
    case .type, .domain:
      return [
        .enumeration(name), .domain(name), .compositeType(name),
        ObjectPath(
          (name.namespace.map { [.namespace($0)] } ?? []) + [.object(.type, name.name.name)]),
      ]
    case .function, .procedure, .routine:
      return schema.namespaces.flatMap(\.functions).filter { $0.name == name }
        .map(ObjectPath.function)
    case .language, .foreignDataWrapper, .foreignServer:
      return schema.objects.filter { $0.name == name.name.name }.map(ObjectPath.object)
    }
  }

  private mutating func write(_ item: DefaultPrivileges) {
    append(item, "ALTER DEFAULT PRIVILEGES \(Self.place(item))\(item.definition.sql);", after: 4)
  }

  private static func place(_ item: DefaultPrivileges) -> SQLText {
    item.namespace.map { "IN SCHEMA \($0) " } ?? ""
  }

  private mutating func undo(_ item: DefaultPrivileges) {
    let words = item.definition.source
    guard let tokens = try? SQLLexer.tokens(of: words),
      let verb = tokens.firstIndex(where: { $0.isWord("grant") || $0.isWord("revoke") })
    else { return }
    let isGrant = tokens[verb].isWord("grant")
    let bytes = Array(words.utf8)
    var text = ""
    var end = 0
    for (place, token) in tokens.enumerated() where place >= verb {
      var word: String?
      if place == verb { word = isGrant ? "revoke" : "grant" }
      if token.isWord(isGrant ? "to" : "from") { word = isGrant ? "from" : "to" }
      guard let word else { continue }
      text += String(decoding: bytes[end..<token.range.lowerBound], as: UTF8.self) + word
      end = token.range.upperBound
    }
    text += String(decoding: bytes[end...], as: UTF8.self)
    if isGrant { text.replace(" with grant option", with: "") }
    append(
      item, "ALTER DEFAULT PRIVILEGES \(Self.place(item))\(SQLText(verbatim: text));", after: 3)
  }

  private mutating func append(_ item: DefaultPrivileges, _ sql: SQLText, after: Int) {
    let path = ObjectPath(
      (item.namespace.map { [.namespace($0)] } ?? []) + [.defaultPrivileges(0)])
    operations.append(
      Operation(
        phase: .build, position: new.statements.count + after, statement: sql, object: path,
        title: "set default privileges"))
  }
}
