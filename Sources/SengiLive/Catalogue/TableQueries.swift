extension CatalogueQuery {
  /// Tables, views, sequences and composite types.
  static let classes = CatalogueQuery(deparses: true) { _ in
    """
    SELECT c.oid, c.relname AS name, n.nspname AS namespace, c.relkind AS kind,
      c.relpersistence AS persistence, c.reloftype AS of_type, c.reltype AS row_type,
      c.reloptions::text[] AS options, tc.reloptions::text[] AS toast_options,
      c.relreplident AS replica_identity, c.relrowsecurity AS row_security,
      c.relforcerowsecurity AS forces_row_security, c.relispopulated AS is_populated,
      c.relispartition AS is_partition, am.amname AS access_method, ts.spcname AS tablespace,
      \(CatalogueSQL.owner("c.relowner")),
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_partkeydef(c.oid)")) AS partition_key,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(c.relpartbound, c.oid, true)")) AS bound,
      fs.srvname AS server,
      (SELECT pg_catalog.array_agg(pg_catalog.quote_ident(o.option_name) || ' '
        || pg_catalog.quote_literal(o.option_value) ORDER BY o.option_name)
        FROM pg_catalog.pg_options_to_table(f.ftoptions) o)::text[] AS foreign_options,
      CASE WHEN c.relkind IN ('v', 'm') THEN
        \(CatalogueSQL.under("n", "pg_catalog.pg_get_viewdef(c.oid, true)")) END AS query
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_class tc ON tc.oid = c.reltoastrelid AND c.reltoastrelid <> 0
    LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
    LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
    LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid
    LEFT JOIN pg_catalog.pg_foreign_server fs ON fs.oid = f.ftserver
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S') AND \(CatalogueSQL.isUsers("n"))
      AND \(CatalogueSQL.isNoMember("pg_class", "c.oid"))
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
    """
  }

  static let attributes = CatalogueQuery(deparses: true) { version in
    """
    SELECT a.attrelid AS class, a.attnum AS position, a.attname AS name, a.atttypid AS type,
      a.atttypmod AS modifier, a.attndims AS dimensions, a.attnotnull AS is_not_null,
      a.attidentity AS identity, a.attgenerated AS generated, a.attislocal AS is_local,
      a.attinhcount AS ancestors, a.attstorage AS storage, t.typstorage AS type_storage,
      a.attcompression AS compression, a.attstattarget AS statistics,
      a.attoptions::text[] AS options,
      \(CatalogueSQL.under("n", "pg_catalog.format_type(a.atttypid, a.atttypmod)")) AS spelled,
      CASE WHEN a.attcollation <> t.typcollation THEN
        \(CatalogueSQL.under("n", "a.attcollation::pg_catalog.regcollation::text")) END AS collation,
      CASE WHEN d.oid IS NOT NULL THEN
        \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(d.adbin, d.adrelid, true)")) END AS value,
      (SELECT pg_catalog.array_agg(pg_catalog.quote_ident(o.option_name) || ' '
        || pg_catalog.quote_literal(o.option_value) ORDER BY o.option_name)
        FROM pg_catalog.pg_options_to_table(a.attfdwoptions) o)::text[] AS foreign_options
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      AND \(CatalogueSQL.isUsers("n"))
    ORDER BY a.attrelid, a.attnum
    """
  }

  static let constraints = CatalogueQuery(deparses: true) { version in
    """
    SELECT c.oid, c.conrelid AS class, c.conname AS name, c.contype AS kind,
      c.condeferrable AS is_deferrable, c.condeferred AS is_deferred,
      c.convalidated AS is_validated, c.connoinherit AS no_inherit, c.conislocal AS is_local,
      c.conparentid AS parent, c.conindid AS index, c.confrelid AS referenced,
      c.confupdtype AS on_update, c.confdeltype AS on_delete, c.confmatchtype AS match,
      \(version >= 180_000 ? "c.conenforced" : "true") AS is_enforced,
      \(version >= 180_000 ? "c.conperiod" : "false") AS has_period,
      (SELECT pg_catalog.array_agg(a.attname ORDER BY k.ord)
        FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY k(num, ord)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num)::text[]
        AS columns,
      (SELECT pg_catalog.array_agg(a.attname ORDER BY k.ord)
        FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY k(num, ord)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num)::text[]
        AS referenced_columns,
      \(version >= 150_000 ? """
    (SELECT pg_catalog.array_agg(a.attname ORDER BY k.ord)
          FROM pg_catalog.unnest(c.confdelsetcols) WITH ORDINALITY k(num, ord)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num)::text[]
    """ : "NULL::text[]") AS set_columns,
      CASE WHEN c.contype = 'c' THEN
        \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(c.conbin, c.conrelid, true)")) END
        AS condition,
      CASE WHEN c.contype = 'x' THEN
        \(CatalogueSQL.under("n", "pg_catalog.pg_get_constraintdef(c.oid, true)")) END AS definition
    FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class r ON r.oid = c.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    WHERE c.contype IN ('c', 'f', 'p', 'u', 'x', 'n') AND r.relkind IN ('r', 'p', 'f')
      AND \(CatalogueSQL.isUsers("n"))
    ORDER BY c.conrelid, c.conkey, c.conname COLLATE "C"
    """
  }

  static let indexes = CatalogueQuery(deparses: true) { version in
    """
    SELECT i.indexrelid AS oid, i.indrelid AS class, ic.relname AS name,
      i.indisunique AS is_unique, i.indisclustered AS is_clustered,
      i.indisreplident AS is_replica_identity, i.indisvalid AS is_valid,
      \(version >= 150_000 ? "i.indnullsnotdistinct" : "false") AS nulls_not_distinct,
      i.indnkeyatts AS key_count, am.amname AS method, ic.reloptions::text[] AS options,
      ts.spcname AS tablespace, h.inhparent AS parent,
      (SELECT con.oid FROM pg_catalog.pg_constraint con
        WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x') LIMIT 1)
        AS constraint_oid,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(i.indpred, i.indrelid, true)")) AS predicate
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
    JOIN pg_catalog.pg_class r ON r.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_catalog.pg_am am ON am.oid = ic.relam
    LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = ic.reltablespace
    LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.indexrelid
    WHERE r.relkind IN ('r', 'p', 'm') AND \(CatalogueSQL.isUsers("n"))
    ORDER BY i.indrelid, i.indkey::text, ic.relname COLLATE "C"
    """
  }

  /// One row for each column of each index, keys first.
  static let indexKeys = CatalogueQuery(deparses: true) { _ in
    """
    SELECT i.indexrelid AS index, k.number AS position, i.indkey[k.number - 1] AS attribute,
      a.attname AS column,
      CASE WHEN i.indkey[k.number - 1] = 0 THEN
        \(CatalogueSQL.under("n", "pg_catalog.pg_get_indexdef(i.indexrelid, k.number, true)"))
        END AS expression,
      CASE WHEN k.number <= i.indnkeyatts THEN i.indoption[k.number - 1] ELSE 0 END AS option,
      CASE WHEN k.number <= i.indnkeyatts AND i.indcollation[k.number - 1] <> 0
        AND i.indcollation[k.number - 1] <> COALESCE(a.attcollation, ia.attcollation) THEN
        \(CatalogueSQL.under("n", "i.indcollation[k.number - 1]::pg_catalog.regcollation::text"))
        END AS collation,
      CASE WHEN k.number <= i.indnkeyatts AND i.indcollation[k.number - 1] <> 0
        AND a.attname IS NULL AND t.typcollation <> i.indcollation[k.number - 1] THEN
        \(CatalogueSQL.under("n", "i.indcollation[k.number - 1]::pg_catalog.regcollation::text"))
        END AS expression_collation,
      o.opcdefault AS is_default_class,
      CASE WHEN k.number <= i.indnkeyatts THEN
        \(CatalogueSQL.under("n", "CASE WHEN pg_catalog.pg_opclass_is_visible(o.oid) THEN pg_catalog.quote_ident(o.opcname) ELSE pg_catalog.quote_ident(nso.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END"))
        END AS operator_class,
      ia.attoptions::text[] AS class_options, ia.attstattarget AS statistics
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class r ON r.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnatts) k(number)
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid
      AND a.attnum = i.indkey[k.number - 1] AND a.attnum <> 0
    LEFT JOIN pg_catalog.pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = k.number
    LEFT JOIN pg_catalog.pg_type t ON t.oid = ia.atttypid
    LEFT JOIN pg_catalog.pg_opclass o ON k.number <= i.indnkeyatts
      AND o.oid = i.indclass[k.number - 1]
    LEFT JOIN pg_catalog.pg_namespace nso ON nso.oid = o.opcnamespace
    WHERE r.relkind IN ('r', 'p', 'm') AND \(CatalogueSQL.isUsers("n"))
    ORDER BY i.indexrelid, k.number
    """
  }

  static let ancestors = CatalogueQuery { _ in
    """
    SELECT h.inhrelid AS class, h.inhparent AS parent FROM pg_catalog.pg_inherits h
    JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid WHERE c.relkind IN ('r', 'p', 'f')
    ORDER BY h.inhrelid, h.inhseqno
    """
  }

  static let triggers = CatalogueQuery(deparses: true) { _ in
    """
    SELECT t.oid, t.tgrelid AS class, t.tgname AS name, t.tgenabled AS firing,
      (t.tgconstraint <> 0) AS is_constraint, t.tgparentid AS parent,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_triggerdef(t.oid, true)")) AS definition
    FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class r ON r.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND \(CatalogueSQL.isUsers("n"))
      AND \(CatalogueSQL.isNoMember("pg_trigger", "t.oid"))
    ORDER BY t.tgrelid, t.tgname COLLATE "C"
    """
  }

  static let rules = CatalogueQuery(deparses: true) { _ in
    """
    SELECT w.oid, w.ev_class AS class, w.rulename AS name, w.ev_enabled AS firing,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_ruledef(w.oid, true)")) AS definition
    FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_class r ON r.oid = w.ev_class
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    WHERE w.rulename <> '_RETURN' AND \(CatalogueSQL.isUsers("n"))
      AND \(CatalogueSQL.isNoMember("pg_rewrite", "w.oid"))
    ORDER BY w.ev_class, w.rulename COLLATE "C"
    """
  }

  static let policies = CatalogueQuery(deparses: true) { _ in
    """
    SELECT p.oid, p.polrelid AS class, p.polname AS name, p.polcmd AS command,
      p.polpermissive AS is_permissive,
      (SELECT pg_catalog.array_agg(CASE WHEN o.oid = 0 THEN NULL ELSE
        pg_catalog.pg_get_userbyid(o.oid) END)
        FROM pg_catalog.unnest(p.polroles) o(oid))::text[] AS roles,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(p.polqual, p.polrelid, true)")) AS using,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid, true)"))
        AS with_check
    FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class r ON r.oid = p.polrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    WHERE \(CatalogueSQL.isUsers("n"))
    ORDER BY p.polrelid, p.polname COLLATE "C"
    """
  }

  static let statistics = CatalogueQuery(deparses: true) { version in
    """
    SELECT s.oid, s.stxrelid AS class, s.stxname AS name, sn.nspname AS namespace,
      s.stxstattarget AS target, \(CatalogueSQL.owner("s.stxowner")),
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_statisticsobjdef(s.oid)")) AS definition
    FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_class r ON r.oid = s.stxrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_catalog.pg_namespace sn ON sn.oid = s.stxnamespace
    WHERE \(CatalogueSQL.isUsers("n"))
    ORDER BY s.stxrelid, s.stxname COLLATE "C"
    """
  }

  static let sequences = CatalogueQuery(deparses: true) { _ in
    """
    SELECT s.seqrelid AS class, s.seqtypid AS type, s.seqstart AS start,
      s.seqincrement AS increment, s.seqmax AS maximum, s.seqmin AS minimum,
      s.seqcache AS cache, s.seqcycle AS cycles, d.deptype AS dependency,
      d.refobjid AS owner_class, d.refobjsubid AS owner_attribute
    FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.objid = s.seqrelid AND d.deptype IN ('a', 'i')
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    WHERE $1::text IS NOT NULL AND \(CatalogueSQL.isUsers("n"))
    """
  }
}
