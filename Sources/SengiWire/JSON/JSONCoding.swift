import SengiJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How Swift values become JSON text and back: dates are ISO 8601 in UTC with up to six decimals,
/// keys are sorted, so that equal values give equal text.
enum JSONCoding {
  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      let microseconds = date.pgMicroseconds
      guard microseconds != .max, microseconds != .min else {
        try container.encode(microseconds == .max ? "infinity" : "-infinity")
        return
      }
      try container.encode(ISO8601Text.timestamp(microseconds) + "Z")
    }
    return encoder
  }()

  static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      switch text {
      case "infinity": return Date(pgMicroseconds: .max)
      case "-infinity": return Date(pgMicroseconds: .min)
      default: break
      }
      guard let (microseconds, offset) = ISO8601Text.parseTimestamp(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "not a time in ISO 8601")
      }
      return Date(pgMicroseconds: microseconds - Int64(offset ?? 0) * 1_000_000)
    }
    return decoder
  }()

  static func encode(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: UnsafeRawBufferPointer
  ) throws -> Value {
    if let form = (type as? any PGJSONFormed.Type)?.jsonForm { try check(bytes, form, of: type) }
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw PGDecodingError.malformed(type: "\(type)", reason: error.place)
    }
  }
}

extension JSONCoding {
  /// Holds JSON to its form, so that Swift refuses what the database's check refuses.
  private static func check<Value>(
    _ bytes: UnsafeRawBufferPointer, _ form: PGJSONForm, of type: Value.Type
  ) throws {
    if case .any = form { return }
    let reason: String?
    do throws(JSONText.Fault) {
      reason = form.misfit(try JSONText.value(of: Array(bytes), isBinary: false))
    } catch {
      reason = "it is no JSON: \(error.message) at byte \(error.offset + 1)"
    }
    if let reason { throw PGDecodingError.malformed(type: "\(type)", reason: reason) }
  }
}

extension DecodingError {
  /// Where the JSON was not as expected, without its values.
  fileprivate var place: String {
    switch self {
    case .typeMismatch(let type, let context): "\(context.path) is not of type \(type)"
    case .valueNotFound(_, let context): "\(context.path) is null"
    case .keyNotFound(let key, let context): "\(context.path) has no key \(key.stringValue)"
    case .dataCorrupted(let context): "\(context.path) cannot be read"
    @unknown default: "it cannot be read"
    }
  }
}

extension DecodingError.Context {
  fileprivate var path: String {
    codingPath.isEmpty
      ? "the value"
      : codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        .joined(separator: ".")
  }
}

extension PGJSON {
  /// - Throws: `EncodingError`, for instance for a number that is not finite.
  public init(encoding value: some Encodable) throws {
    self.init(try JSONCoding.encode(value))
  }

  /// - Throws: ``PGDecodingError/malformed(type:reason:)`` naming the place in the value.
  public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    var copy = text
    return try copy.withUTF8 { try JSONCoding.decode(type, from: UnsafeRawBufferPointer($0)) }
  }
}
