import SeededRandom
import SengiJSON

/// Makes JSON that is of a form, and JSON that is nearly so.
struct DocumentGenerator {
  var random: SeededGenerator
  let named: (String) -> PGJSONForm?

  /// Values that lie close to what forms ask: bounds, other spellings, other kinds.
  static let numbers = [
    "0", "1", "2", "3", "7", "10", "20", "50", "100", "-1", "-5", "-6", "1.0", "1.5", "0.1", "2e1",
    "1e2", "32767", "32768", "-32769", "2147483647", "2147483648", "-2147483649",
    "9223372036854775807", "9223372036854775808", "12345678901234567890", "101", "4.20",
  ]
  static let texts = [
    "", "a", "bc", "light", "dark", "abc", "ABBC", "ab", "xy", "axyb", "xyxyxyxy", "a1_", "1.a",
    "12.z", "A", "a b", "abcde", "abcdef", "\u{E9}", "e\u{301}", "\u{1F418}\u{1F418}", "a\n", "x",
    "red", "green", "dark blue", "one", "two", "thr ee", "infinity", "0101", "101", "10",
    "6f1c4e0a-2f5b-4d6e-8c3a-0123456789ab", "6F1C4E0A-2F5B-4D6E-8C3A-0123456789AB",
    "6f1c4e0a2f5b4d6e8c3a0123456789ab", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29",
    "2024-04-31", "2024-12-31", "0000-01-01", "0001-01-01", "9999-12-31", "24-01-01",
    "2024-02-29T12:34:56Z", "2024-02-29T12:34:56.789+02:00", "2024-02-29T12:34:56",
    "2024-02-29 12:34:56Z", "2024-02-29T24:00:00Z", "2024-02-29T12:34Z", "2024-02-29T12:34:56+2",
    "2023-02-29T12:34:56Z", "2024-02-29T12:34:56.1234567Z", "12:34:56", "12:34", "24:00:00",
    "24:00:01", "12:60", "12:34:56.5", "12:34:56+02:00", "12:34:56Z", "12:34:56+02", "10.0.0.1",
    "10.0.0.256", "10.0.0.0/8", "10.0.0.0/33", "::1", "2001:db8::/32", "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:9", "1::2::3", "::", "fe80::1/129", "08:00:2b:01:02:03", "08:00:2B:01:02:03",
    "08:00:2b:01:02", "P1Y2M3DT4H5M6.7S", "P1D", "PT0S", "P", "PT", "P-1D", "1 day", "SGVsbG8=",
    "SGVsbG8", "AAAA", "====", "\u{7F}\u{1}",
  ]

  mutating func document(_ form: PGJSONForm, depth: Int = 0) -> JSONValue {
    switch form {
    case .any: return depth > 3 ? .null : anything(depth: depth)
    case .boolean: return .boolean(random.chance(50))
    case .number, .integer: return .number(random.pick(Self.numbers))
    case .string: return .string(random.pick(Self.texts))
    case .scalar(let scalar): return document(scalar.form, depth: depth)
    case .nullable(let inner):
      return depth > 4 || random.chance(25) ? .null : document(inner, depth: depth)
    case .type(let type): return document(type.jsonForm, depth: depth + 1)
    case .named(let name): return named(name).map { document($0, depth: depth + 1) } ?? .null
    case .array(let element):
      let count = depth > 4 ? 0 : random.below(4)
      return .array((0..<count).map { _ in document(element, depth: depth + 1) })
    case .map(let element):
      let count = depth > 4 ? 0 : random.below(3)
      return .object(
        (0..<count).map { .init(key: "k\($0)", value: document(element, depth: depth + 1)) })
    case .object(let fields, let rejectsOthers):
      var members: [JSONValue.Member] = []
      for field in fields where field.isRequired || (depth < 4 && random.chance(60)) {
        members.append(.init(key: field.key, value: document(field.form, depth: depth + 1)))
      }
      if !rejectsOthers, random.chance(20) {
        members.append(.init(key: "extra", value: anything(depth: 3)))
      }
      return .object(members)
    case .union(_, let variants):
      return variants.isEmpty ? .null : document(random.pick(variants).form, depth: depth)
    case .checked(let inner, let condition):
      var found = document(inner, depth: depth)
      for _ in 0..<60 where !fits(found, inner, condition) {
        found = random.chance(40) ? wanted(condition) ?? found : document(inner, depth: depth)
      }
      return found
    }
  }

  private func fits(
    _ value: JSONValue, _ form: PGJSONForm, _ condition: PGJSONForm.Condition
  ) -> Bool {
    condition.holds(for: value) && form.misfit(value) == nil
  }

  private mutating func wanted(_ condition: PGJSONForm.Condition) -> JSONValue? {
    switch condition {
    case .oneOf(let texts): texts.isEmpty ? nil : .string(random.pick(texts))
    case .oneOfNumbers(let all): random.pick(all).map { .number($0.text) }
    case .number(_, let limit): limit.map { .number($0.text) }
    case .all(let parts), .any(let parts): parts.isEmpty ? nil : wanted(random.pick(parts))
    default: nil
    }
  }

  private mutating func anything(depth: Int) -> JSONValue {
    switch random.below(depth > 2 ? 4 : 6) {
    case 0: .null
    case 1: .boolean(random.chance(50))
    case 2: .number(random.pick(Self.numbers))
    case 3: .string(random.pick(Self.texts))
    case 4: .array([anything(depth: depth + 1)])
    default: .object([.init(key: "a", value: anything(depth: depth + 1))])
    }
  }

  /// The value with one thing changed somewhere.
  mutating func mutated(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(var members) where !members.isEmpty && random.chance(85):
      let index = random.below(members.count)
      switch random.below(10) {
      case 0: members.remove(at: index)
      case 1: members.append(.init(key: "surplus", value: anything(depth: 2)))
      case 2: members[index].value = anything(depth: 2)
      default: members[index].value = mutated(members[index].value)
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty && random.chance(85):
      let index = random.below(elements.count)
      if random.chance(15) {
        elements.append(anything(depth: 2))
      } else {
        elements[index] = mutated(elements[index])
      }
      return .array(elements)
    case .number where random.chance(70): return .number(random.pick(Self.numbers))
    case .string where random.chance(70): return .string(random.pick(Self.texts))
    default: return anything(depth: 1)
    }
  }
}
