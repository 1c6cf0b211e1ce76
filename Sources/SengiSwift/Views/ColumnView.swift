import SengiSQL

/// One column, for templates that add something of their own for each.
struct ColumnView: TemplateView {
  var name: SwiftIdentifier
  var type: SwiftCode
  var sqlName: SwiftStringLiteral
  var sqlType: SwiftStringLiteral
  var isNullable: Bool
  var isKey: Bool
  var isGenerated: Bool
  var hasDefault: Bool
  var isSensitive: Bool

  static let fields: [String: TemplateField] = [
    "columnName": .text, "columnType": .text, "columnSQLName": .text, "columnSQLType": .text,
    "isNullable": .flag, "isKey": .flag, "isGenerated": .flag, "hasDefault": .flag,
    "isSensitive": .flag,
  ]

  func value(_ name: String) -> Any? {
    switch name {
    case "columnName": SwiftLines("\(self.name)")
    case "columnType": SwiftLines(type)
    case "columnSQLName": SwiftLines("\(sqlName)")
    case "columnSQLType": SwiftLines("\(sqlType)")
    case "isNullable": isNullable
    case "isKey": isKey
    case "isGenerated": isGenerated
    case "hasDefault": hasDefault
    case "isSensitive": isSensitive
    default: nil
    }
  }
}

extension TableEmitter {
  /// Every column in table order.
  var columnViews: [ColumnView] {
    plans.map { plan in
      ColumnView(
        name: plan.name, type: plan.type, sqlName: SwiftStringLiteral(plan.column.name.name),
        sqlType: SwiftStringLiteral(plan.column.type.sql.description),
        isNullable: plan.isNullable,
        isKey: table.primaryKey?.columns.contains(plan.column.name) == true,
        isGenerated: plan.isWrittenByServerAlone, hasDefault: plan.column.defaultValue != nil,
        isSensitive: plan.column.sensitive != nil)
    }
  }
}

extension ColumnPlan {
  /// Whether no insert may give the column a value.
  var isWrittenByServerAlone: Bool {
    if case .absent = insertion { true } else { false }
  }
}
