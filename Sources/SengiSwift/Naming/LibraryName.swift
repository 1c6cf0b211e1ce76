/// A name of the standard library, Foundation or Sengi that generated code may use.
enum LibraryName: String, CaseIterable, Sendable {
  case bool = "Bool"
  case codingKey = "CodingKey"
  case codable = "Codable"
  case customReflectable = "CustomReflectable"
  case decodable = "Decodable"
  case decoder = "Decoder"
  case decodingError = "DecodingError"
  case double = "Double"
  case encoder = "Encoder"
  case float = "Float"
  case hashable = "Hashable"
  case hasher = "Hasher"
  case identifiable = "Identifiable"
  case int = "Int"
  case int16 = "Int16"
  case int32 = "Int32"
  case mirror = "Mirror"
  case sendable = "Sendable"
  case staticString = "StaticString"
  case string = "String"
  case uInt32 = "UInt32"
  case data = "Data"
  case date = "Date"
  case decimal = "Decimal"
  case uuid = "UUID"
  case pgBitString = "PGBitString"
  case pgCIDR = "PGCIDR"
  case pgCodingKey = "PGCodingKey"
  case pgComposite = "PGComposite"
  case pgConstraint = "PGConstraint"
  case pgDate = "PGDate"
  case pgDecimal = "PGDecimal"
  case pgDecodingError = "PGDecodingError"
  case pgEnum = "PGEnum"
  case pgFieldReader = "PGFieldReader"
  case pgFieldWriter = "PGFieldWriter"
  case pgID = "PGID"
  case pgInet = "PGInet"
  case pgInterval = "PGInterval"
  case pgJSON = "PGJSON"
  case pgJSONCodable = "PGJSONCodable"
  case pgJSONForm = "PGJSONForm"
  case pgMACAddress = "PGMACAddress"
  case pgMACAddress8 = "PGMACAddress8"
  case pgMoney = "PGMoney"
  case pgMultirange = "PGMultirange"
  case pgNestedArray = "PGNestedArray"
  case pgOID = "PGOID"
  case pgRange = "PGRange"
  case pgRow = "PGRow"
  case pgRule = "PGRule"
  case pgRules = "PGRules"
  case pgTaggedJSON = "PGTaggedJSON"
  case pgText = "PGText"
  case pgTime = "PGTime"
  case pgTimeTZ = "PGTimeTZ"
  case pgTimestamp = "PGTimestamp"
  case pgTimestampTZ = "PGTimestampTZ"
  case sqlChanges = "SQLChanges"
  case sqlCommand = "SQLCommand"
  case sqlExpr = "SQLExpr"
  case sqlInsertValues = "SQLInsertValues"
  case sqlInsertable = "SQLInsertable"
  case sqlJSONColumn = "SQLJSONColumn"
  case sqlJSONPath = "SQLJSONPath"
  case sqlJSONPathType = "SQLJSONPathType"
  case sqlKey = "SQLKey"
  case sqlKeyColumn = "SQLKeyColumn"
  case sqlRow = "SQLRow"
  case sqlStatement = "SQLStatement"
  case sqlTable = "SQLTable"
  case sqlTableColumns = "SQLTableColumns"
  case sqlTaggedJSONColumn = "SQLTaggedJSONColumn"
  case sqlThrough = "SQLThrough"
  case sqlToMany = "SQLToMany"
  case sqlToOne = "SQLToOne"
  case sqlView = "SQLView"
  case sqlValueStatement = "SQLValueStatement"

  /// The module that generated code imports for the name.
  fileprivate var module: SwiftCode {
    switch self {
    case .data, .date, .decimal, .uuid: "Foundation"
    case _ where rawValue.hasPrefix("PG") || rawValue.hasPrefix("SQL"): "Sengi"
    default: "Swift"
    }
  }
}

/// How one file spells the library's names.
///
/// A name that a type of the schema hides there is written with its module (SE-0491); every other
/// name stands alone.
struct LibraryNames: Sendable {
  private let hidden: Set<String>
  /// What precedes a declaration: `public `.
  let access: SwiftCode

  /// - Parameter hidden: The library's names that mean something else there.
  init(hidden: Set<String>, access: SwiftCode) {
    self.hidden = hidden
    self.access = access
  }

  subscript(_ name: LibraryName) -> SwiftCode {
    let plain = SwiftCode(escaped: name.rawValue)
    return hidden.contains(name.rawValue) ? "\(name.module)::\(plain)" : plain
  }

  /// The name for an enumeration's list of conformances.
  ///
  /// Swift 6.3 overlooks a conformance written `Swift::Hashable` there; `Swift.Hashable` means the
  /// same as long as no type is called like a module, which names see to.
  func conformance(_ name: LibraryName) -> SwiftCode {
    hidden.contains(name.rawValue)
      ? "\(name.module).\(SwiftCode(escaped: name.rawValue))" : self[name]
  }
}
