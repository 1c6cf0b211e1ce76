/// What the catalogues hold about subscriptions.
enum SubscriptionQueries {
  /// Connections may hold passwords: only superusers see them.
  static let readsConnections = """
    SELECT has_column_privilege('pg_subscription', 'subconninfo', 'select') AS may
    """

  static func subscriptions(_ scope: CatalogueScope, readsConnections: Bool) -> String {
    """
    SELECT s.oid, s.subname AS name, pg_get_userbyid(s.subowner) AS owner, s.subpublications,
      \(readsConnections ? "s.subconninfo" : "NULL::text") AS connection, s.subslotname AS slot,
      s.subbinary AS binary, s.subsynccommit AS commit,
      \(scope.from(16, "s.substream::text", else: "CASE WHEN s.substream THEN 't' ELSE 'f' END"))
        AS stream,
      \(scope.from(15, "s.subtwophasestate <> 'd'", else: "false")) AS two_phase,
      \(scope.from(15, "s.subdisableonerr", else: "false")) AS disable_on_error,
      \(scope.from(16, "s.subpasswordrequired", else: "true")) AS password_required,
      \(scope.from(16, "s.subrunasowner", else: "false")) AS run_as_owner,
      \(scope.from(16, "s.suborigin", else: "'any'")) AS origin,
      \(scope.from(17, "s.subfailover", else: "false")) AS failover
    FROM pg_subscription s
    WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
    ORDER BY s.subname
    """
  }
}
