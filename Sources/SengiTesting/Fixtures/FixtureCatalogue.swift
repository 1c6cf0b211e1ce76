import Foundation
import Sengi
import SengiClient

/// What the database says of its tables, as far as inserting needs it.
struct FixtureCatalogue: Sendable {
  struct Table: Sendable, Decodable {
    var oid: UInt32
    /// Quoted, with the namespace.
    var name: String
    var columns: [Column]
    var foreignKeys: [ForeignKey]
    var rules: [Rule]
    /// The bounds of the table's partitions, or its own.
    var bounds: String
    /// The columns that those are about.
    var partitionColumns: [Int]

    func column(_ number: Int) -> Column? { columns.first { $0.number == number } }
  }

  struct Column: Sendable, Decodable {
    var number: Int
    var name: String
    /// As a cast writes it.
    var type: String
    /// The type below domains, in the catalogue's spelling: `int4`.
    var base: String
    /// `pg_type.typtype` and `pg_type.typcategory` of that type.
    var kind: String
    var category: String
    /// The number that limits a text's length, or a number's digits; −1 for none.
    var modifier: Int
    var isRequired: Bool
    var hasDefault: Bool
    /// Whether nothing can be inserted.
    var isGenerated: Bool
    var labels: [String]
    /// The number of fields of a composite type.
    var fields: Int
    /// The checks of domains.
    var checks: String
  }

  struct ForeignKey: Sendable, Decodable {
    var columns: [Int]
    var table: UInt32
    var referenced: [Int]
  }

  /// A check, unique key or exclusion constraint.
  struct Rule: Sendable, Decodable {
    var name: String
    var columns: [Int]
    var text: String
  }

  private let tables: [Table]

  func table(spelled name: String) -> Table? { tables.first { $0.name == name } }

  func table(_ oid: UInt32) -> Table? { tables.first { $0.oid == oid } }

  nonisolated(nonsending) static func read(_ client: PGClient) async throws -> FixtureCatalogue {
    let result = try await client.run(PGStatement(query, binds: [], name: "fixtures.catalogue"))
    guard result.rowCount == 1 else { return FixtureCatalogue(tables: []) }
    let text = try result.withRow(0) { row in try String.decode(row, 0) }
    return FixtureCatalogue(
      tables: try JSONDecoder().decode([Table].self, from: Data(text.utf8)))
  }

  private static let query: StaticString = #"""
    WITH RECURSIVE base AS (
      SELECT t.oid, t.oid AS below, t.typtypmod AS modifier, '' AS checks, t.typnotnull AS required
      FROM pg_catalog.pg_type t
      UNION ALL
      SELECT b.oid, t.typbasetype, t.typtypmod, b.checks || coalesce((
          SELECT string_agg(pg_catalog.pg_get_constraintdef(c.oid), ' ')
          FROM pg_catalog.pg_constraint c WHERE c.contypid = t.oid), ''),
        b.required OR t.typnotnull
      FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.below WHERE t.typtype = 'd'
    )
    SELECT coalesce(json_agg(json_build_object(
      'oid', c.oid::bigint,
      'name', '"' || replace(n.nspname, '"', '""') || '"."' || replace(c.relname, '"', '""') || '"',
      'columns', (
        SELECT coalesce(json_agg(json_build_object(
          'number', a.attnum, 'name', a.attname,
          'type', pg_catalog.format_type(a.atttypid, NULL),
          'base', t.typname, 'kind', t.typtype::text, 'category', t.typcategory::text,
          'modifier', CASE WHEN a.atttypmod >= 0 THEN a.atttypmod ELSE b.modifier END,
          'isRequired', a.attnotnull OR b.required,
          'hasDefault', a.atthasdef AND a.attgenerated = '' OR a.attidentity <> ''
            OR d.typdefault IS NOT NULL
            -- Between two phases the row says the column that goes, and a trigger this one.
            OR EXISTS (SELECT FROM pg_catalog.pg_trigger g
              JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid AND p.proname = g.tgname
              JOIN pg_catalog.pg_attribute o ON o.attrelid = c.oid AND o.attnotnull
                AND position('NEW."' || replace(o.attname, '"', '""') || '" := (' IN p.prosrc) > 0
              WHERE g.tgrelid = c.oid AND o.attnum <> a.attnum
                AND position('NEW."' || replace(a.attname, '"', '""') || '" := given' IN p.prosrc)
                  > 0),
          'isGenerated', a.attgenerated <> '' OR a.attidentity = 'a',
          'labels', (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]')
            FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
          'fields', (SELECT count(*) FROM pg_catalog.pg_attribute f
            WHERE f.attrelid = t.typrelid AND f.attnum > 0 AND NOT f.attisdropped),
          'checks', b.checks) ORDER BY a.attnum), '[]')
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type d ON d.oid = a.atttypid
        JOIN base b ON b.oid = a.atttypid
        JOIN pg_catalog.pg_type t ON t.oid = b.below AND t.typtype <> 'd'
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
      'foreignKeys', (
        SELECT coalesce(json_agg(k.value), '[]') FROM (
          SELECT DISTINCT jsonb_build_object(
            'columns', k.conkey, 'table', k.confrelid::bigint, 'referenced', k.confkey) AS value
          FROM pg_catalog.pg_constraint k
          WHERE k.contype = 'f' AND k.conparentid = 0 AND (k.conrelid = c.oid OR k.conrelid IN (
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i
            WHERE i.inhparent = c.oid AND c.relkind = 'p'))
          ORDER BY 1) k),
      'rules', (
        SELECT coalesce(json_agg(r.value ORDER BY r.value->>'name'), '[]') FROM (
          SELECT json_build_object('name', k.conname, 'columns', coalesce(k.conkey, '{}'),
            'text', pg_catalog.pg_get_constraintdef(k.oid)) AS value
          FROM pg_catalog.pg_constraint k
          WHERE k.conrelid = c.oid AND k.contype IN ('c', 'p', 'u', 'x')
          UNION ALL
          SELECT json_build_object('name', x.relname, 'columns', (
              SELECT coalesce(json_agg(DISTINCT d.refobjsubid), '[]') FROM pg_catalog.pg_depend d
              WHERE d.objid = x.oid AND d.refobjid = c.oid AND d.refobjsubid > 0),
            'text', '')
          FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
          WHERE i.indrelid = c.oid AND i.indisunique AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid
              AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))) r),
      'bounds', concat_ws(' ', pg_catalog.pg_get_expr(c.relpartbound, c.oid), (
        SELECT string_agg(pg_catalog.pg_get_expr(p.relpartbound, p.oid), ' ' ORDER BY p.oid)
        FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
        WHERE i.inhparent = c.oid AND p.relispartition)),
      'partitionColumns', (
        SELECT coalesce(json_agg(a.attnum ORDER BY a.attnum), '[]')
        FROM pg_catalog.pg_partitioned_table p
        JOIN pg_catalog.pg_attribute k
          ON k.attrelid = p.partrelid AND k.attnum = ANY (p.partattrs::int2[])
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = k.attname
        WHERE p.partrelid = c.oid OR p.partrelid = (
          SELECT i.inhparent FROM pg_catalog.pg_inherits i
          WHERE i.inhrelid = c.oid AND c.relispartition)))
      ORDER BY c.oid), '[]')::text
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    """#
}
