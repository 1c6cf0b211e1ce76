import CLibPQ
import SengiSQL

/// An error as the server reported it, field by field.
///
/// See PostgreSQL manual, "Error and Notice Message Fields".
public struct PGServerError: Sendable, Hashable {
  /// The fields that were sent, by their one-letter code.
  let fields: [UInt8: String]

  init(fields: [UInt8: String]) { self.fields = fields }

  init(_ result: OpaquePointer) {
    var fields: [UInt8: String] = [:]
    for code in "VSCMDHPpqWstcdnFLR".utf8 {
      if let text = PQresultErrorField(result, Int32(code)) {
        fields[code] = String(cString: text)
      }
    }
    if fields.isEmpty, let text = PQresultErrorMessage(result) {
      fields[UInt8(ascii: "M")] = String(cString: text)
    }
    self.fields = fields
  }

  private subscript(_ code: Unicode.Scalar) -> String? { fields[UInt8(ascii: code)] }

  /// `ERROR`, `FATAL` or `PANIC`, whatever the server's language.
  public var severity: String { self["V"] ?? self["S"] ?? "ERROR" }
  public var sqlState: SQLState { SQLState(self["C"] ?? "XX000") }
  /// The primary message, which may quote data.
  public var message: String { self["M"] ?? "" }
  /// More about the problem, which often holds values of rows.
  public var detail: String? { self["D"] }
  public var hint: String? { self["H"] }
  /// Where in the statement, counted in characters from 1.
  public var position: Int? { self["P"].flatMap { Int($0) } }
  /// Where in ``internalQuery``, counted in characters from 1.
  public var internalPosition: Int? { self["p"].flatMap { Int($0) } }
  /// The text of a statement that the server made itself, such as one in a function.
  public var internalQuery: String? { self["q"] }
  /// The call stack, one line a level.
  public var context: String? { self["W"] }
  public var schema: String? { self["s"] }
  public var table: String? { self["t"] }
  public var column: String? { self["c"] }
  public var dataType: String? { self["d"] }
  public var constraint: String? { self["n"] }
  /// The place in the server's source code that reported it.
  public var source: String? {
    guard let file = self["F"] else { return nil }
    return "\(file):\(self["L"] ?? "?") \(self["R"] ?? "")"
  }

  /// Whether the server sent it; libpq reports a lost connection in the same form.
  var isFromServer: Bool { self["C"] != nil }

  /// Whether the server ends the connection with this error.
  var endsConnection: Bool { severity == "FATAL" || severity == "PANIC" }
}

extension PGServerError: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Code, names of what is concerned, and the message unless messages of its kind quote data.
  public var description: String {
    var text = sqlState.description
    if !quotesData, !message.isEmpty { text += ": \(message)" }
    if let constraint { text += ", constraint \(constraint)" }
    if let table { text += ", table \(table)" }
    if let column { text += ", column \(column)" }
    if let position { text += ", at character \(position)" }
    return text
  }

  /// The same as ``description``: an error that nobody catches is printed by it.
  public var debugDescription: String { description }

  public var customMirror: Mirror {
    Mirror(self, children: ["report": description], displayStyle: .struct)
  }

  /// Classes of conditions that the server itself reports, in messages that name objects of the
  /// schema and not values of rows (manual, Appendix A).
  ///
  /// Class 22 (data exception) quotes the value; P0, 38 and 39, and codes that are not
  /// PostgreSQL's, come from functions that say what they like.
  private static let classesWithoutData: Set<String> = [
    "08", "0A", "20", "21", "23", "25", "26", "28", "2B", "2D", "34", "3B", "3D", "3F", "40", "42",
    "44", "53", "54", "55", "57", "58", "XX",
  ]

  private var quotesData: Bool {
    // RAISE lends itself any code.
    self["R"] == "exec_stmt_raise"
      || !Self.classesWithoutData.contains(sqlState.conditionClass)
  }

  /// Every field of the report, with the values of rows that message, detail and context quote.
  ///
  /// For a person who looks for the cause; it does not belong into logs.
  public var unredactedDescription: String {
    let parts: [(String, String?)] = [
      ("severity", severity), ("message", message), ("detail", detail), ("hint", hint),
      ("position", self["P"]), ("internalPosition", self["p"]), ("internalQuery", internalQuery),
      ("context", context), ("schema", schema), ("table", table), ("column", column),
      ("dataType", dataType), ("constraint", constraint), ("source", source),
    ]
    let listed = parts.compactMap { name, value in value.map { "\(name): \($0)" } }
    return "\(sqlState) {\(listed.joined(separator: ", "))}"
  }
}
