import SengiJSON

/// The condition of a `CHECK`, as far as it can be decided here with the server's own result.
///
/// Text is compared byte by byte and counted in Unicode scalars. A condition over NULL, or over a
/// value that is not known here, is neither true nor false, and then no rule is broken (manual
/// §5.5.1); `and`, `or` and `not` follow SQL's three-valued logic.
public indirect enum PGRuleCondition: Sendable {
  public typealias Comparison = PGJSONForm.Comparison

  /// `column >= 5`: the number as SQL writes it.
  case number(String, Comparison, String)
  /// `column in (1, 2)`
  case numbers(String, [String])
  /// `column = 'x'`, `column in ('x', 'y')`
  case text(String, [String])
  /// `length(column) <= 30`
  case length(String, Comparison, Int)
  /// `octet_length(column) <= 30`
  case octetLength(String, Comparison, Int)
  /// `column ~ '…'`
  case pattern(String, PGRulePattern)
  /// A `boolean` column by itself.
  case isTrue(String)
  case isNull(String)
  /// Whether the JSON is of its shape.
  case shape(String, PGJSONForm)
  case all([PGRuleCondition])
  case any([PGRuleCondition])
  case not(PGRuleCondition)

  /// `column ~ '…'`, with a regular expression that ``PGJSONPattern`` reads.
  public static func matches(_ column: String, _ pattern: String) -> PGRuleCondition {
    .pattern(column, PGRulePattern(pattern))
  }
}

/// A regular expression and what of it depends on the database's locale.
public struct PGRulePattern: Sendable {
  let pattern: PGJSONPattern
  /// `\d`, `\w`, `\s` and `[[:alpha:]]` and its kin are the same in every locale for ASCII alone.
  private let asksLocale: Bool

  public init(_ text: String) {
    pattern = PGJSONPattern(text)
    var asks = text.contains("[:")
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        if "dDwWsS".unicodeScalars.contains(scalar) { asks = true }
        isEscaped = false
      } else {
        isEscaped = scalar == "\\"
      }
    }
    asksLocale = asks
  }

  /// - Returns: nil when only the server knows.
  func matches(_ text: String) -> Bool? {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) || [9, 10, 13].contains($0) }
    return asksLocale && !isPlain ? nil : pattern.matches(text)
  }
}
