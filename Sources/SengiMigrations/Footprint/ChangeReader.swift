import SengiSQL
import SengiSteps

/// Reads from a statement's words what it changes.
struct ChangeReader {
  typealias Aspect = FootprintChange.Aspect

  private(set) var changes: [FootprintChange] = []
  private(set) var aspects: Set<String> = []
  private(set) var opaque: String?
  /// SQL inside the statement's strings.
  private(set) var bodies: [String] = []
  var words: WordCursor

  init(_ statement: SQLStatement) { words = WordCursor(statement.tokens) }

  mutating func change(_ name: WordCursor.Name?, _ part: String? = nil) {
    guard let name else {
      opaque = "a statement"
      return
    }
    changes.append(FootprintChange(namespace: name.namespace, name: name.name, part: part))
  }

  mutating func dependOnRows() { aspects.insert(Aspect.rows) }

  mutating func read() {
    guard let verb = words.word() else {
      opaque = "a statement"
      return
    }
    switch verb {
    case "create": create()
    case "alter": alter()
    case "drop": drop()
    case "comment": comment()
    case "grant", "revoke": privileges()
    case "insert", "delete", "merge", "update", "truncate", "copy": rows(verb)
    case "refresh":
      _ = words.take(["materialized"]) && words.take(["view"]) && words.take(["concurrently"])
      change(words.name(), Aspect.rows)
      dependOnRows()
    case "select", "with", "table", "values", "explain": query()
    case "set", "reset", "show", "analyze", "vacuum", "reindex", "cluster", "lock", "notify",
      "discard", "listen":
      break
    default: opaque = "the statement \(verb.uppercased())"
    }
  }

  /// A query changes rows when a data-modifying statement hides in its WITH.
  private mutating func query() {
    dependOnRows()
    let hidden: Set<String> = ["insert", "update", "delete", "merge", "into"]
    if words.contains(where: hidden.contains) { opaque = "a query that changes rows" }
  }

  private mutating func rows(_ verb: String) {
    dependOnRows()
    _ = words.take(["into"]) || words.take(["from"]) || words.take(["table"])
    _ = words.take(["only"])
    change(words.name(), Aspect.rows)
    while verb == "truncate", words.take(mark: ",") { change(words.name(), Aspect.rows) }
  }

  private mutating func create() {
    _ = words.take(["or"]) && words.take(["replace"])
    var isUnique = false
    while true {
      if words.take(["unique"]) {
        isUnique = true
        continue
      }
      let isSkipped = words.take([
        "temp", "temporary", "unlogged", "global", "local", "recursive", "materialized",
        "constraint", "trusted", "procedural", "foreign", "event", "default",
      ])
      if !isSkipped { break }
    }
    guard let kind = words.word() else { return }
    switch kind {
    case "index": createIndex(isUnique: isUnique)
    case "trigger":
      // An event trigger is ON an event, not on a table; it is taken for a part of it all the same.
      let name = words.name()
      if words.skip(to: "on") { change(words.name(), name?.name ?? "") }
    case "policy":
      let name = words.name()
      if words.skip(to: "on") { change(words.name(), name?.name ?? "") }
    case "rule":
      let name = words.name()
      if words.skip(to: "to") { change(words.name(), name?.name ?? "") }
    case "cast", "operator", "transform", "user":
      changes.append(FootprintChange(name: kind))
    case "function", "procedure", "aggregate":
      change(words.name())
      bodies = words.strings
    case "text":
      words.skipWords(2)
      change(words.name())
    default:
      words.skipIfExists()
      change(words.name())
      if kind == "schema", words.take(["authorization"]) { opaque = "a namespace with contents" }
    }
  }

  private mutating func createIndex(isUnique: Bool) {
    _ = words.take(["concurrently"])
    words.skipIfExists()
    let name = words.take(["on"]) ? nil : words.name()
    if name != nil { _ = words.take(["on"]) }
    _ = words.take(["only"])
    let table = words.name()
    change(
      WordCursor.Name(
        namespace: table?.namespace, name: name?.name ?? "index of \(table?.name ?? "")"))
    if isUnique { dependOnRows() }
  }

  private mutating func drop() {
    _ = words.take(["materialized"]) || words.take(["foreign"]) || words.take(["event"])
    guard let kind = words.word() else { return }
    if kind == "index" { _ = words.take(["concurrently"]) }
    words.skipIfExists()
    switch kind {
    case "trigger", "policy", "rule":
      let name = words.name()
      if words.skip(to: "on") { change(words.name(), name?.name ?? "") }
    case "cast", "operator", "transform", "user", "owned":
      changes.append(FootprintChange(name: kind))
    default:
      repeat {
        change(words.name())
        words.skipParentheses()
      } while words.take(mark: ",")
    }
  }

  private mutating func comment() {
    _ = words.take(["on"])
    let kinds: Set<String> = ["constraint", "trigger", "policy", "rule"]
    guard let kind = words.word() else { return }
    if kind == "column" {
      let chain = words.chain()
      let namespace = chain.count > 2 ? chain[chain.count - 3] : nil
      guard chain.count > 1, let column = chain.last else { return }
      changes.append(
        FootprintChange(namespace: namespace, name: chain[chain.count - 2], part: column))
    } else if kinds.contains(kind) {
      let name = words.name()
      _ = words.skip(to: "on")
      _ = words.take(["domain"])
      change(words.name(), name?.name ?? "")
    } else {
      _ = kind == "materialized" && words.take(["view"])
      change(words.name(), Aspect.comment)
    }
  }

  private mutating func privileges() {
    guard words.skip(to: "on") else {
      // Membership of roles.
      changes.append(FootprintChange(name: "roles"))
      return
    }
    if words.take(["all"]) {
      opaque = "privileges on all objects of a namespace"
      return
    }
    _ = words.take([
      "table", "sequence", "function", "procedure", "routine", "schema", "type", "domain",
      "database", "language",
    ])
    repeat {
      change(words.name(), Aspect.privileges)
      words.skipParentheses()
    } while words.take(mark: ",")
  }
}
