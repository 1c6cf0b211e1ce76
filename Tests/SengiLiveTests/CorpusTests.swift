import Foundation
import SengiClient
import SengiSQL
import SengiSchema
import SengiTesting
import Testing

@testable import SengiLive

/// The schemas that `CORPUS` names a folder of: real ones, as `pg_dump` writes them.
enum Corpus {
  static let files: [String] = {
    guard let folder = ProcessInfo.processInfo.environment["CORPUS"] else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".sql") }.sorted().map { folder + "/" + $0 }
  }()

  private static let roles = [
    "anon", "authenticated", "service_role", "supabase_storage_admin", "supabase_auth_admin",
    "postgres_", "pgexercises", "pgeadmin",
  ]

  /// The schema's SQL behind the roles it takes for granted.
  static func ddl(_ file: String) throws -> String {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let roles = roles.map {
      """
      DO $$ BEGIN CREATE ROLE \($0);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
      """
    }
    return (roles + lines.filter { !$0.hasPrefix("\\") }.map(String.init)).joined(separator: "\n")
  }
}

@Suite struct CorpusTests {
  /// Objects of each kind as the catalogue counts them, those of extensions left out.
  private static let counts = """
    WITH ours AS (SELECT oid FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'sengi'))
    SELECT fact FROM (
      SELECT 'tables ' || count(*) FROM pg_class c WHERE relkind IN ('r', 'p', 'f')
        AND relnamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
      UNION ALL SELECT 'views ' || count(*) FROM pg_class c WHERE relkind IN ('v', 'm')
        AND relnamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
      UNION ALL SELECT 'columns ' || count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
        WHERE relkind IN ('r', 'p', 'f') AND attnum > 0 AND NOT attisdropped
        AND relnamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
      UNION ALL SELECT 'enums ' || count(*) FROM pg_type t WHERE typtype = 'e'
        AND typnamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = t.oid AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
      UNION ALL SELECT 'domains ' || count(*) FROM pg_type t WHERE typtype = 'd'
        AND typnamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = t.oid AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
      UNION ALL SELECT 'composites ' || count(*) FROM pg_class c WHERE relkind = 'c'
        AND relnamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = c.reltype AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
      UNION ALL SELECT 'functions ' || count(*) FROM pg_proc p
        WHERE pronamespace IN (SELECT oid FROM ours) AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype IN ('e', 'i'))
      UNION ALL SELECT 'triggers ' || count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
        WHERE NOT tgisinternal AND tgparentid = 0 AND relnamespace IN (SELECT oid FROM ours)
      UNION ALL SELECT 'policies ' || count(*) FROM pg_policy
      UNION ALL SELECT 'keys ' || count(*) FROM pg_constraint WHERE contype IN ('p', 'u')
        AND connamespace IN (SELECT oid FROM ours) AND conrelid <> 0 AND conparentid = 0
      UNION ALL SELECT 'foreign keys ' || count(*) FROM pg_constraint WHERE contype = 'f'
        AND connamespace IN (SELECT oid FROM ours) AND conparentid = 0
      UNION ALL SELECT 'checks ' || count(*) FROM pg_constraint WHERE contype = 'c'
        AND connamespace IN (SELECT oid FROM ours) AND conislocal
      UNION ALL SELECT 'indexes ' || count(*) FROM pg_index i JOIN pg_class c ON c.oid = indexrelid
        WHERE relnamespace IN (SELECT oid FROM ours)
        AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid AND contype IN ('p', 'u', 'x'))
    ) counted (fact)
    """

  /// The same, counted in the schema. Partitions' own spellings of what comes from their parents
  /// are left out on both sides.
  private static func counts(of schema: Schema) -> [String] {
    let namespaces = schema.namespaces
    let tables = schema.tables
    let derived = { (table: Table) in table.partitionOf != nil }
    let views = namespaces.flatMap(\.views)
    let keys = tables.filter { !derived($0) }.map {
      $0.uniques.count + ($0.primaryKey == nil ? 0 : 1)
    }
    var counts: [(String, Int)] = [
      ("tables", tables.count), ("views", views.count),
      ("columns", tables.map(\.columns.count).reduce(0, +)),
      ("enums", namespaces.flatMap(\.enumerations).count),
      ("domains", namespaces.flatMap(\.domains).count),
      ("composites", namespaces.flatMap(\.compositeTypes).count),
      ("functions", namespaces.flatMap(\.functions).count),
      ("triggers", tables.flatMap(\.triggers).count + views.flatMap(\.triggers).count),
      ("policies", tables.flatMap(\.policies).count),
      ("foreign keys", tables.flatMap(\.foreignKeys).count),
      (
        "checks",
        tables.flatMap(\.checks).count + namespaces.flatMap(\.domains).flatMap(\.checks).count
      ),
    ]
    // A partition may have keys and indexes of its own beside the parent's.
    if !tables.contains(where: derived) {
      counts.append(("keys", keys.reduce(0, +)))
      counts.append(
        ("indexes", tables.flatMap(\.indexes).count + views.flatMap(\.indexes).count))
    }
    return counts.map { "\($0) \($1)" }
  }

  @Test(arguments: Corpus.files) func everyObjectIsRead(_ file: String) async throws {
    try await withTestDatabase(ddl: try Corpus.ddl(file)) { client in
      let snapshot = try await CatalogueReader.read(
        client, options: CatalogueOptions(includesOwners: true, includesRoles: true))
      let expected = Set(try await LiveDatabase.facts(client, Self.counts))
      let found = Self.counts(of: snapshot.schema)
      #expect(found.filter { !expected.contains($0) } == [])
      #expect(snapshot.schema.customObjects == [])
      #expect(snapshot.omissions.filter { $0.kind != "grantor" } == [])
      let again = try await CatalogueReader.read(
        client, options: CatalogueOptions(includesOwners: true, includesRoles: true))
      #expect(again == snapshot)
    }
  }

  private struct Expression {
    var table: String
    var place: ExpressionPlace
    var text: String
    var context: ExpressionSimplifier.Context
  }

  @Test(arguments: Corpus.files) func simplifiedTextMeansTheSame(_ file: String) async throws {
    try await withTestDatabase(ddl: try Corpus.ddl(file)) { client in
      try await client.withConnection { connection in
        let options = CatalogueOptions()
        let catalogue = try await connection.transaction(readOnly: true) { transaction in
          try await Catalogue.read(CatalogueSession(transaction: transaction), options)
        }
        let assembly = SchemaAssembly(catalogue, options)
        for row in catalogue.relations where ["r", "p"].contains(row.text("kind")) {
          guard let context = assembly.context(row) else { continue }
          let path =
            ([context.namespace, Schema.publicNamespace] + catalogue.scope.extensionNamespaces)
            .map(\.quoted).joined(separator: ", ")
          let probe = ExpressionProbe(
            connection: connection, columns: "LIKE \(context.name.quoted)", searchPath: path)
          for item in expressions(assembly, context) {
            let simplified = assembly.simplifier.simplify(item.text, item.context)
            guard simplified != DeparsedText.tidy(item.text) else { continue }
            let second = try await probe.deparse(item.text, item.place)
            let again = try await probe.deparse(simplified, item.place)
            let settled = try await probe.deparse(again, item.place)
            #expect(settled == second, "\(context.name): \(item.text) became \(simplified)")
          }
        }
      }
    }
  }

  private func expressions(_ assembly: SchemaAssembly, _ context: RelationContext) -> [Expression] {
    var expressions: [Expression] = []
    func add(_ place: ExpressionPlace, _ text: String?, _ types: ExpressionSimplifier.Context) {
      guard let text else { return }
      expressions.append(
        Expression(table: context.name.quoted, place: place, text: text, context: types))
    }
    for column in assembly.columns[context.oid] ?? [] {
      guard let name = column.name("name") else { continue }
      let type = assembly.type(of: column)
      if column.text("generated") == "s" {
        add(
          .generated(name, type: type.sql.description), column.expression("value"),
          context.expressions)
      } else {
        add(
          .defaultValue(name), column.expression("value"),
          ExpressionSimplifier.Context(columns: [:], target: type))
      }
    }
    for row in assembly.catalogue.constraints
    where row.oid("conrelid") == context.oid && row.text("kind") == "c" {
      add(.condition, row.expression("definition"), context.expressions)
    }
    for row in assembly.catalogue.indexes where row.oid("indrelid") == context.oid {
      add(.condition, row.expression("predicate"), context.expressions)
      for (number, key) in zip(row.numbers("indkey"), row.texts("keys")) where number == 0 {
        add(.key, key, context.expressions)
      }
    }
    return expressions
  }
}
