/// Privileges on what came with an extension: those it was installed with are the extension's, and
/// only what somebody changed since is the schema's (manual, pg_init_privs).
enum MemberPrivileges {
  private static func installed(_ catalogue: String, _ oid: String, _ column: String) -> String {
    """
    (SELECT i.initprivs FROM pg_init_privs i WHERE i.classoid = '\(catalogue)'::regclass \
    AND i.objoid = \(oid) AND i.objsubid = \(column))
    """
  }

  /// The privileges that the object was made with.
  static func born(
    _ catalogue: String, _ oid: String, column: String = "0", else other: String
  ) -> String {
    "coalesce(\(installed(catalogue, oid, column)), \(other))"
  }

  /// A condition that the privileges are the schema's to say: the object came with no extension, or
  /// others hold now than it came with. A namespace that is itself an extension's is left to that.
  static func areOwn(
    _ scope: CatalogueScope, _ catalogue: String, _ oid: String, _ privileges: String,
    _ namespace: String, column: String = "0"
  ) -> String {
    """
    (\(scope.isOwn(catalogue, oid)) OR \(scope.isOwn("pg_namespace", namespace)) \
    AND \(privileges) IS DISTINCT FROM \(installed(catalogue, oid, column)))
    """
  }
}
