/// What an array can hold: a scalar, or a scalar that may be NULL (`[Int]` and `[Int?]`).
public protocol PGArrayElement: PGEncodable, PGDecodable {
  associatedtype PGArrayScalar: PGScalar

  /// nil stands for NULL.
  var pgArrayScalar: PGArrayScalar? { get }

  /// - Throws: ``PGDecodingError`` for nil when the element cannot be NULL.
  init(pgArrayScalar: PGArrayScalar?) throws
}

extension PGScalar {
  public var pgArrayScalar: Self? { self }

  public init(pgArrayScalar: Self?) throws {
    guard let value = pgArrayScalar else {
      throw PGDecodingError.malformed(
        type: "array", reason: "an element is NULL; read it as an array of optionals")
    }
    self = value
  }
}

extension Optional: PGArrayElement where Wrapped: PGScalar {
  public var pgArrayScalar: Wrapped? { self }

  public init(pgArrayScalar: Wrapped?) throws { self = pgArrayScalar }
}
