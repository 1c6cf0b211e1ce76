import SengiSQL

/// A constant between dollar signs, which needs no escapes.
enum DollarQuote {
  /// The tag grows until the text does not hold it.
  static func quoting(_ text: String) -> String {
    var tag = "$$"
    var number = 0
    while !fits(tag, text) {
      number += 1
      tag = number == 1 ? "$body$" : "$body\(number)$"
    }
    return tag + text + tag
  }

  private static func fits(_ tag: String, _ text: String) -> Bool {
    tag == "$$" ? !text.contains(tag) && !text.hasSuffix("$") : !text.contains(tag.dropLast())
  }
}

/// A setting that a function brings: `SET name TO value`.
enum FunctionSetting {
  /// Settings whose value is a list of names, which the server keeps quoted one by one.
  private static let lists: Set<String> = [
    "local_preload_libraries", "search_path", "session_preload_libraries",
    "shared_preload_libraries", "temp_tablespaces", "unix_socket_directories",
  ]

  static func clause(_ setting: String) -> String {
    let key = OptionList.name(of: setting)
    let value = OptionList.value(of: setting)
    let name = key.split(separator: ".", omittingEmptySubsequences: false)
      .map { SQLIdentifier(String($0))?.spelled ?? "\"\"" }.joined(separator: ".")
    guard lists.contains(key.lowercased()) else {
      return "set \(name) to \(SQLLiteral(value).sql)"
    }
    let items = items(value).map { item in
      (SQLIdentifier(item).map(\.isPlain) ?? false) ? item : SQLLiteral(item).sql
    }
    return "set \(name) to " + (items.isEmpty ? "''" : items.joined(separator: ", "))
  }

  /// The names of a list, unquoted.
  private static func items(_ list: String) -> [String] {
    var items: [String] = []
    var current = ""
    var isQuoted = false
    var characters = list[...]
    while let character = characters.popFirst() {
      switch character {
      case "\"" where isQuoted && characters.first == "\"":
        current.append("\"")
        characters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        items.append(current)
        current = ""
      case " " where !isQuoted: break
      default: current.append(character)
      }
    }
    if !list.isEmpty { items.append(current) }
    return items
  }
}
