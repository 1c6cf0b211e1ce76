import SengiSQL
import SengiSchema

/// Between what values a sequence counts (manual, CREATE SEQUENCE).
struct SequenceBounds: Equatable {
  var minimum: Int64
  var maximum: Int64

  /// - Parameter type: `bigint` where it is nil.
  init(_ options: SequenceOptions, _ type: BaseType?) {
    let range: ClosedRange<Int64> =
      switch type {
      case .smallint: Int64(Int16.min)...Int64(Int16.max)
      case .integer: Int64(Int32.min)...Int64(Int32.max)
      default: Int64.min...Int64.max
      }
    let descends = (options.increment ?? 1) < 0
    minimum = options.minimum ?? (descends ? range.lowerBound : 1)
    maximum = options.maximum ?? (descends ? -1 : range.upperBound)
  }
}

/// How a sequence comes from bounds to others: it stands within its bounds at all times.
struct SequenceBoundsChange {
  /// What holds both, where neither does.
  let widened: SequenceBounds?
  private let isNarrowed: (below: Bool, above: Bool)
  private let new: SequenceBounds

  init(_ old: SequenceBounds, _ new: SequenceBounds) {
    var both = new
    both.minimum = min(old.minimum, new.minimum)
    both.maximum = max(old.maximum, new.maximum)
    isNarrowed = (both.minimum != new.minimum, both.maximum != new.maximum)
    widened = both != old && both != new ? both : nil
    self.new = new
  }

  /// Brings where a sequence that gave no number yet stands within the new bounds; nil where it
  /// cannot be elsewhere.
  func settling(_ sequence: QualifiedName) -> SQLText? {
    var value: SQLText = "last_value"
    if isNarrowed.below { value = "greatest(\(value), \(new.minimum))" }
    if isNarrowed.above { value = "least(\(value), \(new.maximum))" }
    guard isNarrowed.below || isNarrowed.above else { return nil }
    return """
      SELECT setval(\(SQLLiteral(sequence.quoted)), \(value), false) FROM \(sequence)
      WHERE NOT is_called;
      """
  }

  /// Finds a sequence whose numbers lie beyond the new bounds, which would give them out again.
  func check(of sequence: QualifiedName) -> SQLText? {
    guard isNarrowed.below || isNarrowed.above else { return nil }
    return """
      SELECT last_value FROM \(sequence)
      WHERE is_called AND last_value NOT BETWEEN \(new.minimum) AND \(new.maximum);
      """
  }
}
