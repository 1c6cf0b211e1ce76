import SengiSQL
import SengiSchema

/// A function in Sengi's own namespace that schemas lean on; a script brings those it uses.
enum HelperFunction: CaseIterable {
  case uuidv7, touchUpdatedAt, bumpVersion, writeAudit

  static let namespace = SQLIdentifier(static: "sengi")
  /// PostgreSQL 18 has a `uuidv7()` of its own (manual §9.14).
  static let firstMajorWithUUIDv7 = 18

  var name: SQLIdentifier {
    switch self {
    case .uuidv7: SQLIdentifier(static: "uuidv7")
    case .touchUpdatedAt: SQLIdentifier(static: "touch_updated_at")
    case .bumpVersion: SQLIdentifier(static: "bump_version")
    case .writeAudit: SQLIdentifier(static: "write_audit")
    }
  }

  var qualifiedName: QualifiedName { QualifiedName(Self.namespace, name) }

  /// Other schemas in the same database may have brought the same helpers.
  static func write(_ helpers: [HelperFunction], into script: inout ScriptBuilder) {
    guard !helpers.isEmpty else { return }
    script.append("CREATE SCHEMA IF NOT EXISTS \(namespace);", for: nil)
    for helper in helpers { script.append("\(helper.sql)", for: nil) }
  }

  private var sql: SQLText {
    switch self {
    case .uuidv7:
      // As PostgreSQL 18 lays it out: 48 bits of milliseconds, the version, 12 bits of what the
      // clock gives below a millisecond, then the variant and 62 random bits of a version 4 uuid.
      """
      CREATE OR REPLACE FUNCTION \(qualifiedName)() RETURNS uuid
      LANGUAGE plpgsql VOLATILE PARALLEL SAFE
      AS $$
      DECLARE
        microseconds bigint := extract(epoch FROM clock_timestamp()) * 1000000.0;
      BEGIN
        RETURN encode(
          substring(int8send(microseconds / 1000) FROM 3)
            || int2send((28672 + microseconds % 1000::bigint * 4096 / 1000)::smallint)
            || substring(uuid_send(gen_random_uuid()) FROM 9),
          'hex'
        )::uuid;
      END
      $$;
      """
    case .touchUpdatedAt:
      """
      CREATE OR REPLACE FUNCTION \(qualifiedName)() RETURNS trigger
      LANGUAGE plpgsql
      AS $$
      BEGIN
        IF TG_NARGS = 0 THEN
          NEW.updated_at = now();
        ELSE
          NEW = jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], now()));
        END IF;
        RETURN NEW;
      END
      $$;
      """
    case .bumpVersion:
      """
      CREATE OR REPLACE FUNCTION \(qualifiedName)() RETURNS trigger
      LANGUAGE plpgsql
      AS $$
      BEGIN
        IF TG_NARGS = 0 THEN
          NEW.version = OLD.version + 1;
        ELSE
          NEW = jsonb_populate_record(
            NEW,
            jsonb_build_object(TG_ARGV[0], (to_jsonb(OLD) ->> TG_ARGV[0])::bigint + 1));
        END IF;
        RETURN NEW;
      END
      $$;
      """
    case .writeAudit:
      // With its owner's rights, so that nobody needs a right to write to an audit table; whoever
      // could make triggers with it could write to any table that looks like one.
      """
      CREATE OR REPLACE FUNCTION \(qualifiedName)() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        old_row jsonb;
        new_row jsonb;
        row_key jsonb;
      BEGIN
        IF TG_OP <> 'INSERT' THEN old_row = to_jsonb(OLD); END IF;
        IF TG_OP <> 'DELETE' THEN new_row = to_jsonb(NEW); END IF;
        IF TG_NARGS > 3 THEN
          SELECT jsonb_object_agg(key_column, coalesce(new_row, old_row) -> key_column)
          INTO row_key
          FROM unnest(TG_ARGV[3:TG_NARGS - 1]) AS key_column;
        END IF;
        EXECUTE format(
          'INSERT INTO %I.%I (table_name, operation, row_key, old_row, new_row, changed_by)
          VALUES ($1, $2, $3, $4, $5, $6)',
          TG_ARGV[0], TG_ARGV[1])
        USING TG_TABLE_NAME::text, lower(TG_OP), row_key, old_row, new_row,
          coalesce(nullif(current_setting(TG_ARGV[2], true), ''), session_user::text);
        RETURN NULL;
      END
      $$;
      REVOKE EXECUTE ON FUNCTION \(qualifiedName)() FROM PUBLIC;
      """
    }
  }

  /// The helpers that the statements call by their full name, inside function bodies too.
  static func needed(by statements: [DDLStatement]) -> [HelperFunction] {
    allCases.filter { helper in
      let name = Array(helper.name.name.utf8)
      return statements.contains { statement in
        statement.sql.description.utf8.holds(name)
          && helper.isNamed(in: statement.sql.description)
      }
    }
  }

  private func isNamed(in sql: String) -> Bool {
    guard let tokens = try? SQLLexer.tokens(of: sql) else { return false }
    let bytes = Array(sql.utf8)
    for (position, token) in tokens.enumerated() {
      if let body = DollarQuoted(token, in: bytes), isNamed(in: body.text) { return true }
      guard token.isName, token.text == name.name, position > 1 else { continue }
      let namespace = tokens[position - 2]
      if tokens[position - 1].isPunctuation("."), namespace.isName,
        namespace.text == Self.namespace.name
      {
        return true
      }
    }
    return false
  }
}

extension SQLToken {
  /// Whether the token can name an object.
  var isName: Bool { kind == .word || kind == .quotedIdentifier }
}

extension String.UTF8View {
  /// Whether the bytes stand somewhere in the text; a search by characters takes ten times as long.
  fileprivate func holds(_ piece: [UInt8]) -> Bool {
    guard let head = piece.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: head) {
      rest = rest[start...]
      if rest.starts(with: piece) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
