import SeededRandom

/// Names that are new where they are used; some need quotes.
struct RandomNames {
  fileprivate var taken: [String: Set<String>] = [:]

  /// A name that is new in the scope, quoted where it has to be.
  mutating func fresh(in scope: String, _ random: inout SeededGenerator) -> String {
    while true {
      var name = random.chance(80) ? random.pick(Self.plain) : random.pick(Self.odd)
      if taken[scope, default: []].contains(name) {
        name = "\(name.prefix(15))_\(random.below(10_000))"
      }
      // Names of constraints and indexes are made from these: short enough to differ when cut.
      guard taken[scope, default: []].insert(name).inserted else { continue }
      return Self.quoted(name)
    }
  }

  static func quoted(_ name: String) -> String {
    let isBare =
      !odd.contains(name) && name.first?.isLetter == true
      && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
    return isBare ? name : "\"\(name.replacing("\"", with: "\"\""))\""
  }

  static let plain = [
    "users", "teams", "members", "orders", "lines", "items", "prices", "events", "tags", "posts",
    "comments_1", "id", "name", "title", "slug", "body", "kind", "state", "note", "amount", "rate",
    "total", "created_at", "updated_at", "owner_id", "parent_id", "place", "data", "meta",
    "flags",
    "score", "email", "phone", "street", "city", "zip", "country", "lang", "version", "hash",
  ]

  static let odd = [
    "select", "order", "position", "User", "Group", "table", "from", "null", "true", "default",
    "check", "a b",
    "a.b", "it's", "qu\"ote", "camelCase", "UPPER", "größe", "日本", "🦔", "1st", "no", "yes", "on",
    "x-y", "a:b", "# hash", "{b}", "[l]", "$", "a$b", "back\\slash", "%", "&", "*", "!", "?", "-",
    "self",
    "Type", "init", "columns", "primary key", " lead", "trail ", "tab\there",
    "a_name_that_is_so_long_that_others_made_from_it_are_cut_off_63b",
  ]
}

extension RandomNames {
  /// Keeps a quoted name from being given out in the scope.
  /// - Returns: whether it was still free.
  @discardableResult
  mutating func claim(_ name: String, in scope: String) -> Bool {
    let bare =
      name.hasPrefix("\"")
      ? String(name.dropFirst().dropLast()).replacing("\"\"", with: "\"") : name
    return taken[scope, default: []].insert(bare).inserted
  }
}
