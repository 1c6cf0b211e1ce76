extension CatalogueQuery {
  static let server = CatalogueQuery { _ in
    """
    SELECT pg_catalog.current_setting('server_version_num')::int4 AS version,
      pg_catalog.current_database()::text AS database
    """
  }

  static let extensions = CatalogueQuery { _ in
    """
    SELECT e.oid, e.extname AS name, e.extversion AS version, n.nspname AS namespace
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    ORDER BY e.extname COLLATE "C"
    """
  }

  static let namespaces = CatalogueQuery { _ in
    """
    SELECT n.oid, n.nspname AS name, \(CatalogueSQL.owner("n.nspowner"))
    FROM pg_catalog.pg_namespace n
    WHERE \(CatalogueSQL.isUsers("n")) AND \(CatalogueSQL.isNoMember("pg_namespace", "n.oid"))
    ORDER BY n.nspname COLLATE "C"
    """
  }

  /// Every comment on an object that is not the server's own, and on namespaces.
  static let comments = CatalogueQuery { _ in
    """
    SELECT c.relname AS catalogue, d.objoid AS oid, d.objsubid AS part, d.description
    FROM pg_catalog.pg_description d JOIN pg_catalog.pg_class c ON c.oid = d.classoid
    WHERE d.objoid >= 16384 OR c.relname = 'pg_namespace'
    """
  }

  /// Every type there is, since columns may have any.
  static let types = CatalogueQuery { _ in
    """
    SELECT t.oid, t.typname AS name, n.nspname AS namespace, t.typtype AS kind,
      t.typelem AS element, (e.oid IS NOT NULL) AS is_array, t.typrelid AS class,
      t.typcollation AS collation, t.typstorage AS storage,
      \(CatalogueSQL.owner("t.typowner")), \(CatalogueSQL.isUsers("n")) AS is_users,
      \(CatalogueSQL.isNoMember("pg_type", "t.oid")) AS is_own, t.typisdefined AS is_defined
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
    ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C"
    """
  }

  static let enumLabels = CatalogueQuery { _ in
    """
    SELECT enumtypid AS type, enumlabel AS label FROM pg_catalog.pg_enum
    ORDER BY enumtypid, enumsortorder
    """
  }

  static let domains = CatalogueQuery(deparses: true) { _ in
    """
    SELECT t.oid, t.typbasetype AS base, t.typtypmod AS modifier, t.typndims AS dimensions,
      t.typnotnull AS is_not_null,
      \(CatalogueSQL.under("n", "pg_catalog.format_type(t.typbasetype, t.typtypmod)")) AS spelled,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(t.typdefaultbin, 0, true)")) AS value,
      CASE WHEN t.typcollation <> b.typcollation THEN
        \(CatalogueSQL.under("n", "t.typcollation::pg_catalog.regcollation::text")) END AS collation
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
    WHERE t.typtype = 'd' AND \(CatalogueSQL.isUsers("n"))
    """
  }

  static let domainConstraints = CatalogueQuery(deparses: true) { _ in
    """
    SELECT c.oid, c.contypid AS type, c.conname AS name, c.contype AS kind,
      c.convalidated AS is_validated,
      \(CatalogueSQL.under("n", "pg_catalog.pg_get_expr(c.conbin, 0, true)")) AS condition
    FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
    WHERE c.contypid <> 0 AND \(CatalogueSQL.isUsers("n"))
    ORDER BY c.contypid, c.conname COLLATE "C"
    """
  }

  static let ranges = CatalogueQuery(deparses: true) { _ in
    """
    SELECT r.rngtypid AS type, m.typname AS multirange, mn.nspname AS multirange_namespace,
      \(CatalogueSQL.under("n", "pg_catalog.format_type(r.rngsubtype, NULL)")) AS subtype,
      CASE WHEN NOT o.opcdefault THEN
        \(CatalogueSQL.under("n", "CASE WHEN pg_catalog.pg_opclass_is_visible(o.oid) THEN pg_catalog.quote_ident(o.opcname) ELSE pg_catalog.quote_ident(nso.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END"))
      END AS operator_class,
      CASE WHEN r.rngcollation <> s.typcollation THEN
        \(CatalogueSQL.under("n", "r.rngcollation::pg_catalog.regcollation::text")) END AS collation,
      CASE WHEN r.rngcanonical <> 0 THEN
        \(CatalogueSQL.under("n", "r.rngcanonical::pg_catalog.regproc::text")) END AS canonical,
      CASE WHEN r.rngsubdiff <> 0 THEN
        \(CatalogueSQL.under("n", "r.rngsubdiff::pg_catalog.regproc::text")) END AS difference
    FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_catalog.pg_type s ON s.oid = r.rngsubtype
    JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
    JOIN pg_catalog.pg_namespace mn ON mn.oid = m.typnamespace
    JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
    JOIN pg_catalog.pg_namespace nso ON nso.oid = o.opcnamespace
    WHERE \(CatalogueSQL.isUsers("n"))
    """
  }
}
