import SengiSQL
import SengiSchema

/// Checks that follow from a declaration, which the reader adds by itself: the labels of an enum
/// kept as text, and the cases of a union tagged by a column.
enum ImpliedCheck {
  static func implies(_ check: CheckConstraint, of table: Table, in schema: Schema) -> Bool {
    check.isBare
      && table.columns.contains { column in
        guard let (subject, labels) = labels(by: column, in: schema),
          check.name == DefaultName.check(table.name.name, subject)
        else { return false }
        let list = labels.map { SQLLiteral($0).sql }.joined(separator: ", ")
        return check.expression.source == "\(subject.spelled) in (\(list))"
      }
  }

  private static func labels(
    by column: Column, in schema: Schema
  ) -> (subject: SQLIdentifier, labels: [String])? {
    if let tag = column.tag, let shape = column.type.base.shape,
      case .union(let union)? = schema.shape(shape)?.body
    {
      return (tag, union.cases.map(\.name))
    }
    guard case .enumeration(let name) = column.type.base, !column.isInherited,
      !column.type.isArray, let enumeration = schema.enumeration(name),
      enumeration.storage == .text
    else { return nil }
    return (column.name, enumeration.values.map(\.label))
  }
}
