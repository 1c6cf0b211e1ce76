/// What the catalogues hold about functions, procedures and aggregates.
enum RoutineQueries {
  /// Not those that came with a range type.
  private static func isOwn(_ scope: CatalogueScope) -> String {
    """
    \(scope.reads("p.pronamespace")) AND NOT EXISTS (SELECT 1 FROM pg_depend e
      WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
    """
  }

  static func functions(_ scope: CatalogueScope) -> String {
    """
    SELECT p.oid, p.proname AS name, n.nspname, p.prokind::text AS kind, l.lanname, p.prosrc,
      p.probin, p.provolatile::text AS volatility, p.proisstrict, p.proleakproof, p.prosecdef,
      p.proparallel::text AS parallel, p.procost::text AS cost, p.prorows::text AS rows,
      p.proretset, p.proconfig, pg_get_userbyid(p.proowner) AS owner,
      \(scope.deparsed("""
        ARRAY[pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
          pg_get_function_sqlbody(p.oid), nullif(p.prosupport::regproc::text, '-'),
          pg_get_function_identity_arguments(p.oid),
          (SELECT string_agg('for type ' || format_type(x.t, NULL), ', ' ORDER BY x.i)
            FROM unnest(p.protrftypes) WITH ORDINALITY x (t, i))]
        """)) AS parts
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      JOIN pg_language l ON l.oid = p.prolang
    WHERE p.prokind <> 'a' AND \(isOwn(scope))
    ORDER BY n.nspname, p.proname, p.oid
    """
  }

  static func aggregates(_ scope: CatalogueScope) -> String {
    """
    SELECT p.oid, p.proname AS name, n.nspname, p.proparallel::text AS parallel,
      pg_get_userbyid(p.proowner) AS owner, a.aggkind::text AS aggkind, a.aggfinalextra,
      a.aggmfinalextra, a.aggtransspace, a.aggmtransspace, a.agginitval, a.aggminitval,
      a.aggfinalmodify::text AS finalmodify, a.aggmfinalmodify::text AS mfinalmodify,
      o.oprname, so.nspname AS operator_namespace,
      \(scope.deparsed("""
        ARRAY[pg_get_function_identity_arguments(p.oid), a.aggtransfn::regproc::text,
          format_type(a.aggtranstype, NULL), nullif(a.aggfinalfn::regproc::text, '-'),
          nullif(a.aggcombinefn::regproc::text, '-'), nullif(a.aggserialfn::regproc::text, '-'),
          nullif(a.aggdeserialfn::regproc::text, '-'), nullif(a.aggmtransfn::regproc::text, '-'),
          nullif(a.aggminvtransfn::regproc::text, '-'),
          CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
          nullif(a.aggmfinalfn::regproc::text, '-')]
        """)) AS parts
    FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid
      JOIN pg_namespace n ON n.oid = p.pronamespace LEFT JOIN pg_operator o ON o.oid = a.aggsortop
      LEFT JOIN pg_namespace so ON so.oid = o.oprnamespace
    WHERE \(isOwn(scope))
    ORDER BY n.nspname, p.proname, p.oid
    """
  }
}
