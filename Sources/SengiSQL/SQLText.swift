/// Text that is SQL: the only thing statements are made of.
///
/// A plain string cannot become SQL. It has to pass through a type that says what it is: a name
/// (``SQLIdentifier``, ``QualifiedName``), a constant (``SQLLiteral``), a number, or SQL that the
/// user wrote in the schema (``SQLText/init(verbatim:)``).
///
/// ```swift
/// SQLText("ALTER TABLE \(table.name) DROP COLUMN \(column.name)")
/// // ALTER TABLE "blog"."posts" DROP COLUMN "title"
/// ```
public struct SQLText: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible
{
  public var description: String

  /// SQL written by the author of the schema, taken as it stands.
  public init(verbatim sql: String) {
    description = sql
  }

  public init(stringLiteral value: StaticString) {
    description = value.description
  }

  public init(stringInterpolation: StringInterpolation) {
    description = stringInterpolation.text
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var text: String

    public init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    public mutating func appendInterpolation(_ sql: SQLText) { text += sql.description }
    public mutating func appendInterpolation(_ name: SQLIdentifier) { text += name.quoted }
    public mutating func appendInterpolation(_ name: QualifiedName) { text += name.quoted }
    public mutating func appendInterpolation(_ literal: SQLLiteral) { text += literal.sql }
    public mutating func appendInterpolation(_ number: some BinaryInteger) { text += "\(number)" }

    /// A list such as `"a", "b"`.
    public mutating func appendInterpolation(_ names: [SQLIdentifier]) {
      text += names.map(\.quoted).joined(separator: ", ")
    }

    public mutating func appendInterpolation(_ parts: [SQLText], separator: SQLText) {
      text += parts.map(\.description).joined(separator: separator.description)
    }
  }

  public static func + (left: SQLText, right: SQLText) -> SQLText {
    SQLText(verbatim: left.description + right.description)
  }

  public static func += (left: inout SQLText, right: SQLText) {
    left.description += right.description
  }
}

extension SQLIdentifier {
  /// The name in double quotes, quotes inside doubled: right for every name.
  public var quoted: String {
    // Names rarely hold a quote, and looking for one is far cheaper than replacing none.
    name.utf8.contains(UInt8(ascii: "\""))
      ? "\"" + name.replacing("\"", with: "\"\"") + "\"" : "\"" + name + "\""
  }
}

extension SQLIdentifier {
  /// The name as people write it: in quotes only where it needs them.
  public var spelled: String { isPlain ? name : quoted }
}

extension QualifiedName {
  public var quoted: String {
    namespace.map { $0.quoted + "." + name.quoted } ?? name.quoted
  }
}

/// A string constant.
public struct SQLLiteral: Sendable, Hashable {
  public let value: String

  public init(_ value: String) {
    self.value = value
  }

  /// The constant in single quotes; with a backslash inside, in the `E''` form, which means the
  /// same whatever `standard_conforming_strings` says (manual §4.1.2.2).
  public var sql: String {
    let quoted =
      value.utf8.contains(UInt8(ascii: "'")) ? value.replacing("'", with: "''") : value
    return value.utf8.contains(UInt8(ascii: "\\"))
      ? "E'" + quoted.replacing("\\", with: "\\\\") + "'" : "'" + quoted + "'"
  }
}
