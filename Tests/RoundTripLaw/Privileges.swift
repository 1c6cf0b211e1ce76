/// Owners, grants and default privileges that are given to a loaded database, so that a pull has
/// some to find.
///
/// Who gets what on which object follows from the object's place in its list alone: the same
/// schema always gets the same.
enum Privileges {
  static let statements = [setUp, objects, functions, types, columns, defaults]

  /// Objects of the schema itself; members of extensions keep what their extension gave them.
  private static func own(_ catalogue: String, _ row: String) -> String {
    """
    not exists (select from pg_catalog.pg_depend d where d.classid = '\(catalogue)'::regclass \
    and d.objid = \(row).oid and d.deptype = 'e')
    """
  }

  private static let namespaces = """
    n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    """

  private static let setUp = """
    do $do$
    declare o record;
    begin
      for o in select n.nspname, row_number() over (order by n.nspname) as i
        from pg_catalog.pg_namespace n
        where \(namespaces) and \(own("pg_namespace", "n"))
      loop
        execute format('grant usage on schema %I to law_reader, law_writer', o.nspname);
        if o.i % 2 = 0 then
          execute format('alter schema %I owner to law_owner', o.nspname);
          execute format('grant create on schema %I to law_writer with grant option', o.nspname);
        else
          execute format('grant all on schema %I to "Law ""Quoted"" Rôle"', o.nspname);
        end if;
      end loop;
    end $do$
    """

  /// Tables, views, sequences. An index has no owner of its own, and neither has the sequence of an
  /// identity column or one that a column owns.
  private static let objects = """
    do $do$
    declare o record;
    begin
      for o in select c.oid::regclass as name, c.relkind, c.oid,
          row_number() over (partition by c.relkind order by n.nspname, c.relname) as i
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where \(namespaces) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
          and c.reloftype = 0 and \(own("pg_class", "c"))
          and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
            and d.objid = c.oid and d.deptype in ('a', 'i')
            and d.refclassid = 'pg_class'::regclass and c.relkind = 'S')
        order by c.relkind, n.nspname, c.relname
      loop
        if o.i % 4 = 1 then
          execute format('alter %s %s owner to law_owner', case o.relkind when 'S' then 'sequence'
            when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
            else 'table' end, o.name);
        end if;
        if o.relkind = 'S' then
          execute format('grant usage, select on sequence %s to law_writer', o.name);
          if o.i % 3 = 0 then execute format('grant all on sequence %s to public', o.name); end if;
          continue;
        end if;
        execute format('grant select on %s to law_reader', o.name);
        case o.i % 5
          when 0 then execute format('grant all on %s to law_writer', o.name);
          when 1 then
            execute format('grant select, insert, update on %s to law_writer with grant option', o.name);
          when 2 then execute format('grant select on %s to public', o.name);
          when 3 then
            execute format('grant delete, truncate, references, trigger on %s to "Law ""Quoted"" Rôle"', o.name);
          else execute format('revoke all on %s from current_user', o.name);
        end case;
      end loop;
    end $do$
    """

  private static let functions = """
    do $do$
    declare o record;
    begin
      for o in select p.oid::regprocedure as name, p.prokind,
          row_number() over (order by n.nspname, p.proname, p.oid::regprocedure::text) as i
        from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where \(namespaces) and p.prokind in ('f', 'p') and \(own("pg_proc", "p"))
        order by n.nspname, p.proname, p.oid::regprocedure::text
      loop
        if o.i % 3 = 0 then
          execute format('revoke all on routine %s from public', o.name);
          execute format('grant execute on routine %s to law_reader', o.name);
        elsif o.i % 3 = 1 then
          execute format('grant execute on routine %s to law_writer with grant option', o.name);
          execute format('alter routine %s owner to law_owner', o.name);
        end if;
      end loop;
    end $do$
    """

  /// Enums, domains and composite types; arrays, and the types of tables and ranges, follow theirs.
  private static let types = """
    do $do$
    declare o record;
    begin
      for o in select t.oid::regtype as name, t.typtype,
          row_number() over (order by n.nspname, t.typname) as i
        from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
          left join pg_catalog.pg_class c on c.oid = t.typrelid
        where \(namespaces) and (t.typtype in ('e', 'd') or c.relkind = 'c')
          and \(own("pg_type", "t"))
        order by n.nspname, t.typname
      loop
        if o.i % 3 = 0 then
          execute format('revoke usage on type %s from public', o.name);
          execute format('grant usage on type %s to law_reader with grant option', o.name);
        elsif o.i % 3 = 1 then
          execute format('alter type %s owner to law_owner', o.name);
        end if;
      end loop;
    end $do$
    """

  private static let columns = """
    do $do$
    declare o record;
    begin
      for o in select c.oid::regclass as name, a.attname,
          row_number() over (order by n.nspname, c.relname, a.attnum) as i
        from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where \(namespaces) and c.relkind in ('r', 'p', 'v') and a.attnum > 0
          and not a.attisdropped and \(own("pg_class", "c"))
        order by n.nspname, c.relname, a.attnum
      loop
        if o.i % 7 = 0 then
          execute format('grant select (%I), update (%I) on %s to law_reader', o.attname, o.attname, o.name);
        elsif o.i % 11 = 0 then
          execute format('grant references (%I) on %s to public', o.attname, o.name);
        elsif o.i % 13 = 0 then
          execute format('grant insert (%I) on %s to "Law ""Quoted"" Rôle" with grant option', o.attname, o.name);
        end if;
      end loop;
    end $do$
    """

  private static let defaults = """
    do $do$
    begin
      alter default privileges grant select on tables to law_reader;
      alter default privileges for role law_owner grant all on sequences to law_writer;
      alter default privileges for role law_owner revoke execute on functions from public;
      alter default privileges in schema public
        grant insert, update on tables to "Law ""Quoted"" Rôle" with grant option;
      alter default privileges for role law_writer grant usage on types to law_reader;
      alter default privileges for role law_writer grant usage on schemas to law_reader;
      alter default privileges in schema public grant execute on functions to law_reader;
    end $do$
    """
}
