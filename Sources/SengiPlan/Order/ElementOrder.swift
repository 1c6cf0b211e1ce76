import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension SchemaElement {
  var additionImpact: Operation.Impact? {
    switch self {
    case .index(let item, let relation): .createIndex(item, on: relation)
    case .primaryKey(let item, let table): .addPrimaryKey(item, to: table)
    case .unique(let item, let table): .addUnique(item, to: table)
    case .check(let item, let table): .addCheck(item, to: table)
    case .foreignKey(let item, let table): .addForeignKey(item, to: table)
    case .column(let item, let table): .addColumn(item, to: table)
    default: nil
    }
  }

  /// Whether the statement that drops it tells it from others by types, in its author's words.
  var namesTypes: Bool {
    switch self {
    case .function: true
    case .object(let item): [.operator, .cast, .transform].contains(item.kind)
    default: false
    }
  }

  /// Foreign keys go before the keys that they name, and those before their table.
  var dropOrder: Operation.Order {
    switch self {
    case .foreignKey: .whole
    case .table: .rest
    default: .constraint
    }
  }
}

extension DDLStatement {
  /// The path that the statement's own text wants; empty where any will do.
  var neededSearchPath: [SQLIdentifier] {
    switch object?.steps.last {
    // Told from others by types, in their author's words.
    case .function?, .object?: searchPath
    // A type of an extension, wherever that was put.
    default: spans.isEmpty && !sql.description.contains("citext") ? [] : searchPath
    }
  }
}

extension SQLText {
  var attachesIndex: Bool { description.hasPrefix("ALTER INDEX ") && isAttachment }

  var isAttachment: Bool {
    let tokens = (try? SQLLexer.tokens(of: description)) ?? []
    return tokens.contains { $0.isWord("attach") }
  }
}
