import SengiDiff
import SengiSQL
import SengiSchema

/// What becomes of the rows that hold labels which an enum no longer has.
struct LabelConversion {
  /// The labels that go, in their order.
  private(set) var gone: [String] = []
  /// The labels that their rows take.
  private(set) var taken: [String: String] = [:]
  /// Labels that go and cannot be told from others afterwards, in their order.
  private(set) var merged: [String] = []

  var isEmpty: Bool { gone.isEmpty }

  /// Labels that no row may hold.
  var unmapped: [String] { gone.filter { taken[$0] == nil } }

  /// - Parameters:
  ///   - old: With its labels renamed.
  ///   - isBack: Whether `old` is what came of `new`.
  init(
    from old: Enumeration, to new: Enumeration, _ renamings: [Renaming], isBack: Bool
  ) {
    let (before, after) = (old.values.map(\.label), new.values.map(\.label))
    gone = before.filter { !after.contains($0) }
    if isBack {
      let names = Self.names(in: new.name, renamings)
      for label in after where !before.contains(label) {
        guard let successor = old.successors[label] else { continue }
        let place = names[successor] ?? successor
        // The first of several comes back; which it was, the way there has told to be lost.
        if gone.contains(place), taken[place] == nil { taken[place] = label }
      }
    } else {
      for label in gone {
        if let successor = new.successors[label], after.contains(successor) {
          taken[label] = successor
        }
      }
      merged = gone.filter { label in
        guard let successor = taken[label] else { return false }
        return before.contains(successor) || taken.values.filter { $0 == successor }.count > 1
      }
    }
  }

  /// What the labels of an enum are called now.
  private static func names(in type: QualifiedName, _ renamings: [Renaming]) -> [String: String] {
    var names: [String: String] = [:]
    for renaming in renamings where renaming.to.parent == .enumeration(type) {
      if case (.enumValue(let from)?, .enumValue(let to)?) = (
        renaming.from.steps.last, renaming.to.steps.last
      ) {
        names[from] = to
      }
    }
    return names
  }

  /// `text` with labels that go replaced by those that take their place.
  func replaced(_ text: SQLText, isArray: Bool) -> SQLText {
    let pairs = gone.compactMap { label in
      taken[label].map { (SQLLiteral(label), SQLLiteral($0)) }
    }
    if pairs.isEmpty { return text }
    if isArray {
      return pairs.reduce(text) { "array_replace(\($0), \($1.0), \($1.1))" }
    }
    let cases = pairs.map { "WHEN \($0.0) THEN \($0.1)" as SQLText }
    return "CASE \(text) \(cases, separator: " ") ELSE \(text) END"
  }
}
