/// What the catalogues hold about roles and what they may do, and about comments.
enum PrivilegeQueries {
  /// As `GRANT` takes them, which knows nothing of an ordered-set aggregate's `ORDER BY`.
  private static let arguments = """
    CASE WHEN g.aggkind IN ('o', 'h')
      THEN (SELECT string_agg(format_type(x.t, NULL), ', ' ORDER BY x.i)
        FROM unnest(p.proargtypes) WITH ORDINALITY x (t, i))
      ELSE pg_get_function_identity_arguments(p.oid) END
    """

  /// One row a privilege, those an object is born with among them. Objects whose privileges nobody
  /// changed are left out.
  static func privileges(_ scope: CatalogueScope) -> String {
    """
    SELECT o.kind, o.oid, o.attnum, o.name, o.nspname, o.owner, x.is_default,
      g.rolname AS grantee, x.grantor::text <> o.owner_oid::text AS is_foreign, x.privilege_type,
      x.is_grantable, o.arguments
    FROM (
      SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, c.oid,
        0 AS attnum, c.relname AS name, n.nspname, pg_get_userbyid(c.relowner) AS owner,
        c.relowner AS owner_oid, c.relacl AS acl, NULL::text AS arguments,
        \(MemberPrivileges.born("pg_class", "c.oid", else: """
          acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner)
          """)) AS born
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE \(scope.reads("c.relnamespace")) AND c.relacl IS NOT NULL
        AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        AND \(MemberPrivileges.areOwn(scope, "pg_class", "c.oid", "c.relacl", "n.oid"))
      UNION ALL
      SELECT 'column', c.oid, a.attnum, c.relname, n.nspname, pg_get_userbyid(c.relowner),
        c.relowner, a.attacl, quote_ident(a.attname),
        \(MemberPrivileges.born("pg_class", "c.oid", column: "a.attnum", else: "NULL"))
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE \(scope.reads("c.relnamespace")) AND a.attacl IS NOT NULL AND NOT a.attisdropped
        AND a.attnum > 0 AND \(MemberPrivileges.areOwn(
          scope, "pg_class", "c.oid", "a.attacl", "n.oid", column: "a.attnum"))
      UNION ALL
      SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid, 0, p.proname,
        n.nspname, pg_get_userbyid(p.proowner), p.proowner, p.proacl,
        \(scope.deparsed(arguments)),
        \(MemberPrivileges.born("pg_proc", "p.oid", else: "acldefault('f', p.proowner)"))
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        LEFT JOIN pg_aggregate g ON g.aggfnoid = p.oid
      WHERE \(scope.reads("p.pronamespace")) AND p.proacl IS NOT NULL
        AND \(MemberPrivileges.areOwn(scope, "pg_proc", "p.oid", "p.proacl", "n.oid"))
      UNION ALL
      SELECT 'schema', n.oid, 0, n.nspname, n.nspname, pg_get_userbyid(n.nspowner), n.nspowner,
        n.nspacl, NULL, coalesce((SELECT i.initprivs FROM pg_init_privs i
          WHERE i.classoid = 'pg_namespace'::regclass AND i.objoid = n.oid AND i.objsubid = 0),
          acldefault('n', n.nspowner))
      FROM pg_namespace n WHERE \(scope.reads("n.oid")) AND n.nspacl IS NOT NULL
      UNION ALL
      SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, t.oid, 0, t.typname, n.nspname,
        pg_get_userbyid(t.typowner), t.typowner, t.typacl, NULL,
        \(MemberPrivileges.born("pg_type", "t.oid", else: "acldefault('T', t.typowner)"))
      FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE \(scope.reads("t.typnamespace")) AND t.typacl IS NOT NULL
        AND \(MemberPrivileges.areOwn(scope, "pg_type", "t.oid", "t.typacl", "n.oid"))
      UNION ALL
      SELECT 'language', l.oid, 0, l.lanname, 'public', pg_get_userbyid(l.lanowner), l.lanowner,
        l.lanacl, NULL, coalesce((SELECT i.initprivs FROM pg_init_privs i
          WHERE i.classoid = 'pg_language'::regclass AND i.objoid = l.oid), acldefault('l', l.lanowner))
      FROM pg_language l WHERE l.lanacl IS NOT NULL
      UNION ALL
      SELECT 'foreign data wrapper', w.oid, 0, w.fdwname, 'public', pg_get_userbyid(w.fdwowner),
        w.fdwowner, w.fdwacl, NULL, acldefault('F', w.fdwowner)
      FROM pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
      UNION ALL
      SELECT 'foreign server', s.oid, 0, s.srvname, 'public', pg_get_userbyid(s.srvowner),
        s.srvowner, s.srvacl, NULL, acldefault('S', s.srvowner)
      FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL
    ) o CROSS JOIN LATERAL (
      SELECT true AS is_default, d.* FROM aclexplode(o.born) WITH ORDINALITY d
      UNION ALL SELECT false, a.* FROM aclexplode(o.acl) WITH ORDINALITY a
    ) x (is_default, grantor, grantee, privilege_type, is_grantable, position)
      LEFT JOIN pg_roles g ON g.oid = x.grantee
    ORDER BY o.nspname, o.kind <> 'schema', o.kind, o.name, o.arguments, o.oid,
      o.attnum, x.is_default,
      x.position
    """
  }

  static func defaults(_ scope: CatalogueScope) -> String {
    """
    SELECT d.oid, r.rolname AS role, n.nspname, d.defaclobjtype::text AS kind, x.is_default,
      g.rolname AS grantee, x.privilege_type, x.is_grantable
    FROM pg_default_acl d JOIN pg_roles r ON r.oid = d.defaclrole
      LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
      CROSS JOIN LATERAL (
        SELECT true AS is_default, b.* FROM aclexplode(
          CASE WHEN d.defaclnamespace = 0 THEN acldefault(
            CASE d.defaclobjtype WHEN 'S' THEN 's'::"char" ELSE d.defaclobjtype END, d.defaclrole)
          END) WITH ORDINALITY b
        UNION ALL SELECT false, a.* FROM aclexplode(d.defaclacl) WITH ORDINALITY a
      ) x (is_default, grantor, grantee, privilege_type, is_grantable, position)
      LEFT JOIN pg_roles g ON g.oid = x.grantee
    WHERE d.defaclnamespace = 0 OR \(scope.reads("d.defaclnamespace"))
    ORDER BY n.nspname, r.rolname, d.defaclobjtype, x.is_default, x.position
    """
  }

  static let roles = """
    SELECT r.oid, r.rolname AS name, r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb,
      r.rolcanlogin, r.rolreplication, r.rolbypassrls, r.rolconnlimit,
      r.rolvaliduntil::text AS valid_until, shobj_description(r.oid, 'pg_authid') AS comment,
      ARRAY(SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid ORDER BY g.rolname) AS memberships,
      ARRAY(SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid AND m.admin_option ORDER BY g.rolname) AS administered
    FROM pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY r.rolname
    """

  static let comments = """
    SELECT d.classoid::regclass::text AS catalogue, d.objoid, d.objsubid, d.description
    FROM pg_description d
    WHERE d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass
    """

  static let securityLabels = """
    SELECT l.objtype, l.objname, l.provider, l.label FROM pg_seclabels l
    WHERE l.objoid >= 16384 ORDER BY l.objtype, l.objname, l.provider
    """
}
