import SengiClient
import SengiSQL
import SengiSchema

/// The rows of every catalogue that is read, as one transaction saw them.
struct Catalogue: Sendable {
  var scope: CatalogueScope
  /// Every namespace, read or not.
  var namespaces: [CatalogueRow]
  var extensions: [CatalogueRow]

  var relations: [CatalogueRow]
  var columns: [CatalogueRow]
  var inheritance: [CatalogueRow]
  var constraints: [CatalogueRow]
  var indexes: [CatalogueRow]
  var triggers: [CatalogueRow]
  var policies: [CatalogueRow]
  var rules: [CatalogueRow]
  var statistics: [CatalogueRow]
  var sequences: [CatalogueRow]

  var types: [CatalogueRow]
  var enumLabels: [CatalogueRow]
  var ranges: [CatalogueRow]
  var baseTypes: [CatalogueRow]

  var functions: [CatalogueRow]
  var aggregates: [CatalogueRow]

  var operators: [CatalogueRow]
  var operatorClasses: [CatalogueRow]
  var operatorFamilies: [CatalogueRow]
  var collations: [CatalogueRow]
  var conversions: [CatalogueRow]
  var textSearchConfigurations: [CatalogueRow]
  var textSearchDictionaries: [CatalogueRow]
  var textSearchParsers: [CatalogueRow]
  var textSearchTemplates: [CatalogueRow]

  var casts: [CatalogueRow]
  var transforms: [CatalogueRow]
  var languages: [CatalogueRow]
  var accessMethods: [CatalogueRow]
  var wrappers: [CatalogueRow]
  var servers: [CatalogueRow]
  var userMappings: [CatalogueRow]
  var eventTriggers: [CatalogueRow]
  var publications: [CatalogueRow]
  var publishedTables: [CatalogueRow]

  var privileges: [CatalogueRow]
  var defaultPrivileges: [CatalogueRow]
  var roles: [CatalogueRow]
  var comments: [CatalogueRow]
  var securityLabels: [CatalogueRow]
  var subscriptions: [CatalogueRow]

  nonisolated(nonsending) static func read(
    _ session: some CatalogueRows, _ options: CatalogueOptions
  ) async throws -> Catalogue {
    let version = try await session.rows(
      "SELECT current_setting('server_version_num')::int AS version")
    let serverVersion = version.first?.number("version") ?? 0
    guard PostgresVersion.supported.contains(serverVersion / 10_000) else {
      throw UnsupportedServer(serverVersion: serverVersion)
    }
    let namespaces = try await session.rows(
      """
      SELECT n.oid, n.nspname AS name, pg_get_userbyid(n.nspowner) AS owner,
        EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_namespace'::regclass
          AND e.objid = n.oid AND e.deptype = 'e') AS is_member
      FROM pg_namespace n ORDER BY n.nspname
      """)
    let extensions = try await session.rows(
      """
      SELECT e.oid, e.extname AS name, e.extversion, n.nspname, a.comment
      FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        LEFT JOIN pg_available_extensions() a ON a.name = e.extname
      WHERE e.extname <> 'plpgsql' ORDER BY e.extname
      """)
    let scope = CatalogueScope(
      serverVersion: serverVersion,
      namespaces: namespaces.filter { options.reads($0.text("name") ?? "") }.map { $0.oid("oid") },
      extensionNamespaces: extensions.compactMap { $0.name("nspname") })
    return Catalogue(
      scope: scope, namespaces: namespaces, extensions: extensions,
      relations: try await session.rows(RelationQueries.relations(scope)),
      columns: try await session.rows(RelationQueries.columns(scope)),
      inheritance: try await session.rows(RelationQueries.inheritance(scope)),
      constraints: try await session.rows(RelationQueries.constraints(scope)),
      indexes: try await session.rows(RelationQueries.indexes(scope)),
      triggers: try await session.rows(RelationQueries.triggers(scope)),
      policies: try await session.rows(RelationQueries.policies(scope)),
      rules: try await session.rows(RelationQueries.rules(scope)),
      statistics: try await session.rows(RelationQueries.statistics(scope)),
      sequences: try await session.rows(RelationQueries.sequences(scope)),
      types: try await session.rows(TypeQueries.types(scope)),
      enumLabels: try await session.rows(TypeQueries.enumLabels(scope)),
      ranges: try await session.rows(TypeQueries.ranges(scope)),
      baseTypes: try await session.rows(TypeQueries.baseTypes(scope)),
      functions: try await session.rows(RoutineQueries.functions(scope)),
      aggregates: try await session.rows(RoutineQueries.aggregates(scope)),
      operators: try await session.rows(ObjectQueries.operators(scope)),
      operatorClasses: try await session.rows(ObjectQueries.operatorClasses(scope)),
      operatorFamilies: try await session.rows(ObjectQueries.operatorFamilies(scope)),
      collations: try await session.rows(ObjectQueries.collations(scope)),
      conversions: try await session.rows(ObjectQueries.conversions(scope)),
      textSearchConfigurations: try await session.rows(
        ObjectQueries.textSearchConfigurations(scope)),
      textSearchDictionaries: try await session.rows(ObjectQueries.textSearchDictionaries(scope)),
      textSearchParsers: try await session.rows(ObjectQueries.textSearchParsers(scope)),
      textSearchTemplates: try await session.rows(ObjectQueries.textSearchTemplates(scope)),
      casts: try await session.rows(DatabaseQueries.casts(scope)),
      transforms: try await session.rows(DatabaseQueries.transforms(scope)),
      languages: try await session.rows(DatabaseQueries.languages(scope)),
      accessMethods: try await session.rows(DatabaseQueries.accessMethods(scope)),
      wrappers: try await session.rows(DatabaseQueries.wrappers(scope)),
      servers: try await session.rows(DatabaseQueries.servers(scope)),
      userMappings: try await session.rows(DatabaseQueries.userMappings(scope)),
      eventTriggers: try await session.rows(DatabaseQueries.eventTriggers(scope)),
      publications: try await session.rows(DatabaseQueries.publications(scope)),
      publishedTables: try await session.rows(DatabaseQueries.publishedTables(scope)),
      privileges: try await session.rows(PrivilegeQueries.privileges(scope)),
      defaultPrivileges: try await session.rows(PrivilegeQueries.defaults(scope)),
      roles: try await session.rows(PrivilegeQueries.roles),
      comments: try await session.rows(PrivilegeQueries.comments),
      securityLabels: try await session.rows(PrivilegeQueries.securityLabels),
      subscriptions: try await session.rows(
        SubscriptionQueries.subscriptions(
          scope,
          readsConnections: try await session.rows(SubscriptionQueries.readsConnections)
            .first?.flag("may") ?? false)))
  }
}
