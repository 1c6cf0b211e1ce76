import SengiSQL

/// Types that only functions have (manual §8.21).
enum PseudoType {
  /// Why a function of the type cannot be called with values; nil for every other type.
  static func reason(_ type: SQLTypeName) -> String? {
    guard type.namespace == nil || type.namespace == "pg_catalog" else { return nil }
    switch type.name {
    case "trigger", "event_trigger": return "a trigger function"
    case "internal", "cstring", "language_handler", "fdw_handler", "index_am_handler",
      "table_am_handler", "tsm_handler", "pg_ddl_command", "opaque":
      return "for the server's own use"
    case _ where type.name.hasPrefix("any"): return "for any type"
    default: return nil
    }
  }
}
