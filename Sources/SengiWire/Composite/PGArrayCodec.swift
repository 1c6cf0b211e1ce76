/// An array's dimensions and elements between Swift and PostgreSQL.
///
/// Elements of built-in types travel in binary, with their OID. Where the element's type is the
/// server's to tell (text, enums, JSON: OID 0) the array travels as text, because the binary form
/// would have to name it.
enum PGArrayCodec {
  /// The most dimensions PostgreSQL admits (`MAXDIM`).
  static let maximumDimensions = 6

  struct Decoded<Element> {
    var elements: [Element]
    var dimensions: [(count: Int, lowerBound: Int32)]
  }

  static func decode<Element: PGArrayElement>(
    _ bytes: UnsafeRawBufferPointer, as _: Element.Type
  ) throws -> Decoded<Element> {
    var reader = PGByteReader(bytes, type: "array")
    let dimensionCount = Int(try reader.integer(Int32.self))
    guard (0...maximumDimensions).contains(dimensionCount) else {
      throw reader.malformed("\(dimensionCount) dimensions")
    }
    _ = try reader.integer(Int32.self)
    let oid = try reader.integer(UInt32.self)
    guard Element.PGArrayScalar.canDecode(pgTypeOID: oid) else {
      throw reader.malformed("the elements have type OID \(oid)")
    }
    var dimensions: [(count: Int, lowerBound: Int32)] = []
    var total = dimensionCount == 0 ? 0 : 1
    for _ in 0..<dimensionCount {
      let count = Int(try reader.integer(Int32.self))
      dimensions.append((count, try reader.integer(Int32.self)))
      let (product, overflow) = total.multipliedReportingOverflow(by: count)
      guard count >= 0, !overflow else { throw reader.malformed("impossible dimensions") }
      total = product
    }
    // Each element takes at least its length: bad counts must not reserve memory.
    guard total <= reader.remaining / 4 else { throw reader.malformed("impossible dimensions") }
    var elements: [Element] = []
    elements.reserveCapacity(total)
    for _ in 0..<total {
      let length = try reader.integer(Int32.self)
      if length == -1 {
        elements.append(try Element(pgArrayScalar: nil))
      } else {
        let value = try Element.PGArrayScalar(pgBinary: reader.slice(Int(length)))
        elements.append(try Element(pgArrayScalar: value))
      }
    }
    try reader.finish()
    return Decoded(elements: elements, dimensions: dimensions)
  }

  static func bind<Element: PGArrayElement>(
    _ elements: [Element], dimensions: [(count: Int, lowerBound: Int32)]
  ) -> PGBind {
    let elementOID = Element.PGArrayScalar.pgTypeOID
    guard elementOID != 0 else { return .literal(text(elements, dimensions: dimensions)) }
    var out: [UInt8] = []
    let isEmpty = elements.isEmpty
    Int32(truncatingIfNeeded: isEmpty ? 0 : dimensions.count).appendBigEndian(to: &out)
    let hasNull = elements.contains { $0.pgArrayScalar == nil }
    (hasNull ? 1 as Int32 : 0).appendBigEndian(to: &out)
    elementOID.appendBigEndian(to: &out)
    for dimension in dimensions where !isEmpty {
      Int32(truncatingIfNeeded: dimension.count).appendBigEndian(to: &out)
      dimension.lowerBound.appendBigEndian(to: &out)
    }
    var value: [UInt8] = []
    for element in elements {
      guard let scalar = element.pgArrayScalar else {
        (-1 as Int32).appendBigEndian(to: &out)
        continue
      }
      value.removeAll(keepingCapacity: true)
      scalar.encodePGBinary(into: &value)
      Int32(truncatingIfNeeded: value.count).appendBigEndian(to: &out)
      out.append(contentsOf: value)
    }
    return .binary(Element.PGArrayScalar.pgArrayTypeOID, out)
  }

  /// The array in text form, each element quoted (manual §8.15.6).
  private static func text<Element: PGArrayElement>(
    _ elements: [Element], dimensions: [(count: Int, lowerBound: Int32)]
  ) -> String {
    text(count: elements.count, dimensions: dimensions) { index, value in
      guard let scalar = elements[index].pgArrayScalar else { return false }
      scalar.encodePGBinary(into: &value)
      return true
    }
  }

  /// - Parameter value: Appends the text of the element at an index; false for NULL.
  static func text(
    count: Int, dimensions: [(count: Int, lowerBound: Int32)],
    _ value: (_ index: Int, _ text: inout [UInt8]) -> Bool
  ) -> String {
    guard count > 0 else { return "{}" }
    var out: [UInt8] = []
    if dimensions.contains(where: { $0.lowerBound != 1 }) {
      for (count, lower) in dimensions {
        out.append(contentsOf: "[\(lower):\(Int(lower) + count - 1)]".utf8)
      }
      out.append(UInt8(ascii: "="))
    }
    // A brace opens or closes with every dimension that the element is first or last in.
    var text: [UInt8] = []
    for index in 0..<count {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      var span = 1
      for dimension in dimensions.reversed() {
        span *= Swift.max(dimension.count, 1)
        if index % span == 0 { out.append(UInt8(ascii: "{")) }
      }
      text.removeAll(keepingCapacity: true)
      if value(index, &text) {
        quote(text, into: &out)
      } else {
        out.append(contentsOf: "NULL".utf8)
      }
      span = 1
      for dimension in dimensions.reversed() {
        span *= Swift.max(dimension.count, 1)
        if (index + 1) % span == 0 { out.append(UInt8(ascii: "}")) }
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func quote(_ value: [UInt8], into out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in value {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }
}
