/// The row type of a table: template `table`.
struct TableView: TemplateView {
  var library: LibraryNames
  var doc: SwiftLines
  var header: SwiftLines
  var type: SwiftCode
  var identifier: SwiftLines
  var properties: SwiftLines
  var initializer: SwiftLines
  var decoding: SwiftLines
  var hashing: SwiftLines
  var mirror: SwiftLines
  var tableName: SwiftLines
  var columnList: SwiftStringLiteral
  var columnCount: Int
  var presenceColumn: Int
  var softDeleteColumn: SwiftLines
  var accessors: SwiftLines
  var columns: [ColumnView]
  var insert: InsertView?
  var finders: [StatementView]
  /// One or none.
  var commands: [CommandsView]
  var codable: CodableView?
  var primaryKey: PrimaryKeyView?
  var constraints: ConstraintsView?
  var rules: SwiftLines

  static let fields: [String: TemplateField] = [
    "lib": .section(LibraryNames.fields), "doc": .text, "header": .text, "type": .text,
    "identifier": .text,
    "properties": .text, "initializer": .text, "decoding": .text, "hashing": .text,
    "mirror": .text, "tableName": .text, "columnList": .text, "columnCount": .text,
    "presenceColumn": .text, "softDeleteColumn": .text, "accessors": .text,
    "columns": .section(ColumnView.fields),
    "insert": .section(InsertView.fields), "finders": .section(StatementView.fields),
    "commands": .section(CommandsView.fields),
    "codable": .section(CodableView.fields),
    "primaryKey": .section(PrimaryKeyView.fields),
    "constraints": .section(ConstraintsView.fields), "rules": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "lib": library
    case "doc": doc
    case "header": header
    case "type": SwiftLines(type)
    case "identifier": identifier
    case "properties": properties
    case "initializer": initializer
    case "decoding": decoding
    case "hashing": hashing
    case "mirror": mirror
    case "tableName": tableName
    case "columnList": SwiftLines("\(columnList)")
    case "columnCount": SwiftLines("\(columnCount)")
    case "presenceColumn": SwiftLines("\(presenceColumn)")
    case "softDeleteColumn": softDeleteColumn
    case "accessors": accessors
    case "columns": columns
    case "insert": insert.map { [$0] } ?? []
    case "finders": finders
    case "commands": commands
    case "codable": codable.map { [$0] } ?? []
    case "primaryKey": primaryKey.map { [$0] } ?? []
    case "constraints": constraints.map { [$0] } ?? []
    case "rules": rules
    default: nil
    }
  }
}

/// The values of a new row.
struct InsertView: TemplateView {
  var conformances: SwiftLines
  var properties: SwiftLines
  var initializer: SwiftLines
  var decoding: SwiftLines
  var insertColumns: SwiftStringLiteral
  var writing: SwiftLines
  var mirror: SwiftLines

  static let fields: [String: TemplateField] = [
    "insertHeader": .text, "insertProperties": .text, "insertInitializer": .text,
    "insertDecoding": .text,
    "insertColumns": .text, "writing": .text, "insertMirror": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "insertHeader": conformances
    case "insertProperties": properties
    case "insertInitializer": initializer
    case "insertDecoding": decoding
    case "insertColumns": SwiftLines("\(insertColumns)")
    case "writing": writing
    case "insertMirror": mirror
    default: nil
    }
  }
}

/// A function that returns a constant statement.
struct StatementView: TemplateView {
  var doc: SwiftLines
  var signature: SwiftLines
  var maker: SwiftCode
  var sql: SwiftStringLiteral
  /// The arguments behind the SQL, with the closing parenthesis.
  var tail: SwiftLines

  static let fields: [String: TemplateField] = [
    "statementDoc": .text, "signature": .text, "maker": .text, "sql": .text, "tail": .text,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "statementDoc": doc
    case "signature": signature
    case "maker": SwiftLines(maker)
    case "sql": SwiftLines("\(sql)")
    case "tail": tail
    default: nil
    }
  }
}

/// Changes to the row that a primary key names.
struct CommandsView: TemplateView {
  var update: SwiftLines
  var statements: [StatementView]

  static let fields: [String: TemplateField] = [
    "update": .text, "statements": .section(StatementView.fields),
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "update": update
    case "statements": statements
    default: nil
    }
  }
}
