import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// An element whose SQL names other objects, which cannot be dropped or retyped under it.
struct Dependant {
  /// How it hangs on what it names, which decides what becomes of it when that is made anew.
  enum Tie {
    /// The whole of it: it is dropped and made again.
    case whole
    /// A column's default, which can be unset for a while.
    case defaultValue
    /// A column's type.
    case type
  }

  var element: SchemaElement
  var tie: Tie
  /// Tables, views, functions, types and the like.
  var objects: Set<ObjectPath>
  /// The names and key words of the text; `*` where it stands for all columns.
  var words: Set<String>

  init(
    _ element: SchemaElement, _ tie: Tie = .whole, objects: Set<ObjectPath>,
    words: Set<String> = []
  ) {
    self.element = element
    self.tie = tie
    self.objects = objects
    self.words = words
  }
}

/// Who depends on what in a schema, as far as its text shows.
struct Dependants {
  private let byObject: [ObjectPath: [Dependant]]
  /// Parts whose text is about their own table's columns.
  private let byOwner: [ObjectPath: [Dependant]]

  init(_ schema: Schema, _ mentions: SchemaMentions) {
    var byObject: [ObjectPath: [Dependant]] = [:]
    var byOwner: [ObjectPath: [Dependant]] = [:]
    for element in schema.elements {
      for dependant in DependantReader(mentions: mentions).dependants(element) {
        for object in dependant.objects { byObject[object, default: []].append(dependant) }
        if let owner = element.owner { byOwner[owner, default: []].append(dependant) }
      }
    }
    self.byObject = byObject
    self.byOwner = byOwner
  }

  /// What names the object, in the order of the schema; not the object's own parts.
  func dependants(on object: ObjectPath) -> [Dependant] {
    (byObject[object] ?? []).filter { $0.element.path != object && $0.element.owner != object }
  }

  /// What names the column of the table or view, as far as words tell.
  func dependants(onColumn column: SQLIdentifier, of relation: ObjectPath) -> [Dependant] {
    let own = (byOwner[relation] ?? []).filter { $0.words.contains(column.name) }
    let others = dependants(on: relation).filter { dependant in
      guard dependant.tie == .whole else { return false }
      return dependant.words.contains(column.name) || dependant.words.contains("*")
    }
    return own + others
  }
}

private struct DependantReader {
  let mentions: SchemaMentions

  func dependants(_ element: SchemaElement) -> [Dependant] {
    switch element {
    case .view(let view):
      return [text(view.query.source, .query, view.name.namespace, element)]
    case .viewColumn(let column, let view):
      guard let value = column.defaultValue else { return [] }
      return [text(value.source, .expression, view.namespace, element)]
    case .function(let item):
      return [text(item.definition.source, .signature, item.name.namespace, element, isBody: true)]
    case .column(let column, let table): return dependants(column, table, element)
    case .check(let check, let table):
      return [text(check.expression.source, .expression, table.namespace, element)]
    case .exclusion(let item, let table):
      return [text(item.definition.source, .expression, table.namespace, element)]
    case .domainCheck(let check, let domain):
      return [text(check.expression.source, .expression, domain.namespace, element)]
    case .index(let index, let relation):
      var sources = [index.predicate?.source ?? ""]
      for key in index.keys {
        if case .expression(let text) = key.subject { sources.append(text.source) }
        sources.append(key.operatorClass?.description ?? "")
        sources.append(key.collation?.description ?? "")
      }
      let all = sources.joined(separator: " ")
      return [text(all, .expression, relation.objectName?.namespace, element)]
    case .policy(let policy, let table):
      let all = [policy.using?.source ?? "", policy.withCheck?.source ?? ""].joined(separator: " ")
      return [text(all, .query, table.namespace, element)]
    case .trigger(let trigger, let relation):
      let all = "\(trigger.event.source) \(trigger.action.source)"
      return [text(all, .definition, relation.objectName?.namespace, element)]
    case .rule(let rule, let relation):
      return [text(rule.action.source, .query, relation.objectName?.namespace, element)]
    case .statistics(let item, _):
      return [text(item.definition.source, .expression, item.name.namespace, element)]
    case .domain(let domain):
      var all = [type(domain.type, domain.name.namespace, element)]
      if let value = domain.defaultValue {
        all.append(text(value.source, .expression, domain.name.namespace, element))
        all[1].tie = .defaultValue
      }
      return all
    case .compositeType(let item):
      return item.attributes.map { type($0.type, item.name.namespace, element) }
    case .object(let item):
      let all = "\(item.name) \(item.definition.source)"
      return [text(all, .definition, item.namespace, element)]
    case .table(let table):
      let keys = table.partitioning?.keys.source ?? ""
      var all = [text(keys, .expression, table.name.namespace, element)]
      if let server = table.foreignServer?.server {
        all.append(Dependant(element, objects: [ObjectPath([.object(.server, server.name)])]))
      }
      return all
    case .foreignKey(let key, _):
      return [
        Dependant(
          element, objects: [.table(key.referencedTable)],
          words: Set((key.columns + key.referencedColumns).map(\.name)))
      ]
    case .namespace, .extension, .enumeration, .sequence, .primaryKey, .unique, .custom: return []
    }
  }

  private func dependants(
    _ column: Column, _ table: QualifiedName, _ element: SchemaElement
  ) -> [Dependant] {
    var all = [type(column.type, table.namespace, element)]
    if let value = column.defaultValue {
      var dependant = text(value.source, .expression, table.namespace, element)
      dependant.tie = .defaultValue
      all.append(dependant)
    }
    switch column.generation {
    case .stored(let value), .virtual(let value):
      all.append(text(value.source, .expression, table.namespace, element))
    case nil, .serial, .identity: break
    }
    return all
  }

  private func type(
    _ type: DataType, _ namespace: SQLIdentifier?, _ element: SchemaElement
  ) -> Dependant {
    let objects: [ObjectPath] =
      switch type.base {
      case .enumeration(let name): [.enumeration(name)]
      case .domain(let name), .composite(let name), .range(let name):
        mentions.objects(named: name)
      case .other(let sql): mentions.objects(in: sql.description, .definition, of: namespace)
      default: []
      }
    return Dependant(element, .type, objects: Set(objects))
  }

  private func text(
    _ source: String, _ kind: SchemaMentions.Kind, _ namespace: SQLIdentifier?,
    _ element: SchemaElement, isBody: Bool = false
  ) -> Dependant {
    let tokens = (try? SQLLexer.tokens(of: source)) ?? []
    var words: Set<String> = []
    for token in tokens {
      switch token.kind {
      case .word, .quotedIdentifier: words.insert(token.text)
      case .symbol where token.text == "*": words.insert("*")
      default: break
      }
    }
    var objects = mentions.objects(in: source, kind, of: namespace)
    let hasBody = isBody && (words.contains("atomic") || !words.contains("as"))
    if hasBody { objects += mentions.objects(in: source, .query, of: namespace) }
    objects += enumerations(words, namespace)
    // What a string body names is looked up when it runs; only its signature binds.
    if isBody, !hasBody { words = [] }
    return Dependant(element, objects: Set(objects), words: words)
  }

  private func enumerations(_ words: Set<String>, _ namespace: SQLIdentifier?) -> [ObjectPath] {
    mentions.enumerations.filter { words.contains($0.name.name) }.map(ObjectPath.enumeration)
  }
}
