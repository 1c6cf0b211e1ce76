import SengiSQL
import SengiSchema

/// Makes a schema out of the catalogues' rows.
struct SchemaAssembly {
  let catalogue: Catalogue
  let options: CatalogueOptions
  let types: TypeDirectory
  let comments: Comments
  /// The columns of each relation by OID, in order.
  let columns: [UInt32: [CatalogueRow]]
  /// The names of a relation's columns by OID and number.
  let columnNames: [UInt32: [Int: SQLIdentifier]]
  /// The partitioned tables.
  let partitioned: Set<UInt32>
  let simplifier: ExpressionSimplifier
  /// The names of columns' NOT NULL constraints by table, from PostgreSQL 18 on.
  var notNullNames: [QualifiedName: [SQLIdentifier: SQLIdentifier]] = [:]
  var omissions: [CatalogueSnapshot.Omission] = []
  var customObjects: [CustomObject] = []

  init(_ catalogue: Catalogue, _ options: CatalogueOptions) {
    self.catalogue = catalogue
    self.options = options
    types = TypeDirectory(catalogue.types)
    comments = Comments(catalogue.comments)
    let columns = Dictionary(grouping: catalogue.columns) { $0.oid("attrelid") }
    self.columns = columns
    columnNames = columns.mapValues { rows in
      Dictionary(
        rows.compactMap { row in row.name("name").map { (row.number("attnum") ?? 0, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    partitioned = Set(
      catalogue.relations.filter { $0.text("kind") == "p" }.map { $0.oid("oid") })
    simplifier = ExpressionSimplifier(
      ownFunctions: Set(catalogue.functions.compactMap { $0.text("name") }),
      major: catalogue.scope.major)
  }

  mutating func snapshot() -> CatalogueSnapshot {
    var schema = Schema(target: PostgresVersion(major: catalogue.scope.major))
    schema.extensions = extensions()
    schema.namespaces = namespaces()
    schema.objects = databaseObjects() + subscriptions()
    let privileges = defaultPrivileges()
    // A namespace of which nothing but these is said stands for itself.
    let known = Set(schema.namespaces.map(\.name))
    schema.namespaces += privileges.keys.compactMap { $0 }.filter { !known.contains($0) }
      .map { Namespace(name: $0) }
    schema.namespaces.sort { $0.name < $1.name }
    for index in schema.namespaces.indices {
      schema.namespaces[index].defaultPrivileges =
        privileges[schema.namespaces[index].name] ?? []
    }
    schema.defaultPrivileges = privileges[nil] ?? []
    reportUnmodelled()
    if options.includesRoles { schema.roles = roles(of: schema) }
    schema.customObjects = customObjects.sorted { $0.name < $1.name }
    return CatalogueSnapshot(
      schema: schema, omissions: omissions.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) },
      serverVersion: catalogue.scope.serverVersion)
  }

  private mutating func extensions() -> [Extension] {
    catalogue.extensions.compactMap { row in
      guard let name = row.name("name") else { return nil }
      let comment = comments["pg_extension", row.oid("oid")]
      if comment == nil, row.text("comment") != nil {
        carry(
          "comment on extension", name.name, "comment on extension \(name.spelled) is null;",
          "was taken away")
      }
      return Extension(
        name: name, version: options.includesExtensionVersions ? row.text("extversion") : nil,
        namespace: row.name("nspname"), doc: comment == row.text("comment") ? nil : comment)
    }
  }

  /// Carries SQL verbatim and reports it.
  mutating func carry(
    _ kind: String, _ name: String, _ statements: String, _ reason: String,
    dependsOn: [QualifiedName] = []
  ) {
    customObjects.append(
      CustomObject(
        name: "\(kind) \(name)", statements: SQLExpression(statements), dependsOn: dependsOn))
    omissions.append(
      CatalogueSnapshot.Omission(kind: kind, name: name, reason: reason, isCarried: true))
  }

  mutating func leaveOut(_ kind: String, _ name: String, _ reason: String) {
    omissions.append(CatalogueSnapshot.Omission(kind: kind, name: name, reason: reason))
  }

  func owner(_ row: CatalogueRow) -> SQLIdentifier? {
    options.includesOwners ? row.name("owner") : nil
  }

  /// The name, qualified unless it is found on the path of SQL text in the namespace anyway.
  func reference(
    _ name: SQLIdentifier, in home: SQLIdentifier, from namespace: SQLIdentifier
  ) -> String {
    home == namespace || home.name == "pg_catalog"
      ? name.spelled : home.spelled + "." + name.spelled
  }

  func collation(_ row: CatalogueRow, _ namespace: SQLIdentifier) -> SQLText? {
    guard let name = row.name("collname"), let home = row.name("collation_namespace") else {
      return nil
    }
    // The server looks into pg_catalog first.
    let isHidden = home.name != "pg_catalog" && Self.builtinCollations.contains(name.name)
    return SQLText(
      verbatim: isHidden
        ? home.spelled + "." + name.spelled : reference(name, in: home, from: namespace))
  }

  private static let builtinCollations: Set<String> = [
    "C", "POSIX", "default", "ucs_basic", "unicode", "pg_c_utf8", "pg_unicode_fast",
  ]

  private mutating func reportUnmodelled() {
    for row in catalogue.securityLabels {
      let (kind, name) = (row.text("objtype") ?? "", row.text("objname") ?? "")
      let provider = row.name("provider")?.spelled ?? "\"\""
      let label = SQLLiteral(row.text("label") ?? "").sql
      carry(
        "security label", "\(kind) \(name)",
        "security label for \(provider) on \(kind) \(name) is \(label);", "not modelled")
    }
  }
}
