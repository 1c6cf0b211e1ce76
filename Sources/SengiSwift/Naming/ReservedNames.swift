/// Names that a generated declaration has for itself, so that none made from a schema may be one.
enum ReservedNames {
  /// Modules, types nested in every row, and associated types of what rows and shapes adopt.
  static let types: Set<String> = [
    "AllCases", "Changes", "CodingKeys", "Columns", "Constraint", "Foundation", "Functions", "ID",
    "Insert", "Model", "Output",
    "PGArrayScalar",
    "Path", "PrimaryKey", "RawValue", "Sengi", "Swift", "TagKey",
  ]

  static let row: Set<String> = ["customMirror", "hashValue", "validate"]

  static let shapeField: Set<String> = ["customMirror", "hashValue", "pgBind"]

  static let composite: Set<String> = ["hashValue", "pgArrayScalar", "pgBind"]

  /// `none` and `some` would read as the Optional's; the rest are static members of `PGEnum`.
  static let enumCase: Set<String> = [
    "allCases", "decode", "jsonForm", "none", "pgArrayTypeOID", "pgSelectCast", "pgTypeName",
    "pgTypeOID",
    "some",
  ]

  /// Static members of every row type.
  static let relation: Set<String> = [
    "all", "columnCount", "columnList", "columnRules", "delete", "deleteAll", "find", "from",
    "fullJoin",
    "groupBy", "insert",
    "join", "leftJoin", "limit", "notNull", "onlyDeleted", "orderBy", "prepare", "presenceColumn",
    "restore",
    "rightJoin", "select", "softDelete", "softDeleteColumn", "tableName", "update", "updateAll",
    "where", "with", "withDeleted",
  ]
}
