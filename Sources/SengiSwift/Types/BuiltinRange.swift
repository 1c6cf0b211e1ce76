import SengiSchema

/// The range types that every server has, with what they are over (manual §8.17.1).
enum BuiltinRange {
  static let ranges: [String: BaseType] = [
    "int4range": .integer, "int8range": .bigint, "numrange": .numeric(precision: nil, scale: nil),
    "tsrange": .timestamp(precision: nil), "tstzrange": .timestamptz(precision: nil),
    "daterange": .date,
  ]

  static let multiranges: [String: BaseType] = [
    "int4multirange": .integer, "int8multirange": .bigint,
    "nummultirange": .numeric(precision: nil, scale: nil),
    "tsmultirange": .timestamp(precision: nil), "tstzmultirange": .timestamptz(precision: nil),
    "datemultirange": .date,
  ]
}
