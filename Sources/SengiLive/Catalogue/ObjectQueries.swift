/// What the catalogues hold about the rarer kinds of object that live in a namespace.
enum ObjectQueries {
  static func operators(_ scope: CatalogueScope) -> String {
    """
    SELECT o.oid, o.oprname AS name, n.nspname, pg_get_userbyid(o.oprowner) AS owner,
      c.oprname AS commutator, cn.nspname AS commutator_namespace, g.oprname AS negator,
      gn.nspname AS negator_namespace, o.oprcanmerge, o.oprcanhash, o.oprcode <> 0 AS is_defined,
      \(scope.deparsed("""
        ARRAY[CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END,
          CASE WHEN o.oprright <> 0 THEN format_type(o.oprright, NULL) END,
          o.oprcode::regproc::text, nullif(o.oprrest::regproc::text, '-'),
          nullif(o.oprjoin::regproc::text, '-')]
        """)) AS parts
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
      LEFT JOIN pg_operator c ON c.oid = o.oprcom LEFT JOIN pg_namespace cn ON cn.oid = c.oprnamespace
      LEFT JOIN pg_operator g ON g.oid = o.oprnegate LEFT JOIN pg_namespace gn ON gn.oid = g.oprnamespace
    WHERE \(scope.reads("o.oprnamespace")) AND \(scope.isOwn("pg_operator", "o.oid"))
    ORDER BY n.nspname, o.oprname, format_type(o.oprleft, NULL), format_type(o.oprright, NULL)
    """
  }

  /// Operators and functions that are members of the class, or of the family alone.
  private static func members(of owner: String, _ oid: String) -> String {
    """
    ARRAY(SELECT format('operator %s %s (%s, %s)', m.amopstrategy,
        CASE WHEN pn.nspname = 'pg_catalog' THEN p.oprname
          ELSE quote_ident(pn.nspname) || '.' || p.oprname END,
        format_type(m.amoplefttype, NULL), format_type(m.amoprighttype, NULL))
        || coalesce(' for order by ' || quote_ident(sn.nspname) || '.' || quote_ident(sf.opfname), '')
      FROM pg_depend d JOIN pg_amop m ON m.oid = d.objid JOIN pg_operator p ON p.oid = m.amopopr
        JOIN pg_namespace pn ON pn.oid = p.oprnamespace
        LEFT JOIN pg_opfamily sf ON sf.oid = m.amopsortfamily
        LEFT JOIN pg_namespace sn ON sn.oid = sf.opfnamespace
      WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = '\(owner)'::regclass
        AND d.refobjid = \(oid)
      ORDER BY m.amopstrategy, m.amoplefttype, m.amoprighttype)
    || ARRAY(SELECT format('function %s (%s, %s) %s', f.amprocnum,
        format_type(f.amproclefttype, NULL), format_type(f.amprocrighttype, NULL),
        f.amproc::regprocedure)
      FROM pg_depend d JOIN pg_amproc f ON f.oid = d.objid
      WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = '\(owner)'::regclass
        AND d.refobjid = \(oid)
      ORDER BY f.amprocnum, f.amproclefttype, f.amprocrighttype)
    """
  }

  static func operatorClasses(_ scope: CatalogueScope) -> String {
    """
    SELECT o.oid, o.opcname AS name, n.nspname, am.amname, o.opcdefault, o.opcfamily,
      pg_get_userbyid(o.opcowner) AS owner, f.opfname, fn.nspname AS family_namespace,
      \(scope.deparsed("""
        ARRAY[format_type(o.opcintype, NULL),
          CASE WHEN o.opckeytype <> 0 THEN format_type(o.opckeytype, NULL) END]
        """)) AS parts,
      \(scope.deparsed(members(of: "pg_opclass", "o.oid"))) AS members
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
      JOIN pg_am am ON am.oid = o.opcmethod JOIN pg_opfamily f ON f.oid = o.opcfamily
      JOIN pg_namespace fn ON fn.oid = f.opfnamespace
    WHERE \(scope.reads("o.opcnamespace")) AND \(scope.isOwn("pg_opclass", "o.oid"))
    ORDER BY n.nspname, o.opcname, am.amname
    """
  }

  static func operatorFamilies(_ scope: CatalogueScope) -> String {
    """
    SELECT o.oid, o.opfname AS name, n.nspname, am.amname, pg_get_userbyid(o.opfowner) AS owner,
      \(scope.deparsed(members(of: "pg_opfamily", "o.oid"))) AS members
    FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace
      JOIN pg_am am ON am.oid = o.opfmethod
    WHERE \(scope.reads("o.opfnamespace")) AND \(scope.isOwn("pg_opfamily", "o.oid"))
    ORDER BY n.nspname, o.opfname, am.amname
    """
  }

  static func collations(_ scope: CatalogueScope) -> String {
    let locale = scope.from(
      17, "c.colllocale", else: scope.from(15, "c.colliculocale", else: "NULL::text"))
    return """
      SELECT c.oid, c.collname AS name, n.nspname, pg_get_userbyid(c.collowner) AS owner,
        c.collprovider::text AS provider, c.collisdeterministic, c.collcollate::text AS lc_collate,
        c.collctype::text AS lc_ctype, (\(locale))::text AS locale,
        \(scope.from(16, "c.collicurules", else: "NULL::text")) AS rules
      FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
      WHERE \(scope.reads("c.collnamespace")) AND \(scope.isOwn("pg_collation", "c.oid"))
      ORDER BY n.nspname, c.collname
      """
  }

  static func conversions(_ scope: CatalogueScope) -> String {
    """
    SELECT c.oid, c.conname AS name, n.nspname, pg_get_userbyid(c.conowner) AS owner, c.condefault,
      pg_encoding_to_char(c.conforencoding)::text AS source,
      pg_encoding_to_char(c.contoencoding)::text AS target,
      \(scope.deparsed("c.conproc::regproc::text")) AS function
    FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace
    WHERE \(scope.reads("c.connamespace")) AND \(scope.isOwn("pg_conversion", "c.oid"))
    ORDER BY n.nspname, c.conname
    """
  }

  static func textSearchConfigurations(_ scope: CatalogueScope) -> String {
    """
    SELECT c.oid, c.cfgname AS name, n.nspname, pg_get_userbyid(c.cfgowner) AS owner,
      p.prsname, pn.nspname AS parser_namespace,
      \(scope.deparsed("""
        ARRAY(SELECT quote_ident(t.alias) || ' with ' || string_agg(m.mapdict::regdictionary::text,
            ', ' ORDER BY m.mapseqno)
          FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
          WHERE m.mapcfg = c.oid GROUP BY t.tokid, t.alias ORDER BY t.tokid)
        """)) AS mappings
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
      JOIN pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace
    WHERE \(scope.reads("c.cfgnamespace")) AND \(scope.isOwn("pg_ts_config", "c.oid"))
    ORDER BY n.nspname, c.cfgname
    """
  }

  static func textSearchDictionaries(_ scope: CatalogueScope) -> String {
    """
    SELECT d.oid, d.dictname AS name, n.nspname, pg_get_userbyid(d.dictowner) AS owner,
      t.tmplname, tn.nspname AS template_namespace, d.dictinitoption
    FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace
      JOIN pg_ts_template t ON t.oid = d.dicttemplate
      JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
    WHERE \(scope.reads("d.dictnamespace")) AND \(scope.isOwn("pg_ts_dict", "d.oid"))
    ORDER BY n.nspname, d.dictname
    """
  }

  static func textSearchParsers(_ scope: CatalogueScope) -> String {
    """
    SELECT p.oid, p.prsname AS name, n.nspname,
      \(scope.deparsed("""
        ARRAY[p.prsstart::regproc::text, p.prstoken::regproc::text, p.prsend::regproc::text,
          p.prslextype::regproc::text, nullif(p.prsheadline::regproc::text, '-')]
        """)) AS parts
    FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace
    WHERE \(scope.reads("p.prsnamespace")) AND \(scope.isOwn("pg_ts_parser", "p.oid"))
    ORDER BY n.nspname, p.prsname
    """
  }

  static func textSearchTemplates(_ scope: CatalogueScope) -> String {
    """
    SELECT t.oid, t.tmplname AS name, n.nspname,
      \(scope.deparsed("""
        ARRAY[nullif(t.tmplinit::regproc::text, '-'), t.tmpllexize::regproc::text]
        """)) AS parts
    FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace
    WHERE \(scope.reads("t.tmplnamespace")) AND \(scope.isOwn("pg_ts_template", "t.oid"))
    ORDER BY n.nspname, t.tmplname
    """
  }
}
