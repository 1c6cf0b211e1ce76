/// An array of any number of dimensions (up to six), with its bounds.
///
/// PostgreSQL does not fix the number of dimensions of a column, so they are part of the value.
public struct PGNestedArray<Element: PGArrayElement>: PGEncodable, PGDecodable {
  /// The elements row by row: the last dimension runs fastest.
  public let elements: [Element]
  /// How many elements each dimension has, outermost first; empty for an empty array.
  public let dimensions: [Int]
  /// The index of each dimension's first element, usually 1.
  public let lowerBounds: [Int32]

  /// - Returns: nil unless `elements.count` is the product of `dimensions`, of which there are at
  ///   most six, and there are as many bounds.
  public init?(_ elements: [Element], dimensions: [Int], lowerBounds: [Int32]? = nil) {
    let bounds = lowerBounds ?? dimensions.map { _ in 1 }
    guard dimensions.count <= PGArrayCodec.maximumDimensions, bounds.count == dimensions.count,
      dimensions.allSatisfy({ $0 > 0 })
    else { return nil }
    var total = dimensions.isEmpty ? 0 : 1
    for count in dimensions {
      let (product, overflow) = total.multipliedReportingOverflow(by: count)
      guard !overflow else { return nil }
      total = product
    }
    guard total == elements.count else { return nil }
    self.elements = elements
    self.dimensions = dimensions
    self.lowerBounds = bounds
  }

  public static var pgTypeOID: UInt32 { Element.PGArrayScalar.pgArrayTypeOID }

  public var pgBind: PGBind {
    PGArrayCodec.bind(
      elements, dimensions: zip(dimensions, lowerBounds).map { (count: $0, lowerBound: $1) })
  }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGNestedArray {
    let decoded = try PGArrayCodec.decode(row.bytes(index, oid: 0), as: Element.self)
    let dimensions = decoded.elements.isEmpty ? [] : decoded.dimensions
    guard
      let array = PGNestedArray(
        decoded.elements, dimensions: dimensions.map(\.count),
        lowerBounds: dimensions.map(\.lowerBound))
    else {
      throw PGDecodingError.malformed(type: "array", reason: "impossible dimensions")
    }
    return array
  }
}

extension PGNestedArray: Equatable where Element: Equatable {}
extension PGNestedArray: Hashable where Element: Hashable {}
