import SengiSQL
import SengiSchema

/// Functions and tables in an order in which each finds what it names.
///
/// A table needs the functions in its defaults, checks and generated columns; a function needs the
/// tables in its signature. Foreign keys can be added later, and the body of a function is looked
/// at only when it runs (`check_function_bodies = off`), so these only prefer an order.
struct CreationOrder {
  enum Creation {
    case function(Function)
    case table(Table)

    var name: QualifiedName {
      switch self {
      case .function(let function): function.name
      case .table(let table): table.name
      }
    }
  }

  let creations: [Creation]

  init(_ schema: Schema) {
    let all = schema.namespaces.flatMap { namespace in
      namespace.functions.map(Creation.function) + namespace.tables.map(Creation.table)
    }
    let names = DeclaredNames(all)
    var order = DependencyOrder(required: [], preferred: [])
    for creation in all {
      let searchPath = Reading(creation.name.namespace, of: schema).searchPath
      switch creation {
      case .function(let function):
        let text = function.definition.source
        order.required.append(names.mentioned(in: text, searchPath))
        order.preferred.append(
          Self.bodies(in: text).flatMap { names.mentioned(in: $0, searchPath) })
      case .table(let table):
        let expressions =
          table.columns.flatMap(Self.expressions) + table.checks.map(\.expression.source)
        let types = table.columns.compactMap(Self.otherType)
        order.required.append(
          expressions.flatMap { names.functionsMentioned(in: $0, searchPath) }
            + types.flatMap { names.mentioned(in: $0, searchPath) })
        order.preferred.append(
          table.foreignKeys.compactMap { names.table($0.referencedTable) })
      }
    }
    creations = order.sorted().map { all[$0] }
  }

  private static func expressions(of column: Column) -> [String] {
    let value = column.defaultValue.map { [$0.source] } ?? []
    return switch column.generation {
    case nil, .serial, .identity: value
    case .stored(let expression), .virtual(let expression): value + [expression.source]
    }
  }

  /// A type that Sengi does not know may be a table's row type.
  private static func otherType(of column: Column) -> String? {
    guard case .other(let type) = column.type.base else { return nil }
    return type.description
  }

  private static func bodies(in definition: String) -> [String] {
    let bytes = Array(definition.utf8)
    let tokens = (try? SQLLexer.tokens(of: definition)) ?? []
    return tokens.compactMap { DollarQuoted($0, in: bytes)?.text }
  }
}
