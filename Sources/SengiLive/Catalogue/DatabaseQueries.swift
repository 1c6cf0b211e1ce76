/// What the catalogues hold about kinds of object that live in no namespace. SQL text of theirs is
/// deparsed under the path of `public`.
enum DatabaseQueries {
  private static let ours = "'public'"

  static func casts(_ scope: CatalogueScope) -> String {
    """
    SELECT c.oid, c.castmethod::text AS method, c.castcontext::text AS context,
      \(scope.deparsed("""
        ARRAY[format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
          c.castfunc::regprocedure::text]
        """, in: ours)) AS parts
    FROM pg_cast c
    WHERE c.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend e
      WHERE e.classid = 'pg_cast'::regclass AND e.objid = c.oid AND e.deptype IN ('e', 'i'))
    ORDER BY format_type(c.castsource, NULL), format_type(c.casttarget, NULL)
    """
  }

  static func transforms(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, l.lanname,
      \(scope.deparsed("""
        ARRAY[format_type(t.trftype, NULL), nullif(t.trffromsql::regprocedure::text, '-'),
          nullif(t.trftosql::regprocedure::text, '-')]
        """, in: ours)) AS parts
    FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
    WHERE t.oid >= 16384 AND \(scope.isOwn("pg_transform", "t.oid")) ORDER BY t.oid
    """
  }

  static func languages(_ scope: CatalogueScope) -> String {
    """
    SELECT l.oid, l.lanname AS name, pg_get_userbyid(l.lanowner) AS owner, l.lanpltrusted,
      \(scope.deparsed("""
        ARRAY[nullif(l.lanplcallfoid::regproc::text, '-'), nullif(l.laninline::regproc::text, '-'),
          nullif(l.lanvalidator::regproc::text, '-')]
        """, in: ours)) AS parts
    FROM pg_language l
    WHERE l.lanispl AND l.oid >= 16384 AND \(scope.isOwn("pg_language", "l.oid"))
    ORDER BY l.lanname
    """
  }

  static func accessMethods(_ scope: CatalogueScope) -> String {
    """
    SELECT a.oid, a.amname AS name, a.amtype::text AS kind,
      \(scope.deparsed("a.amhandler::regproc::text", in: ours)) AS handler
    FROM pg_am a WHERE a.oid >= 16384 AND \(scope.isOwn("pg_am", "a.oid")) ORDER BY a.amname
    """
  }

  static func wrappers(_ scope: CatalogueScope) -> String {
    """
    SELECT w.oid, w.fdwname AS name, pg_get_userbyid(w.fdwowner) AS owner, w.fdwoptions AS options,
      \(scope.deparsed("""
        ARRAY[nullif(w.fdwhandler::regproc::text, '-'), nullif(w.fdwvalidator::regproc::text, '-')]
        """, in: ours)) AS parts
    FROM pg_foreign_data_wrapper w
    WHERE \(scope.isOwn("pg_foreign_data_wrapper", "w.oid")) ORDER BY w.fdwname
    """
  }

  static func servers(_ scope: CatalogueScope) -> String {
    """
    SELECT s.oid, s.srvname AS name, pg_get_userbyid(s.srvowner) AS owner, s.srvtype, s.srvversion,
      w.fdwname, s.srvoptions AS options
    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
    WHERE \(scope.isOwn("pg_foreign_server", "s.oid")) ORDER BY s.srvname
    """
  }

  static func userMappings(_ scope: CatalogueScope) -> String {
    """
    SELECT u.umid AS oid, u.srvname, u.usename, u.umuser, u.umoptions AS options
    FROM pg_user_mappings u
    WHERE \(scope.isOwn("pg_foreign_server", "u.srvid")) ORDER BY u.srvname, u.usename
    """
  }

  static func eventTriggers(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, t.evtname AS name, t.evtevent AS event, t.evtenabled::text AS enabled,
      t.evttags, pg_get_userbyid(t.evtowner) AS owner, p.proname, n.nspname
    FROM pg_event_trigger t JOIN pg_proc p ON p.oid = t.evtfoid
      JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE \(scope.isOwn("pg_event_trigger", "t.oid")) ORDER BY t.evtname
    """
  }

  static func publications(_ scope: CatalogueScope) -> String {
    """
    SELECT p.oid, p.pubname AS name, pg_get_userbyid(p.pubowner) AS owner, p.puballtables,
      p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot,
      \(scope.from(18, "p.pubgencols::text", else: "'n'")) AS gencols,
      \(scope.from(15, """
        ARRAY(SELECT s.nspname FROM pg_publication_namespace m
          JOIN pg_namespace s ON s.oid = m.pnnspid WHERE m.pnpubid = p.oid ORDER BY s.nspname)
        """, else: "NULL::name[]")) AS namespaces
    FROM pg_publication p WHERE \(scope.isOwn("pg_publication", "p.oid")) ORDER BY p.pubname
    """
  }

  static func publishedTables(_ scope: CatalogueScope) -> String {
    let condition = scope.deparsed("pg_get_expr(r.prqual, r.prrelid, true)", in: ours)
    return """
      SELECT r.prpubid, c.relname AS name, n.nspname,
        \(scope.from(15, "r.prattrs", else: "NULL::int2vector")) AS columns, c.oid,
        \(scope.from(15, condition, else: "NULL::text")) AS condition
      FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      ORDER BY r.prpubid, n.nspname, c.relname
      """
  }
}
