import SengiSQL
import SengiSteps

/// What a migration changes and what it looks at, as far as its SQL tells.
///
/// Two migrations commute when neither changes what the other changes or mentions. It errs towards
/// refusing: every name in a statement counts as looked at, whatever it names there.
public struct Footprint: Sendable, Hashable {
  var statements: [StatementFootprint]

  public init(_ script: MigrationScript) {
    statements = script.steps.flatMap { step in
      step.statements.map { text in
        SQLStatement(text).map { StatementFootprint($0, isQuery: step.mode == .check) }
          ?? StatementFootprint(opaque: "a statement that cannot be read")
      }
    }
  }

  /// Why the two do not commute; nil when they do.
  public func conflict(with other: Footprint, _ name: String, _ otherName: String) -> String? {
    for own in statements {
      for foreign in other.statements {
        if let opaque = own.opaque, !foreign.isIdle {
          return "\(name) has \(opaque), whose effects cannot be told"
        }
        if let opaque = foreign.opaque, !own.isIdle {
          return "\(otherName) has \(opaque), whose effects cannot be told"
        }
        if let change = own.changes.first(where: foreign.touches) {
          return Self.reason(change, name, otherName, bothChange: foreign.changes.contains(change))
        }
        if let change = foreign.changes.first(where: own.touches) {
          return Self.reason(change, otherName, name, bothChange: own.changes.contains(change))
        }
      }
    }
    return nil
  }

  private static func reason(
    _ change: FootprintChange, _ name: String, _ other: String, bothChange: Bool
  ) -> String {
    bothChange
      ? "\(name) and \(other) both change \(change)"
      : "\(name) changes \(change), which \(other) uses"
  }
}

/// One thing that a statement changes.
struct FootprintChange: Sendable, Hashable, CustomStringConvertible {
  var namespace: String?
  var name: String
  /// A column, constraint, trigger or policy of it, or one of ``Aspect``; nil for the whole.
  var part: String?

  /// What can change of an object beside its parts; no name of a part looks like it.
  enum Aspect {
    static let rows = "(rows)"
    static let values = "(values)"
    static let privileges = "(privileges)"
    static let comment = "(comment)"
    static let storage = "(storage)"
    static let rowSecurity = "(row security)"
    static let owner = "(owner)"
  }

  var description: String {
    let object = (namespace.map { $0 + "." } ?? "") + name
    guard let part else { return object }
    return part.hasPrefix("(") ? "\(object) \(part)" : "\(object).\(part)"
  }
}
