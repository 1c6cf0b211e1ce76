import SengiSQL
import SengiSchema

/// Tables at the edges of what a table can be.
enum OddSample {
  static let schema = Schema(namespaces: [
    Namespace(
      name: id("public"),
      tables: [
        Table(QualifiedName(id("public"), id("nothing")), []),
        Table(
          QualifiedName(id("public"), id("counted")), key: ["id"],
          [Column("id", .bigint) { $0.generation = .identity(always: true, options: nil) }]),
        Table(
          QualifiedName(id("public"), id("wide")), key: ["c0", "c1", "c2"],
          (0..<150).map { position in
            Column("c\(position)", types[position % types.count]) { column in
              column.isNullable = position > 2 && position.isMultiple(of: 3)
            }
          }),
      ])
  ])

  private static let types: [BaseType] = [
    .boolean, .smallint, .integer, .bigint, .real, .doublePrecision,
    .numeric(precision: 12, scale: 2), .money, .text, .citext, .name, .varchar(9), .char(1),
    .bytea, .uuid, .date, .time(precision: nil), .timetz(precision: nil),
    .timestamp(precision: nil), .timestamptz(precision: 3),
    .interval(fields: nil, precision: nil), .json(shape: nil), .jsonb(shape: nil), .inet, .cidr,
    .macaddr, .macaddr8, .bit(3), .varbit(nil), .oid, .xml, .tsvector, .tsquery,
    .other("ltree"),
  ]
}
