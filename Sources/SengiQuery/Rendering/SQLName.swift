/// SQL text or a name that was known when the program was built, held by its address.
///
/// Two equal addresses are the same text, so statements are told apart without reading characters.
@usableFromInline struct SQLName: Sendable, Hashable {
  @usableFromInline let address: UInt
  @usableFromInline let count: UInt32

  @inlinable init(_ text: StaticString) {
    address = UInt(bitPattern: text.utf8Start)
    count = UInt32(truncatingIfNeeded: text.utf8CodeUnitCount)
  }

  @inlinable var isEmpty: Bool { count == 0 }

  var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: Int(count))
  }

  var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The names of `"blog"."users"` and of `"id", "name"`, without their quotes.
  static func unquoted(_ list: String) -> [String] {
    var names: [String] = []
    var isInside = false
    var previousWasQuote = false
    for scalar in list.unicodeScalars {
      if scalar == "\"" {
        if isInside {
          isInside = false
        } else {
          isInside = true
          // A doubled quote stands for itself.
          if previousWasQuote, !names.isEmpty {
            names[names.count - 1].unicodeScalars.append(scalar)
          } else {
            names.append("")
          }
        }
        previousWasQuote = !isInside
      } else {
        previousWasQuote = false
        if isInside, !names.isEmpty { names[names.count - 1].unicodeScalars.append(scalar) }
      }
    }
    return names
  }
}

/// A column of one of the sources of a query.
@usableFromInline struct SQLColumnReference: Sendable {
  @usableFromInline let name: SQLName
  /// The number its source got when it was added to a query; ``SQLSourceNumber/excluded`` for the
  /// row that an upsert could not insert.
  @usableFromInline let source: UInt32

  @inlinable init(_ source: UInt32, _ name: SQLName) {
    self.name = name
    self.source = source
  }
}
