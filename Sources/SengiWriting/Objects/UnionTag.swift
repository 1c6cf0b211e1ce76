import SengiSQL
import SengiSchema

/// The check that a union tagged by a column brings, which the reader adds by itself.
enum UnionTag {
  static func implies(_ check: CheckConstraint, of table: Table, in schema: Schema) -> Bool {
    check.isBare
      && table.columns.contains { column in
        guard let tag = column.tag, check.name == DefaultName.check(table.name.name, tag),
          let shape = column.type.base.shape,
          case .union(let union)? = schema.shape(shape)?.body
        else { return false }
        let labels = union.cases.map { SQLLiteral($0.name).sql }.joined(separator: ", ")
        return check.expression.source
          == "\(tag.isPlain ? tag.name : tag.quoted) in (\(labels))"
      }
  }
}
