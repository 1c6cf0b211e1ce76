extension PGJSONForm.Condition {
  /// Whether a value of the kind that the condition is about fulfils it; one of another kind does.
  public func holds(for value: JSONValue) -> Bool {
    switch (self, value) {
    case (.all(let parts), _): return parts.allSatisfy { $0.holds(for: value) }
    case (.any(let parts), _): return parts.contains { $0.holds(for: value) }
    case (.not(let part), _): return !part.holds(for: value)
    case (.number(let comparison, let limit), .number(let text)):
      guard let limit, let number = JSONNumber(text) else { return false }
      return comparison.holds(number, limit)
    case (.oneOfNumbers(let all), .number(let text)):
      return JSONNumber(text).map { all.contains($0) } ?? false
    case (.length(let comparison, let limit), .string(let text)):
      return comparison.holds(text.unicodeScalars.count, limit)
    case (.oneOf(let all), .string(let text)):
      // Not `==`: characters that look the same may be written in several ways.
      return all.contains { $0.utf8.elementsEqual(text.utf8) }
    case (.matches(let pattern), .string(let text)): return pattern.matches(text)
    case (.count(let comparison, let limit), .array(let elements)):
      return comparison.holds(elements.count, limit)
    case (.isTrue, .boolean(let flag)): return flag
    default: return true
    }
  }

  /// What is asked for, to stand behind "is not".
  var demand: String {
    switch self {
    case .number(let comparison, let limit): "\(comparison.rawValue) \(limit?.text ?? "?")"
    case .oneOfNumbers(let all):
      "one of " + all.map { $0?.text ?? "?" }.joined(separator: ", ")
    case .length(let comparison, let limit): "\(comparison.rawValue) \(limit) characters long"
    case .count(let comparison, let limit): "\(comparison.rawValue) \(limit) elements long"
    case .oneOf(let all): "one of " + all.map { "'\($0)'" }.joined(separator: ", ")
    case .isTrue: "true"
    case .matches(let pattern): "text like '\(pattern.text)'"
    case .all(let parts): parts.map { "(\($0.demand))" }.joined(separator: " and ")
    case .any(let parts): parts.map { "(\($0.demand))" }.joined(separator: " or ")
    case .not(let part): "outside of (\(part.demand))"
    }
  }
}
