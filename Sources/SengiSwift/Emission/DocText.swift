import SengiSQL
import SengiSchema

/// What documentation comments say about the database.
enum DocText {
  /// Text for between backticks: on one line, without backticks of its own.
  static func code(_ text: String) -> String {
    text.replacing("`", with: "'").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A type without the quotes that SQL would want.
  static func type(_ type: DataType) -> String {
    switch type.base {
    case .enumeration(let name), .domain(let name), .composite(let name), .range(let name):
      name.description + String(repeating: "[]", count: type.dimensions)
    default: type.sql.description
    }
  }

  /// A column in one line, such as `` `text`, unique, default `'x'` ``.
  static func summary(of column: Column, in table: Table) -> String {
    var type = self.type(column.type)
    if case .serial = column.generation { type = serial(column.type.base) ?? type }
    if let shape = column.type.base.shape { type += "<\(shape.name)>" }
    var parts = ["`\(code(type))`"]
    if table.primaryKey?.columns == [column.name] { parts.append("primary key") }
    if table.uniques.contains(where: { $0.columns == [column.name] }) { parts.append("unique") }
    for key in table.foreignKeys where key.columns == [column.name] {
      parts.append("references `\(code(key.referencedTable.description))`")
    }
    if let value = column.defaultValue { parts.append("default `\(code(value.source))`") }
    switch column.generation {
    case .identity(let always, _):
      parts.append("generated \(always ? "always" : "by default") as identity")
    case .stored(let expression), .virtual(let expression):
      parts.append("generated as `\(code(expression.source))`")
    case .serial, nil: break
    }
    if let other = column.replaces?.column { parts.append("replaces `\(code(other.name))`") }
    if let other = column.replacedBy { parts.append("replaced by `\(code(other.name))`") }
    if let sensitive = column.sensitive { parts.append("sensitive: \(code(sensitive))") }
    return parts.joined(separator: ", ")
  }

  private static func serial(_ type: BaseType) -> String? {
    switch type {
    case .smallint: "smallserial"
    case .integer: "serial"
    case .bigint: "bigserial"
    default: nil
    }
  }
}
