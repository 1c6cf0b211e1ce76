import SengiJSON
import SengiSQL

/// The check of a shape's field, as far as Swift, SQL and JSON Schema can all say it.
public struct FieldCheck: Sendable {
  /// What cannot be said in all three, and where in the check.
  public struct Fault: Error, Hashable {
    public var message: String
    public var remedy: String
    /// UTF-8 offsets.
    public var range: Range<Int>
  }

  public var condition: PGJSONForm.Condition

  /// - Parameter form: What the field's value is.
  public init(
    parsing source: String, key: String, form: PGJSONForm
  ) throws(Fault) {
    let tokens: [SQLToken]
    do {
      tokens = try SQLLexer.tokens(of: source)
    } catch {
      throw Fault(
        message: error.message, remedy: "close it", range: error.offset..<source.utf8.count)
    }
    var parser = FieldCheckParser(
      tokens: tokens, key: key, kind: FieldKind(form), end: source.utf8.count)
    condition = try parser.whole()
  }
}

enum FieldKind {
  case number, string, boolean, array, other

  init(_ form: PGJSONForm) {
    switch form {
    case .number, .integer: self = .number
    case .string: self = .string
    case .boolean: self = .boolean
    case .array: self = .array
    case .scalar(let scalar): self = FieldKind(scalar.form)
    case .nullable(let inner), .checked(let inner, _): self = FieldKind(inner)
    default: self = .other
    }
  }
}
