import SengiDiagnostics
import SengiSchema

/// The length, precision and scale of a column's type are within PostgreSQL's bounds.
///
/// PostgreSQL would reject the DDL with SQLSTATE 22023; a time's precision above 6 it would lower.
struct TypeSizesFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for column in table.columns {
        for size in column.type.base.sizes where !size.bounds.contains(size.value) {
          diagnostics.error(
            .typeSize,
            "the \(size.title) of column '\(column.name)' is \(size.value), but PostgreSQL takes \(size.bounds.lowerBound) to \(size.bounds.upperBound)",
            at: sources.range(of: table.path(of: column), .type))
        }
      }
    }
  }
}

extension BaseType {
  fileprivate struct Size {
    var title: String
    var value: Int
    var bounds: ClosedRange<Int>
  }

  fileprivate var sizes: [Size] {
    switch self {
    case .varchar(let length?), .char(let length?):
      [Size(title: "length", value: length, bounds: 1...10_485_760)]
    case .bit(let length?), .varbit(let length?):
      [Size(title: "length", value: length, bounds: 1...83_886_080)]
    case .numeric(let precision?, let scale):
      [Size(title: "precision", value: precision, bounds: 1...1000)]
        + (scale.map { [Size(title: "scale", value: $0, bounds: -1000...1000)] } ?? [])
    case .time(let precision?), .timetz(let precision?), .timestamp(let precision?),
      .timestamptz(let precision?), .interval(_, let precision?):
      [Size(title: "precision", value: precision, bounds: 0...6)]
    default: []
    }
  }
}
