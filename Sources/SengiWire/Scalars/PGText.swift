/// A value in PostgreSQL's text form, for types without a Swift type of their own: `tsvector`,
/// `tsquery`, ranges, geometric and extension types.
///
/// It is read as `"column"::text` and written as text that the server converts.
public struct PGText: PGScalar, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public var text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral value: String) { self.text = value }

  public var description: String { text }

  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }
  public static var pgSelectCast: StaticString { "text" }
  public var pgBind: PGBind { .literal(text) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGText {
    PGText(try String.decode(row, index))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(try String(pgBinary: bytes))
  }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: text.utf8) }
}
