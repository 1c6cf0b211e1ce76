import SengiDiagnostics
import SengiSQL
import SengiSchema

/// The columns that a behaviour works with are there and hold a moment, also where the author
/// declared them.
struct BehaviourColumnsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for behaviour in table.behaviours {
        for name in behaviour.columnNames {
          guard let column = table.columns.first(where: { $0.name.name == name }) else {
            diagnostics.error(
              .behaviourColumn,
              "table '\(table.name)' uses '\(behaviour.rawValue)' but has no column '\(name)'",
              remedy: "declare '\(name)' as timestamptz", at: sources.range(of: table.path))
            continue
          }
          let range = sources.range(of: table.path(of: column), .type)
          if !column.type.isMoment || column.isComputed {
            diagnostics.error(
              .behaviourColumn,
              "column '\(name)', which '\(behaviour.rawValue)' sets, is \(column.isComputed ? "generated" : "\(column.type.sql)")",
              remedy: "make it timestamptz", at: range)
          }
          if behaviour == .softDelete, !column.isNullable {
            diagnostics.error(
              .behaviourColumn,
              "column '\(name)', which 'soft_delete' leaves null until a delete, is not nullable",
              remedy: "write its type as '\(column.type.sql)?'", at: range)
          }
        }
      }
    }
  }
}

extension Behaviour {
  fileprivate var columnNames: [String] {
    switch self {
    case .timestamps: ["created_at", "updated_at"]
    case .softDelete: ["deleted_at"]
    }
  }
}

extension DataType {
  fileprivate var isMoment: Bool {
    switch base {
    case .timestamp, .timestamptz: !isArray
    default: false
    }
  }
}
