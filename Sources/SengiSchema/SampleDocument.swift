import SengiJSON
import SengiSQL

/// JSON that is of a column's shape, for tables that are filled to be tried out.
public struct SampleDocument: Sendable {
  /// Without line breaks.
  public var text: String
  /// What the column that tells the cases of a union apart has to hold for it.
  public var tag: String?

  /// - Returns: nil for a column without a shape, and where no document was found that fits.
  public init?(of column: Column, in schema: Schema) {
    guard !column.type.isArray, let name = column.type.base.shape, let shape = schema.shape(name)
    else { return nil }
    let forms = ShapeForms(schema)
    var maker = SampleMaker(forms: forms)
    if let variants = forms.variants(of: shape) {
      for variant in variants {
        guard let value = maker.value(variant.form), forms.misfit(value, variant.form) == nil else {
          continue
        }
        (text, tag) = (value.compactText, variant.tag)
        return
      }
      return nil
    }
    let form = PGJSONForm.named(name.description)
    guard let value = maker.value(form), forms.misfit(value, form) == nil else { return nil }
    text = value.compactText
  }
}

private struct SampleMaker {
  let forms: ShapeForms
  /// The shapes around the place.
  private var open: Set<String> = []

  init(forms: ShapeForms) { self.forms = forms }

  private static let texts = [
    "a", "", "abc", "2024-02-29", "2024-02-29T12:34:56Z", "2024-02-29T12:34:56", "12:34:56",
    "12:34:56Z", "P1D", "10.0.0.1", "08:00:2b:01:02:03", "08:00:2b:01:02:03:04:05", "AAAA", "0",
    "1",
    "6f1c4e0a-2f5b-4d6e-8c3a-0123456789ab", "a@example.com", "https://example.com",
  ]
  private static let numbers = ["1", "0", "-1", "2", "10", "100", "1000", "0.5"]

  /// All keys are there as far as that ends somewhere.
  mutating func value(_ form: PGJSONForm) -> JSONValue? {
    switch form {
    case .any, .type: return .object([])
    case .boolean: return .boolean(true)
    case .number, .integer: return .number("1")
    case .string: return .string("a")
    case .scalar(let scalar): return value(scalar.form)
    case .nullable(let inner): return value(inner) ?? .null
    case .checked(let inner, let condition): return value(inner, condition)
    case .named(let name):
      guard open.insert(name).inserted, let shape = forms.shape(named: name) else { return nil }
      defer { open.remove(name) }
      return value(forms.form(of: shape))
    case .array(let element): return .array(value(element).map { [$0] } ?? [])
    case .map(let inner):
      return .object(value(inner).map { [JSONValue.Member(key: "a", value: $0)] } ?? [])
    case .object(let members, _): return object(members)
    case .union(_, let variants):
      for variant in variants {
        if let found = value(variant.form) { return found }
      }
      return nil
    }
  }

  private mutating func object(_ members: [PGJSONForm.Member]) -> JSONValue? {
    var found: [JSONValue.Member] = []
    for member in members {
      if let value = value(member.form) {
        found.append(JSONValue.Member(key: member.key, value: value))
      } else if member.isRequired {
        return nil
      }
    }
    return .object(found)
  }

  private mutating func value(
    _ inner: PGJSONForm, _ condition: PGJSONForm.Condition
  ) -> JSONValue? {
    guard let first = value(inner) else { return nil }
    let choices: [JSONValue] =
      switch first {
      case .string: (condition.texts + Self.texts).map(JSONValue.string)
      case .number: (Self.numbers + condition.numbers).map(JSONValue.number)
      case .boolean: [.boolean(true), .boolean(false)]
      case .array(let elements):
        (0...10).map { count in .array(Array(repeatElement(elements.first ?? .null, count: count)))
        }
      case .null, .object: [first]
      }
    return ([first] + choices).first { choice in
      condition.holds(for: choice) && forms.misfit(choice, inner) == nil
    }
  }
}

extension PGJSONForm.Condition {
  /// Strings that the condition names, or that are as long as it says.
  fileprivate var texts: [String] {
    switch self {
    case .oneOf(let all): all
    case .length(_, let limit) where limit < 1000:
      [limit, limit + 1, max(limit - 1, 0)].map { String(repeating: "a", count: $0) }
    case .all(let parts), .any(let parts): parts.flatMap(\.texts)
    case .not(let part): part.texts
    default: []
    }
  }

  fileprivate var numbers: [String] {
    switch self {
    case .number(_, let limit?):
      [limit.text] + (Int(limit.text).map { ["\($0 &+ 1)", "\($0 &- 1)"] } ?? [])
    case .oneOfNumbers(let all): all.compactMap { $0?.text }
    case .all(let parts), .any(let parts): parts.flatMap(\.numbers)
    case .not(let part): part.numbers
    default: []
    }
  }
}
