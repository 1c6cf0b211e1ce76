import SengiSQL

/// Whether a default must be worked out for each row on its own, so that `ADD COLUMN` writes them all.
enum DefaultVolatility {
  enum Verdict: Sendable, Hashable {
    case constant
    /// The function that makes it so.
    case volatile(String)
    /// A function of which nothing is known.
    case unknown(String)
  }

  static func verdict(_ tokens: [SQLToken]) -> Verdict {
    var unknown: String?
    for (index, token) in tokens.enumerated()
    where token.kind == .word || token.kind == .quotedIdentifier {
      guard index + 1 < tokens.count, tokens[index + 1].isPunctuation("(") else { continue }
      // The modifiers of a type: `'x'::varchar(10)`.
      if index > 0, tokens[index - 1].text == "::" { continue }
      if volatile.contains(token.text) { return .volatile(token.text) }
      if !steady.contains(token.text), unknown == nil { unknown = token.text }
    }
    return unknown.map { .unknown($0) } ?? .constant
  }

  private static let volatile: Set<String> = [
    "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v1mc",
    "uuid_generate_v4", "random", "random_normal", "clock_timestamp", "timeofday", "nextval",
    "currval", "lastval", "setval", "gen_random_bytes", "gen_salt", "txid_current",
    "pg_current_xact_id",
  ]

  /// Functions that give one value throughout a statement, and words of the grammar that stand in
  /// front of parentheses.
  private static let steady: Set<String> = [
    "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "current_time",
    "localtimestamp", "localtime", "current_setting", "current_database", "current_schema",
    "to_timestamp", "to_char", "to_date", "to_number", "date_trunc", "date_part", "extract", "age",
    "make_date", "make_time", "make_timestamp", "make_timestamptz", "make_interval", "timezone",
    "lower", "upper", "initcap", "concat", "concat_ws", "format", "md5", "length", "replace",
    "substring", "substr", "trim", "btrim", "ltrim", "rtrim", "left", "right", "lpad", "rpad",
    "repeat", "reverse", "position", "strpos", "split_part", "encode", "decode", "chr", "ascii",
    "abs", "ceil", "ceiling", "floor", "round", "trunc", "power", "sqrt", "mod", "greatest",
    "least",
    "coalesce", "nullif", "cast", "row", "array", "any", "all", "in", "case", "not", "and", "or",
    "json_build_object", "json_build_array", "jsonb_build_object", "jsonb_build_array", "to_json",
    "to_jsonb", "jsonb_set", "array_fill", "array_append", "string_to_array", "int4range",
    "int8range", "numrange", "tsrange", "tstzrange", "daterange", "point", "box", "inet", "host",
    "text", "date", "interval", "numeric", "decimal", "varchar", "char", "character", "bit", "time",
    "timestamp", "timestamptz", "is", "then", "else", "when", "xmlparse", "to_tsvector",
    "to_tsquery",
  ]
}
