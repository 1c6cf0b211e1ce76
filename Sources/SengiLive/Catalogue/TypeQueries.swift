/// What the catalogues hold about types.
enum TypeQueries {
  /// Every type a column could have, those of extensions and of the server among them.
  static func types(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, t.typname AS name, n.nspname, t.typtype::text AS kind, t.typelem, t.typarray,
      t.typbasetype, t.typtypmod, t.typndims, t.typnotnull, t.typrelid, t.typisdefined,
      r.relkind::text AS relation_kind, el.typarray = t.oid AS is_array,
      pg_get_userbyid(t.typowner) AS owner, co.collname, cn.nspname AS collation_namespace,
      EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_type'::regclass
        AND e.objid = t.oid AND e.deptype = 'e') AS is_member,
      \(scope.reads("t.typnamespace")) AS is_read,
      CASE WHEN t.typtype = 'd'
        THEN \(scope.deparsed("format_type(t.typbasetype, t.typtypmod)")) END AS formatted,
      CASE WHEN t.typtype = 'd' AND t.typdefaultbin IS NOT NULL
        THEN \(scope.deparsed("pg_get_expr(t.typdefaultbin, 0, true)")) END AS value
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_class r ON r.oid = t.typrelid LEFT JOIN pg_type b ON b.oid = t.typbasetype
      LEFT JOIN pg_type el ON el.oid = t.typelem
      LEFT JOIN pg_collation co ON co.oid = t.typcollation AND t.typcollation <> b.typcollation
      LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
    WHERE t.typtype <> 'c' OR \(scope.reads("t.typnamespace"))
    ORDER BY n.nspname, t.typname
    """
  }

  static func enumLabels(_ scope: CatalogueScope) -> String {
    """
    SELECT e.enumtypid, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
    WHERE \(scope.reads("t.typnamespace")) ORDER BY e.enumtypid, e.enumsortorder
    """
  }

  static func ranges(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, m.typname AS multirange, r.rngsubtype, oc.opcdefault,
      co.collname, co.oid <> st.typcollation AS has_collation,
      \(scope.deparsed("""
        ARRAY[format_type(r.rngsubtype, NULL),
          quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname),
          nullif(r.rngcanonical::regproc::text, '-'), nullif(r.rngsubdiff::regproc::text, '-'),
          quote_ident(cn.nspname) || '.' || quote_ident(co.collname)]
        """)) AS parts
    FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid
      JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type st ON st.oid = r.rngsubtype
      JOIN pg_opclass oc ON oc.oid = r.rngsubopc JOIN pg_namespace ocn ON ocn.oid = oc.opcnamespace
      LEFT JOIN pg_type m ON m.oid = r.rngmultitypid
      LEFT JOIN pg_collation co ON co.oid = r.rngcollation
      LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
    WHERE \(scope.reads("t.typnamespace"))
    """
  }

  static func baseTypes(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, t.typlen, t.typbyval, t.typalign::text AS alignment,
      t.typstorage::text AS storage, t.typcategory::text AS category, t.typispreferred,
      t.typdefault, t.typdelim::text AS delimiter, t.typcollation <> 0 AS is_collatable,
      \(scope.deparsed("""
        ARRAY[t.typinput::regproc::text, t.typoutput::regproc::text,
          nullif(t.typreceive::regproc::text, '-'), nullif(t.typsend::regproc::text, '-'),
          nullif(t.typmodin::regproc::text, '-'), nullif(t.typmodout::regproc::text, '-'),
          nullif(t.typanalyze::regproc::text, '-'), nullif(t.typsubscript::regproc::text, '-'),
          CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END]
        """)) AS parts
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_type el ON el.oid = t.typelem
    WHERE \(scope.reads("t.typnamespace")) AND t.typtype = 'b' AND t.typisdefined
      AND (el.oid IS NULL OR el.typarray <> t.oid)
    """
  }
}
