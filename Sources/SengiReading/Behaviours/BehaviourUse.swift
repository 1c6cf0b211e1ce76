import SengiDiagnostics
import SengiYAML

/// One item of `use`: a behaviour or mixin by name, perhaps with options, or one taken away.
public struct BehaviourUse: Sendable, Hashable {
  struct Option: Sendable, Hashable {
    var name: String
    var value: String
    /// Of the option's name.
    var range: SourceRange
    /// Of the value.
    var text: SourceMap.Text
  }

  var name: String
  /// `-name`: one of the project's defaults that the table goes without.
  var isTakenAway = false
  var options: [Option] = []
  var range: SourceRange

  /// `[timestamps, -audit, { version: { column: lock } }]`.
  static func list(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> [BehaviourUse] {
    var uses: [BehaviourUse] = []
    for item in node.items("a list of behaviours", &diagnostics) ?? [] {
      if let entries = item.mapping {
        uses += entries.map { entry in
          BehaviourUse(
            name: entry.name, options: options(entry.value, &diagnostics), range: entry.key.range)
        }
      } else if let name = item.name("a behaviour", &diagnostics) {
        let isTakenAway = name.hasPrefix("-")
        uses.append(
          BehaviourUse(
            name: isTakenAway ? String(name.dropFirst()) : name, isTakenAway: isTakenAway,
            range: item.range))
      }
    }
    var names: Set<String> = []
    return uses.filter { use in
      if names.insert(use.name).inserted { return true }
      diagnostics.error(
        SchemaCode.repeatedClause, "'\(use.name)' is said twice", at: use.range)
      return false
    }
  }

  private static func options(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> [Option] {
    (node.entries("options by name", &diagnostics) ?? []).compactMap { entry in
      entry.value.text("the option's value", &diagnostics).map { value in
        Option(
          name: entry.name, value: value, range: entry.key.range,
          text: Reading.place(of: entry.value, value))
      }
    }
  }
}
