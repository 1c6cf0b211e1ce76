/// The comments of a database, by object.
struct Comments: Sendable {
  private struct Key: Hashable {
    var catalogue: String
    var object: UInt32
    var part: Int
  }

  private var texts: [Key: String] = [:]

  init(_ rows: [CatalogueRow]) {
    for row in rows {
      let key = Key(
        catalogue: row.text("catalogue") ?? "", object: row.oid("objoid"),
        part: row.number("objsubid") ?? 0)
      texts[key] = row.text("description")
    }
  }

  /// - Parameters:
  ///   - catalogue: Where the object stands, such as `pg_class`.
  ///   - part: The number of a table's column.
  subscript(catalogue: String, object: UInt32, part part: Int = 0) -> String? {
    texts[Key(catalogue: catalogue, object: object, part: part)]
  }
}
