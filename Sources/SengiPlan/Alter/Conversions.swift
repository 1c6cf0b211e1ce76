import SengiDiff
import SengiSQL
import SengiSchema

/// How values make the way from one schema to another, as files say it: `using` and `back` of
/// columns, `dropped` of enums.
///
/// What stood in the old schema already was meant for an earlier change, and means nothing here.
struct Conversions {
  /// Columns whose values were made by `using`, when nothing says how to unmake that.
  private(set) var oneWay: Set<ObjectPath> = []
  /// By enum; those whose labels neither go nor come back are left out.
  private(set) var labels: [QualifiedName: LabelConversion] = [:]
  private var values: [ObjectPath: SQLExpression] = [:]

  init() {}

  /// - Parameters:
  ///   - old: With its renamings done.
  ///   - isBack: Whether `old` is what came of `new`.
  init(from old: Schema, to new: Schema, _ renamings: [Renaming], isBack: Bool) {
    for table in new.tables {
      guard let former = old.table(table.name),
        (isBack ? former : table).columns.contains(where: { $0.using != nil || $0.back != nil })
      else { continue }
      for column in table.columns {
        guard let was = former.column(column.name) else { continue }
        let path = ObjectPath.table(table.name).appending(.column(column.name))
        let (said, known) = isBack ? (was.backOfType, column.backOfType) : (column.using, was.using)
        if let said, said != known {
          values[path] = Self.renamed(said, in: table.name, renamings)
        } else if isBack, was.using != nil, was.using != column.using {
          oneWay.insert(path)
        }
      }
    }
    for item in new.namespaces.flatMap(\.enumerations) {
      guard let former = old.enumeration(item.name) else { continue }
      let change = LabelConversion(from: former, to: item, renamings, isBack: isBack)
      if !change.isEmpty { labels[item.name] = change }
    }
  }

  /// The column's new value out of its row, as its author says it; columns go by their new names.
  func value(of column: ObjectPath) -> SQLExpression? { values[column] }

  /// The text is written over the row as it was: under the names of before.
  private static func renamed(
    _ text: SQLExpression, in table: QualifiedName, _ renamings: [Renaming]
  ) -> SQLExpression {
    renamings.reduce(text) { text, renaming in
      guard renaming.to.parent == .table(table),
        case (.column(let from)?, .column(let to)?) = (
          renaming.from.steps.last, renaming.to.steps.last
        )
      else { return text }
      return text.renaming(from, to: to)
    }
  }

  /// The columns that must take their types in one statement, since one's new value is made of
  /// another's old one.
  func joint(_ columns: [SQLIdentifier], of table: QualifiedName) -> Bool {
    guard columns.count > 1 else { return false }
    let names = Set(columns.map(\.name))
    return columns.contains { column in
      guard let text = values[.table(table).appending(.column(column))] else { return false }
      let words = (try? SQLLexer.tokens(of: text.source))?.map(\.text) ?? []
      return words.contains { $0 != column.name && names.contains($0) }
    }
  }
}

extension Column {
  /// `back`, where it is not about the column that this one replaces.
  fileprivate var backOfType: SQLExpression? { replaces == nil ? back : nil }
}
