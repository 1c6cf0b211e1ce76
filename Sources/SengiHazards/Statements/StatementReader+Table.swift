import SengiSQL
import SengiSchema

extension StatementReader {
  mutating func table(isTemporary: Bool) -> Statement? {
    let ifNotExists = cursor.accept("if", "not", "exists")
    guard let name = cursor.name() else { return nil }
    var table = TableCreation(name: name, isTemporary: isTemporary, ifNotExists: ifNotExists)
    if cursor.accept("partition", "of") { table.partitionOf = cursor.name() }
    if cursor.accept("of") { _ = cursor.name() }
    for element in StatementCursor.split(cursor.parenthesized()) {
      var inner = StatementReader(cursor: StatementCursor(element))
      inner.element(of: &table)
    }
    if cursor.accept("inherits") {
      var parents = StatementCursor(cursor.parenthesized())
      table.inherits = parents.names()
    }
    table.isPartitioned = cursor.contains("partition", "by")
    if cursor.contains("as") {
      table.reads = StatementCursor.reads(cursor.rest)
    }
    return .createTable(table)
  }

  private mutating func element(of table: inout TableCreation) {
    if cursor.accept("like") {
      if let name = cursor.name() { table.likes.append(name) }
      return
    }
    if let constraint = constraint() {
      table.constraints.append(constraint)
    } else if let column = column() {
      table.columns.append(column)
    }
  }

  /// What follows `ADD COLUMN`.
  mutating func column() -> ColumnClause? {
    let start = cursor.next?.range.lowerBound ?? 0
    guard let name = cursor.identifier(), let (type, isSerial) = cursor.type() else { return nil }
    var column = ColumnClause(name: name, type: type, range: start..<start)
    if isSerial {
      column.generation = .serial
      column.isNotNull = true
    }
    while !cursor.isAtEnd {
      if columnPart(&column) == false { cursor.advance() }
    }
    column.range = start..<(cursor.tokens.last?.range.upperBound ?? start)
    return column
  }

  private mutating func columnPart(_ column: inout ColumnClause) -> Bool {
    if cursor.accept("not", "null") {
      column.isNotNull = true
    } else if cursor.accept("collate") {
      _ = cursor.name()
      column.type.hasCollation = true
    } else if cursor.accept("default") {
      column.defaultValue = Array(expression())
    } else if cursor.accept("generated") {
      generation(of: &column)
    } else if var constraint = constraint() {
      constraint.columns = [column.name]
      if constraint.kind == .primaryKey || constraint.kind == .notNull { column.isNotNull = true }
      if constraint.kind != .notNull { column.constraints.append(constraint) }
    } else {
      return false
    }
    return true
  }

  private mutating func generation(of column: inout ColumnClause) {
    if !cursor.accept("always") { _ = cursor.accept("by", "default") }
    guard cursor.accept("as") else { return }
    if cursor.accept("identity") {
      column.generation = .identity
      column.isNotNull = true
      if cursor.next?.isPunctuation("(") == true { _ = cursor.parenthesized() }
    } else {
      _ = cursor.parenthesized()
      // From PostgreSQL 18 on, neither word means virtual; before, one had to be written.
      column.generation = cursor.accept("stored") ? .stored : .virtual
      _ = cursor.accept("virtual")
    }
  }

  /// An expression up to a word that begins the next part of a column.
  private mutating func expression() -> ArraySlice<SQLToken> {
    let start = cursor.index
    var isFirst = true
    while let token = cursor.next {
      if token.isPunctuation("(") {
        _ = cursor.parenthesized()
      } else {
        if !isFirst, token.kind == .word, Self.beginsPart.contains(token.text) { break }
        cursor.advance()
      }
      isFirst = false
    }
    return cursor.tokens[start..<cursor.index]
  }

  private static let beginsPart: Set<String> = [
    "not", "null", "constraint", "check", "unique", "primary", "references", "generated", "default",
    "collate",
  ]

  /// A constraint of a table or a column; nil, with nothing read, when none comes next.
  mutating func constraint() -> ConstraintClause? {
    let beginning = cursor
    let start = cursor.next?.range.lowerBound ?? 0
    var name: SQLIdentifier?
    if cursor.accept("constraint") { name = cursor.identifier() }
    var clause = ConstraintClause(kind: .check, name: name, range: start..<start)
    if cursor.accept("check") {
      clause.expression = Array(cursor.parenthesized())
    } else if cursor.accept("primary", "key") {
      clause.kind = .primaryKey
      key(&clause)
    } else if cursor.accept("unique") {
      clause.kind = .unique
      _ = cursor.accept("nulls", "not", "distinct") || cursor.accept("nulls", "distinct")
      key(&clause)
    } else if cursor.nextIs("exclude", "using") || cursor.nextIs("exclude") && isFollowedByList {
      cursor.advance()
      clause.kind = .exclusion
      if cursor.accept("using") { _ = cursor.identifier() }
      _ = cursor.parenthesized()
    } else if cursor.accept("foreign", "key") {
      clause.kind = .foreignKey
      clause.columns = cursor.identifierList()
      guard cursor.accept("references") else { return abandon(beginning) }
      references(&clause)
    } else if cursor.accept("references") {
      clause.kind = .foreignKey
      references(&clause)
    } else if cursor.accept("not", "null") {
      clause.kind = .notNull
      if let token = cursor.next, Self.namesColumn(token), let column = cursor.identifier() {
        clause.columns = [column]
      }
    } else {
      return abandon(beginning)
    }
    attributes(&clause)
    let last = cursor.index - 1
    clause.range =
      start..<(cursor.tokens.indices.contains(last) ? cursor.tokens[last].range.upperBound : start)
    return clause
  }

  private var isFollowedByList: Bool { cursor.peek(1)?.isPunctuation("(") == true }

  /// Whether the word behind `NOT NULL` is a table constraint's column rather than what follows the
  /// constraint of a column.
  private static func namesColumn(_ token: SQLToken) -> Bool {
    guard token.kind == .word else { return token.kind == .quotedIdentifier }
    return !SQLKeywords.needsQuotes(token.text) && !["generated", "no"].contains(token.text)
  }

  private mutating func abandon(_ beginning: StatementCursor) -> ConstraintClause? {
    cursor = beginning
    return nil
  }

  private mutating func key(_ clause: inout ConstraintClause) {
    if cursor.accept("using", "index") {
      clause.usingIndex = cursor.identifier()
      return
    }
    clause.columns = cursor.identifierList()
    if cursor.accept("include") { _ = cursor.parenthesized() }
    if cursor.accept("with") { _ = cursor.parenthesized() }
    if cursor.accept("using", "index", "tablespace") { _ = cursor.identifier() }
  }

  private mutating func references(_ clause: inout ConstraintClause) {
    clause.referencedTable = cursor.name()
    if cursor.next?.isPunctuation("(") == true { _ = cursor.parenthesized() }
    while true {
      if cursor.accept("match") {
        cursor.advance()
      } else if cursor.accept("on", "delete") || cursor.accept("on", "update") {
        if cursor.accept("set", "null") || cursor.accept("set", "default") {
          if cursor.next?.isPunctuation("(") == true { _ = cursor.parenthesized() }
        } else if !cursor.accept("no", "action") {
          cursor.advance()
        }
      } else {
        return
      }
    }
  }

  private mutating func attributes(_ clause: inout ConstraintClause) {
    while true {
      if cursor.accept("not", "valid") {
        clause.isNotValid = true
      } else if cursor.accept("not", "enforced") {
        clause.isNotEnforced = true
      } else if cursor.accept("no", "inherit") || cursor.accept("not", "deferrable")
        || cursor.accept("deferrable") || cursor.accept("initially", "deferred")
        || cursor.accept("initially", "immediate") || cursor.accept("enforced")
      {
        continue
      } else if cursor.nextIs("where"), clause.kind == .exclusion {
        cursor.advance()
        _ = cursor.parenthesized()
      } else {
        return
      }
    }
  }
}
