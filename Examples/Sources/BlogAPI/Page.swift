import Hummingbird

/// A part of a list, and where the next one begins.
///
/// Pages are told apart by the last key of the one before, not by a number of rows to skip: what is
/// written meanwhile shifts nothing, and the last page costs no more than the first.
struct Page<Item: Encodable>: ResponseEncodable {
  var items: [Item]
  /// To be passed as `after`; nil on the last page.
  var next: String?

  /// - Parameter rows: One more than the page shall have, where there are more.
  init<Row, Key>(
    _ rows: [Row], _ request: PageRequest<Key>, key: (Row) -> Key, item: (Row) -> Item
  ) {
    let page = rows.prefix(request.limit)
    items = page.map(item)
    next = rows.count > page.count ? page.last.map { key($0).description } : nil
  }
}

/// `?limit=20&after=KEY`.
struct PageRequest<Key: LosslessStringConvertible> {
  var limit: Int
  var after: Key?

  init(_ request: Request) throws {
    let parameters = request.uri.queryParameters
    var problems = Problems()
    limit = 20
    if let text = parameters["limit"] {
      limit = Int(text) ?? 0
      problems.expect((1...100).contains(limit), "limit", "is 1 to 100")
    }
    if let text = parameters["after"] {
      after = Key(String(text))
      problems.expect(after != nil, "after", "is no key")
    }
    try problems.throwIfAny()
  }
}
