/// A database with a name that may be shown.
struct NamedDatabase: Sendable {
  var url: String
  /// Host and database, without user and password.
  var name: String

  /// Names that are the same get numbers.
  static func named(_ urls: [String]) -> [NamedDatabase] {
    var seen: [String: Int] = [:]
    return urls.map { url in
      let name = name(of: url)
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return NamedDatabase(url: url, name: count == 1 ? name : "\(name) (\(count))")
    }
  }

  private static func name(of url: String) -> String {
    if let scheme = url.firstRange(of: "://") {
      let rest = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
      let place = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
      return String(place)
    }
    var values: [String: Substring] = [:]
    for word in url.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      if parts.count == 2, let key = parts.first { values[String(key)] = parts.last }
    }
    let host = values["host"]?.filter { $0 != "'" } ?? ""
    let database = values["dbname"]?.filter { $0 != "'" } ?? ""
    return "\(host)/\(database)"
  }
}
