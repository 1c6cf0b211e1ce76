import SengiSQL
import SengiSchema

/// The columns that a table takes over, as they are before it says anything about them.
struct InheritedColumns {
  private let table: Table
  private let parents: [Table]
  private let type: CompositeType?

  init(of table: Table, _ names: SchemaNames) {
    self.table = table
    parents = table.parents.compactMap { names.table($0) }
    type = table.ofType.flatMap { names.schema.compositeType($0) }
  }

  /// nil for a column that no known parent has.
  subscript(name: SQLIdentifier) -> Column? {
    if let typed = type?.attributes.first(where: { $0.name == name })?.handedDown {
      var column = typed
      // A key says NOT NULL by itself.
      if table.primaryKey?.columns.contains(name) == true, let own = table.column(name) {
        column.isNullable = own.isNullable
      }
      return column
    }
    let inherited = parents.compactMap { parent in
      parent.column(name).map { (parent: parent, column: $0) }
    }
    guard let (parent, first) = inherited.first else { return nil }
    var column = table.partitionOf == nil ? first.handedToChild : first.handedToPartition
    column.isNullable = inherited.allSatisfy(\.column.isNullable)
    if first.generation == .serial { column.defaultValue = value(name, of: parent) }
    return column
  }

  /// What the parent's own sequence fills goes without saying.
  private func value(_ name: SQLIdentifier, of parent: Table) -> SQLExpression? {
    guard let own = table.column(name)?.defaultValue else { return nil }
    let tokens = (try? SQLLexer.tokens(of: own.source)) ?? []
    let sequence = DefaultName.sequence(parent.name.name, name)
    guard tokens.first?.isWord("nextval") == true, tokens.count == 4, tokens[2].kind == .string,
      tokens[2].text.hasSuffix(sequence.spelled)
    else { return nil }
    return own
  }
}
