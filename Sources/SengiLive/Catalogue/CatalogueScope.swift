import SengiSQL
import SengiSchema

/// What all catalogue queries have in common: the server's version, the namespaces that are read,
/// and the search path that SQL text is deparsed under.
struct CatalogueScope: Sendable {
  /// As in `server_version_num`.
  var serverVersion: Int
  /// The namespaces that are read, by OID.
  var namespaces: [UInt32]
  /// Where extensions were put.
  var extensionNamespaces: [SQLIdentifier]

  var major: Int { serverVersion / 10_000 }

  /// A condition that the namespace is one of those read.
  func reads(_ column: String) -> String {
    "\(column) = ANY ('{\(namespaces.map { "\($0)" }.joined(separator: ","))}'::oid[])"
  }

  /// A condition that the object came with no extension.
  func isOwn(_ catalogue: String, _ oid: String) -> String {
    """
    NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '\(catalogue)'::regclass \
    AND e.objid = \(oid) AND e.deptype = 'e')
    """
  }

  /// The expression, evaluated under the search path of SQL text in a namespace.
  ///
  /// `CASE` is what fixes the order of evaluation (manual §4.2.14).
  func deparsed(_ expression: String, in namespace: String = "n.nspname") -> String {
    """
    CASE WHEN set_config('search_path', quote_ident(\(namespace)) || \(pathTail), true) IS NOT NULL \
    THEN \(expression) END
    """
  }

  /// The expression in the server's pretty form, and where that may have lost parentheses, in its
  /// plain form as well.
  ///
  /// Pretty printing takes `a AND (b AND c)` for `a AND b AND c`, which the parser does not.
  func expression(_ pretty: String, plain: String, in namespace: String = "n.nspname") -> String {
    deparsed(
      """
      ARRAY[\(pretty), CASE WHEN \(pretty) ~ '\\mAND\\M.*\\mAND\\M|\\mOR\\M.*\\mOR\\M' \
      THEN \(plain) END]
      """, in: namespace)
  }

  private var pathTail: String {
    let path = [Schema.publicNamespace] + extensionNamespaces
    return SQLLiteral(path.map { ", " + $0.quoted }.joined()).sql
  }

  /// The expression where the server is new enough, otherwise the other one.
  func from(_ version: Int, _ expression: String, else other: String) -> String {
    major >= version ? expression : other
  }
}
