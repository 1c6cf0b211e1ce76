import SengiJSON

/// Whether whatever fulfils some conditions fulfils another one, as far as that can be told.
///
/// No is also the answer where nobody knows.
struct ConditionInclusion {
  typealias Condition = PGJSONForm.Condition

  /// All of which hold.
  private let given: [Condition]
  /// The only strings that fulfil them; nil where there are too many to name.
  private let strings: [String]?
  private let numbers: [JSONNumber]?

  init(_ conditions: [Condition]) {
    given = conditions.flatMap(Self.parts)
    var strings: [String]?
    var numbers: [JSONNumber]?
    for condition in given {
      switch condition {
      case .oneOf(let all): strings = all
      case .oneOfNumbers(let all): numbers = all.compactMap { $0 }
      case .number(.equal, let only?): numbers = [only]
      default: break
      }
    }
    let given = given
    self.strings = strings?.filter { text in given.allSatisfy { $0.holds(for: .string(text)) } }
    self.numbers = numbers?.filter { number in
      given.allSatisfy { $0.holds(for: .number(number.text)) }
    }
  }

  private static func parts(_ condition: Condition) -> [Condition] {
    if case .all(let parts) = condition { parts.flatMap(Self.parts) } else { [condition] }
  }

  func implies(_ wanted: Condition) -> Bool {
    if let strings { return strings.allSatisfy { wanted.holds(for: .string($0)) } }
    if let numbers { return numbers.allSatisfy { wanted.holds(for: .number($0.text)) } }
    if given.contains(where: { $0.isSame(as: wanted) }) { return true }
    switch wanted {
    case .all(let parts): return parts.allSatisfy(implies)
    case .any(let parts) where parts.contains(where: implies): return true
    default: break
    }
    for (place, condition) in given.enumerated() {
      if Self.implies(condition, wanted) { return true }
      guard case .any(let choices) = condition else { continue }
      var others = given
      others.remove(at: place)
      if choices.allSatisfy({ ConditionInclusion(others + [$0]).implies(wanted) }) { return true }
    }
    return false
  }

  private static func implies(_ given: Condition, _ wanted: Condition) -> Bool {
    switch (given, wanted) {
    case (.number(let has, let limit?), .number(let wants, let bound?)):
      has.implies(wants, limit, bound)
    case (.length(let has, let limit), .length(let wants, let bound)),
      (.count(let has, let limit), .count(let wants, let bound)):
      has.implies(wants, limit, bound)
    default: false
    }
  }
}

extension PGJSONForm.Comparison {
  /// Whether a value that compares so with the limit compares as wanted with the bound.
  fileprivate func implies<Value: Comparable>(
    _ wanted: Self, _ limit: Value, _ bound: Value
  ) -> Bool {
    switch (self, wanted) {
    case (.equal, _): wanted.holds(limit, bound)
    case (.greaterOrEqual, .greaterOrEqual), (.greater, .greaterOrEqual), (.greater, .greater),
      (.greater, .notEqual):
      limit >= bound
    case (.greaterOrEqual, .greater), (.greaterOrEqual, .notEqual): limit > bound
    case (.lessOrEqual, .lessOrEqual), (.less, .lessOrEqual), (.less, .less), (.less, .notEqual):
      limit <= bound
    case (.lessOrEqual, .less), (.lessOrEqual, .notEqual): limit < bound
    case (.notEqual, .notEqual): limit == bound
    default: false
    }
  }
}

extension PGJSONForm.Condition {
  /// Whether both say the same in the same order.
  fileprivate func isSame(as other: Self) -> Bool {
    func same(_ left: [Self], _ right: [Self]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    switch (self, other) {
    case (.number(let a, let limit), .number(let b, let bound)): return a == b && limit == bound
    case (.length(let a, let limit), .length(let b, let bound)),
      (.count(let a, let limit), .count(let b, let bound)):
      return a == b && limit == bound
    case (.oneOf(let a), .oneOf(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    case (.oneOfNumbers(let a), .oneOfNumbers(let b)): return a == b
    case (.isTrue, .isTrue): return true
    case (.matches(let a), .matches(let b)): return a.text(for: .postgres) == b.text(for: .postgres)
    case (.all(let a), .all(let b)), (.any(let a), .any(let b)): return same(a, b)
    case (.not(let a), .not(let b)): return a.isSame(as: b)
    default: return false
    }
  }
}
