import SengiSQL
import SengiSchema

/// Every type of the database, by OID.
struct TypeDirectory: Sendable {
  private struct Entry: Sendable {
    var name: SQLIdentifier
    var namespace: SQLIdentifier
    var kind: String
    var element: UInt32?
    /// Whether the schema says the type.
    var isDeclared: Bool
    var isInServer: Bool
    var isMember: Bool
  }

  private var entries: [UInt32: Entry] = [:]

  init(_ rows: [CatalogueRow]) {
    entries.reserveCapacity(rows.count)
    for row in rows {
      guard let name = row.name("name"), let namespace = row.name("nspname") else { continue }
      entries[row.oid("oid")] = Entry(
        name: name, namespace: namespace, kind: row.text("kind") ?? "",
        element: row.flag("is_array") ? row.oid("typelem") : nil,
        isDeclared: row.flag("is_read") && !row.flag("is_member"),
        isInServer: namespace.name == "pg_catalog", isMember: row.flag("is_member"))
    }
  }

  /// - Parameters:
  ///   - dimensions: As the column or domain holds them.
  ///   - formatted: The type as the server writes it under the search path of the place; nil where
  ///     it is one of the server's own.
  func type(
    _ oid: UInt32, modifier: Int, dimensions: Int = 0, formatted: String?
  ) -> DataType {
    guard let entry = entries[oid] else { return DataType(.other(Self.verbatim(formatted))) }
    guard let element = entry.element else {
      return DataType(base(oid, entry, modifier, formatted))
    }
    guard let inner = entries[element] else {
      return DataType(.other(Self.verbatim(formatted)))
    }
    let bare = formatted.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : $0 }
    return DataType(base(element, inner, modifier, bare), dimensions: max(dimensions, 1))
  }

  /// The element's type where the type is an array, otherwise the type.
  func element(of oid: UInt32) -> UInt32 { entries[oid]?.element ?? oid }

  func isDomain(_ oid: UInt32) -> Bool { entries[oid]?.kind == "d" }

  private static func verbatim(_ text: String?) -> SQLText { SQLText(verbatim: text ?? "unknown") }

  private func base(
    _ oid: UInt32, _ entry: Entry, _ modifier: Int, _ formatted: String?
  ) -> BaseType {
    if let type = BuiltinType.type(oid, modifier: modifier) { return type }
    if entry.isInServer { return .other(SQLText(verbatim: entry.name.spelled)) }
    if entry.isMember, entry.name.name == "citext" { return .citext }
    guard entry.isDeclared else {
      // The server's own types outside `pg_catalog`, such as those of `information_schema`.
      let name = "\(entry.namespace.spelled).\(entry.name.spelled)"
      return .other(Self.verbatim(formatted ?? name))
    }
    let name = QualifiedName(entry.namespace, entry.name)
    return switch entry.kind {
    case "e": .enumeration(name)
    case "d": .domain(name)
    case "c": .composite(name)
    case "r", "m": .range(name)
    default: .other(Self.verbatim(formatted))
    }
  }
}
