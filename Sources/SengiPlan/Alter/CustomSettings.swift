import SengiDiff
import SengiSQL
import SengiSchema

/// Statements of one's own that only set what can be set again: settings and comments of things that
/// a schema cannot say them of.
struct CustomSettings {
  struct Setting {
    /// What is set, without its value.
    var subject: String
    /// As written.
    var statement: SQLText
    /// What brings back how it is where nobody says it.
    var undoing: SQLText
    /// The column, index or constraint.
    var part: SQLIdentifier
    var isStorage: Bool
    var kind = Kind.value
  }

  enum Kind: Int {
    /// NOT NULL that is not validated, which is said once.
    case unvalidated
    case value
    /// Whether NOT NULL of the name is handed down.
    case inheritance
    case comment
  }

  let settings: [Setting]

  /// - Returns: nil where the statements do other things too.
  init?(_ custom: CustomObject) {
    let source = custom.statements.source
    guard let tokens = try? SQLLexer.tokens(of: source), !tokens.isEmpty else { return nil }
    let bytes = Array(source.utf8)
    var settings: [Setting] = []
    for statement in tokens.split(whereSeparator: { $0.isPunctuation(";") }) {
      guard let setting = Self.setting(statement, bytes) else { return nil }
      settings.append(setting)
    }
    self.settings = settings
  }

  private static func setting(_ tokens: ArraySlice<SQLToken>, _ bytes: [UInt8]) -> Setting? {
    func text(_ slice: ArraySlice<SQLToken>) -> String {
      guard let first = slice.first, let last = slice.last else { return "" }
      return String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
    }
    let statement = SQLText(verbatim: text(tokens) + ";")
    if tokens.starts(with: ["comment", "on"]), tokens.last?.kind == .string,
      let verb = tokens.lastIndex(where: { $0.isWord("is") }), verb == tokens.endIndex - 2
    {
      let subject = tokens[..<verb]
      // `comment on constraint name on table`
      let isConstraint = subject.dropFirst(2).first?.isWord("constraint") == true
      let named = isConstraint ? subject.dropFirst(3).first : subject.last
      guard let part = named.flatMap({ SQLIdentifier($0.text) }) else { return nil }
      return Setting(
        subject: text(subject), statement: statement,
        undoing: SQLText(verbatim: text(subject) + " is null;"), part: part, isStorage: false,
        kind: .comment)
    }
    if let setting = NotNullSetting(tokens, bytes) {
      return Setting(
        subject: setting.subject, statement: statement, undoing: setting.undoing,
        part: setting.part, isStorage: false, kind: setting.kind)
    }
    guard tokens.starts(with: ["alter", "table", "only"]),
      let verb = tokens.lastIndex(where: { $0.isWord("set") }), verb + 1 < tokens.endIndex,
      verb - 1 > tokens.startIndex, let part = SQLIdentifier(tokens[verb - 1].text),
      tokens[..<(verb - 1)].suffix(2).starts(with: ["alter", "column"])
    else { return nil }
    let head = text(tokens[..<verb])
    let value = tokens[(verb + 1)...]
    func made(_ subject: String, _ undoing: String, isStorage: Bool = false) -> Setting {
      Setting(
        subject: "\(head) \(subject)", statement: statement,
        undoing: SQLText(verbatim: "\(head) \(undoing);"), part: part, isStorage: isStorage)
    }
    if value.starts(with: ["statistics"]) { return made("statistics", "set statistics -1") }
    if value.starts(with: ["compression"]) { return made("compression", "set compression default") }
    if value.starts(with: ["storage"]) { return made("storage", "set storage", isStorage: true) }
    guard value.first?.isPunctuation("(") == true else { return nil }
    let keys = value.indices.filter { $0 + 1 < value.endIndex && value[$0 + 1].text == "=" }
      .map { value[$0].text }
    return made("options", "reset (\(keys.joined(separator: ", ")))")
  }
}

extension ArraySlice<SQLToken> {
  fileprivate func starts(with words: [String]) -> Bool {
    count >= words.count && zip(self, words).allSatisfy { $0.isWord($1) }
  }
}

extension PlanBuilder {
  /// Sets what the new statements say, and takes back what only the old ones said.
  /// - Returns: whether the statements do no more than that.
  mutating func restate(_ old: CustomObject, as new: CustomObject?) -> Bool {
    guard let before = CustomSettings(old) else { return false }
    var wanted: [CustomSettings.Setting] = []
    if let new {
      guard let after = CustomSettings(new) else { return false }
      wanted = after.settings
    }
    for setting in before.settings where !wanted.contains(where: { $0.subject == setting.subject })
    {
      guard let table = old.dependsOn.first, stays(setting.part, in: table) else { continue }
      var statement = setting.undoing
      if setting.kind == .inheritance {
        guard let name = notNullName(since: setting.part, in: table) else { continue }
        statement = "ALTER TABLE \(table) ALTER CONSTRAINT \(name) INHERIT;"
      }
      if setting.isStorage {
        guard let column = self.new.table(table)?.column(setting.part) else { continue }
        let usual = ColumnSettings(storage: SQLIdentifier(static: "plain"))
        guard
          let clause = ColumnSettingsAlteration.clauses(
            usual, column.settings, of: self.new.underlying(column.type)
          ).first
        else { continue }
        statement = "ALTER TABLE ONLY \(table) ALTER COLUMN \(column.name) \(clause);"
      }
      restate(statement, old, isUndoing: true)
      if setting.kind == .unvalidated {
        operations[operations.count - 1].phase = .clear
        operations[operations.count - 1].impact = nil
      }
    }
    for setting in wanted {
      let isSaid = before.settings.contains { $0.subject == setting.subject }
      if setting.kind == .unvalidated, isSaid { continue }
      restate(setting.statement, old)
    }
    return true
  }

  /// Sets what a table that is there already has not had so far.
  /// - Returns: whether the statements do no more than that.
  mutating func state(_ item: CustomObject) -> Bool {
    guard let custom = CustomSettings(item), let table = item.dependsOn.first,
      isKnown(.table(table))
    else { return false }
    for setting in custom.settings { restate(setting.statement, item) }
    return true
  }

  /// Sets again what has gone with a thing that is made anew.
  mutating func restateWhatIsMadeAnew() {
    for item in new.schema.customObjects {
      let path = ObjectPath([.custom(item.name)])
      guard old.element(path) == new.element(path), let custom = CustomSettings(item),
        let table = item.dependsOn.first, new.table(table) != nil
      else { continue }
      for setting in custom.settings where isMadeAnew(setting.part, in: table) {
        restate(setting.statement, item)
      }
    }
  }

  private func isMadeAnew(_ part: SQLIdentifier, in table: QualifiedName) -> Bool {
    let path = ObjectPath.table(table)
    let column = new.table(table)?.column(withNotNull: part)?.name ?? part
    let steps: [ObjectPath.Step] = [
      .column(column), .index(part), .unique(part), .exclusion(part), .check(part),
      .foreignKey(part),
    ]
    return steps.contains { isCreated(path.appending($0)) }
      || new.table(table)?.primaryKey?.name == part && isCreated(path.appending(.primaryKey))
  }

  /// Settings come when all is made that they are about, some of which may come late.
  private mutating func restate(
    _ statement: SQLText, _ item: CustomObject, isUndoing: Bool = false
  ) {
    operations.append(
      Operation(
        phase: .build, position: new.statements.count, rank: isUndoing ? 0 : 1,
        statement: statement,
        object: ObjectPath([.custom(item.name)]), impact: .followIndexes,
        title: "set \(item.name)"))
  }

  /// Whether a column, index or constraint is there and has not been made anew.
  private func stays(_ part: SQLIdentifier, in table: QualifiedName) -> Bool {
    guard let whole = new.table(table), !isCreated(.table(table)) else { return false }
    let path = ObjectPath.table(table)
    if let column = whole.column(part) ?? column(withNotNull: part, of: table) {
      return !isCreated(path.appending(.column(column.name)))
    }
    return whole.indexNames.contains(part)
  }
}
