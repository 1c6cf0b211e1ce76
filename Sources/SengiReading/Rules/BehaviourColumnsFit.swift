import SengiDiagnostics
import SengiSQL
import SengiSchema

/// The columns that a behaviour works with are there and hold what it writes, also where the author
/// declared them.
struct BehaviourColumnsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for behaviour in table.behaviours {
        for name in table.columnNames(of: behaviour) {
          guard let column = table.column(name) else {
            diagnostics.error(
              .behaviourColumn,
              "table '\(table.name)' uses '\(behaviour.rawValue)' but has no column '\(name)'",
              remedy: "declare '\(name)' as \(behaviour.typeName)",
              at: sources.range(of: table.path))
            continue
          }
          let range = sources.range(of: table.path(of: column), .type)
          if !column.type.fits(behaviour) || column.isComputed {
            diagnostics.error(
              .behaviourColumn,
              "column '\(name)', which '\(behaviour.rawValue)' sets, is \(column.isComputed ? "generated" : "\(column.type.sql)")",
              remedy: "make it \(behaviour.typeName)", at: range)
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
  fileprivate var typeName: String { self == .version ? "bigint" : "timestamptz" }
}

extension DataType {
  fileprivate func fits(_ behaviour: Behaviour) -> Bool {
    guard !isArray else { return false }
    return switch (base, behaviour) {
    case (.smallint, .version), (.integer, .version), (.bigint, .version): true
    case (.timestamp, .timestamps), (.timestamptz, .timestamps): true
    case (.timestamp, .softDelete), (.timestamptz, .softDelete): true
    default: false
    }
  }
}
