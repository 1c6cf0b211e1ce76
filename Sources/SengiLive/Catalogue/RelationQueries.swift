/// What the catalogues hold about tables, views and what hangs on them.
///
/// Each text is run once, whatever the number of objects.
enum RelationQueries {
  static func relations(_ scope: CatalogueScope) -> String {
    """
    SELECT c.oid, c.relname AS name, n.nspname, c.relkind::text AS kind,
      c.relpersistence::text AS persistence, c.reloptions, toast.reloptions AS toast_options,
      am.amname, ts.spcname, c.relrowsecurity, c.relforcerowsecurity,
      c.relreplident::text AS replident, c.relispartition, c.reloftype, c.relispopulated,
      pg_get_userbyid(c.relowner) AS owner, s.srvname, f.ftoptions,
      CASE WHEN c.relispartition
        THEN \(scope.deparsed("pg_get_expr(c.relpartbound, c.oid, true)")) END AS bound,
      CASE WHEN c.relkind = 'p'
        THEN \(scope.deparsed("pg_get_partkeydef(c.oid)")) END AS partition_key,
      CASE WHEN c.relkind IN ('v', 'm')
        THEN \(scope.expression("pg_get_viewdef(c.oid, true)", plain: "pg_get_viewdef(c.oid)")) END AS query
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
      LEFT JOIN pg_am am ON am.oid = c.relam
      LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
      LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
      LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
    WHERE \(scope.reads("c.relnamespace")) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND \(scope.isOwn("pg_class", "c.oid"))
    ORDER BY n.nspname, c.relname
    """
  }

  static func columns(_ scope: CatalogueScope) -> String {
    """
    SELECT a.attrelid, a.attname AS name, a.attnum, a.atttypid, a.atttypmod, a.attndims,
      a.attnotnull, a.attislocal, a.attidentity::text AS identity,
      a.attgenerated::text AS generated, a.attstorage::text AS storage,
      t.typstorage::text AS type_storage, a.attcompression::text AS compression, a.attstattarget,
      a.attoptions, a.attfdwoptions, co.collname, cn.nspname AS collation_namespace,
      CASE WHEN a.atttypid >= 16384
        THEN \(scope.deparsed("format_type(a.atttypid, a.atttypmod)")) END AS formatted,
      CASE WHEN d.oid IS NOT NULL
        THEN \(scope.expression(
          "pg_get_expr(d.adbin, d.adrelid, true)", plain: "pg_get_expr(d.adbin, d.adrelid)")) END AS value
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
      LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
    WHERE \(scope.reads("c.relnamespace")) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY n.nspname, a.attrelid, a.attnum
    """
  }

  static func inheritance(_ scope: CatalogueScope) -> String {
    """
    SELECT i.inhrelid, i.inhparent, p.relname AS name, n.nspname
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace n ON n.oid = p.relnamespace
    WHERE \(scope.reads("c.relnamespace")) AND c.relkind IN ('r', 'p', 'f')
    ORDER BY i.inhrelid, i.inhseqno
    """
  }

  static func constraints(_ scope: CatalogueScope) -> String {
    """
    SELECT c.oid, c.conname AS name, c.contype::text AS kind, c.conrelid, c.contypid, c.conindid,
      c.conparentid, c.confrelid, c.conkey, c.confkey, c.confupdtype::text AS on_update,
      c.confdeltype::text AS on_delete, c.confmatchtype::text AS match, c.condeferrable,
      c.condeferred, c.convalidated, c.conislocal, c.connoinherit,
      \(scope.from(15, "c.confdelsetcols", else: "NULL::int2[]")) AS set_columns,
      \(scope.from(18, "c.conperiod", else: "false")) AS conperiod,
      \(scope.from(18, "c.conenforced", else: "true")) AS conenforced,
      f.relname AS target, fn.nspname AS target_namespace,
      CASE WHEN c.confrelid <> 0 THEN ARRAY(
        SELECT a.attname FROM unnest(c.confkey) WITH ORDINALITY k (attnum, position)
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum
        ORDER BY k.position) END AS target_columns,
      CASE c.contype
        WHEN 'c' THEN \(scope.expression(
          "pg_get_expr(c.conbin, c.conrelid, true)", plain: "pg_get_expr(c.conbin, c.conrelid)"))
        WHEN 'x' THEN \(scope.expression(
          "pg_get_constraintdef(c.oid, true)", plain: "pg_get_constraintdef(c.oid)"))
      END AS definition
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
      LEFT JOIN pg_class f ON f.oid = c.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
    WHERE \(scope.reads("c.connamespace")) AND c.contype IN ('c', 'f', 'p', 'u', 'x', 'n')
    ORDER BY n.nspname, c.conrelid, c.contypid, c.conname
    """
  }

  static func indexes(_ scope: CatalogueScope) -> String {
    """
    SELECT i.indexrelid AS oid, i.indrelid, c.relname AS name, i.indisunique, i.indisvalid,
      i.indisclustered, i.indisreplident, i.indkey, i.indnkeyatts, i.indoption, am.amname,
      c.reloptions, ts.spcname, k.oid AS constraint_oid,
      \(scope.from(15, "i.indnullsnotdistinct", else: "false")) AS nulls_not_distinct,
      (SELECT h.inhparent FROM pg_inherits h WHERE h.inhrelid = c.oid LIMIT 1) AS parent,
      CASE WHEN k.oid IS NULL
        THEN \(scope.deparsed("pg_get_indexdef(c.oid, 0, true)")) END AS definition,
      CASE WHEN i.indexprs IS NOT NULL THEN \(scope.deparsed(
        "ARRAY(SELECT pg_get_indexdef(c.oid, g, true) FROM generate_series(1, i.indnkeyatts) g)"
      )) END AS keys,
      CASE WHEN i.indpred IS NOT NULL
        THEN \(scope.expression(
          "pg_get_expr(i.indpred, i.indrelid, true)", plain: "pg_get_expr(i.indpred, i.indrelid)")) END AS predicate,
      CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
        SELECT a.attnum || ' ' || a.attstattarget FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attstattarget >= 0 ORDER BY a.attnum) END AS targets
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      JOIN pg_class r ON r.oid = i.indrelid AND r.relkind IN ('r', 'p', 'm')
      JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am am ON am.oid = c.relam
      LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
      LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.conrelid = i.indrelid
        AND k.contype IN ('p', 'u', 'x')
    WHERE \(scope.reads("c.relnamespace"))
    ORDER BY n.nspname, c.relname
    """
  }

  static func triggers(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, t.tgrelid, t.tgname AS name, t.tgenabled::text AS enabled,
      t.tgisinternal OR t.tgparentid <> 0 AS is_derived,
      \(scope.expression(
        "pg_get_triggerdef(t.oid, true)", plain: "pg_get_triggerdef(t.oid)")) AS definition
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
    WHERE \(scope.reads("c.relnamespace"))
      AND (NOT t.tgisinternal AND t.tgparentid = 0 OR t.tgenabled <> p.tgenabled)
      AND \(scope.isOwn("pg_trigger", "t.oid"))
    ORDER BY n.nspname, t.tgrelid, t.tgname
    """
  }

  static func policies(_ scope: CatalogueScope) -> String {
    """
    SELECT p.oid, p.polrelid, p.polname AS name, p.polcmd::text AS command, p.polpermissive,
      CASE WHEN p.polroles <> '{0}' THEN ARRAY(
        SELECT r.rolname FROM pg_roles r WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname
      ) END AS roles,
      \(scope.expression(
        "pg_get_expr(p.polqual, p.polrelid, true)", plain: "pg_get_expr(p.polqual, p.polrelid)")) AS using_expression,
      \(scope.expression(
        "pg_get_expr(p.polwithcheck, p.polrelid, true)",
        plain: "pg_get_expr(p.polwithcheck, p.polrelid)")) AS check_expression
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE \(scope.reads("c.relnamespace")) ORDER BY n.nspname, p.polrelid, p.polname
    """
  }

  static func rules(_ scope: CatalogueScope) -> String {
    """
    SELECT r.oid, r.ev_class, r.rulename AS name, r.ev_enabled::text AS enabled,
      \(scope.expression("pg_get_ruledef(r.oid, true)", plain: "pg_get_ruledef(r.oid)")) AS definition
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE \(scope.reads("c.relnamespace")) AND r.rulename <> '_RETURN'
      AND \(scope.isOwn("pg_rewrite", "r.oid"))
    ORDER BY n.nspname, r.ev_class, r.rulename
    """
  }

  static func statistics(_ scope: CatalogueScope) -> String {
    """
    SELECT s.oid, s.stxrelid, s.stxname AS name, sn.nspname, s.stxstattarget,
      pg_get_userbyid(s.stxowner) AS owner,
      \(scope.deparsed("pg_get_statisticsobjdef(s.oid)")) AS definition
    FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_namespace sn ON sn.oid = s.stxnamespace
    WHERE \(scope.reads("c.relnamespace")) AND \(scope.isOwn("pg_statistic_ext", "s.oid"))
    ORDER BY n.nspname, s.stxrelid, s.stxname
    """
  }

  static func sequences(_ scope: CatalogueScope) -> String {
    """
    SELECT c.oid, c.relname AS name, n.nspname, c.relpersistence::text AS persistence,
      pg_get_userbyid(c.relowner) AS owner, s.seqtypid, s.seqstart, s.seqincrement, s.seqmax,
      s.seqmin, s.seqcache, s.seqcycle, d.refobjid AS owner_table, d.refobjsubid AS owner_column,
      d.deptype::text AS dependency
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
        AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
        AND d.deptype IN ('a', 'i')
    WHERE \(scope.reads("c.relnamespace")) AND \(scope.isOwn("pg_class", "c.oid"))
    ORDER BY n.nspname, c.relname
    """
  }
}
