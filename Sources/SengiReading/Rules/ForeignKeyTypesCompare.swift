import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Each column of a foreign key has a type that PostgreSQL can compare with the referenced one.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42804. Lengths and precisions do not matter.
struct ForeignKeyTypesCompare: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let tables = schema.tablesByName
    for table in schema.tables {
      for key in table.foreignKeys {
        guard let target = tables[key.referencedTable] else { continue }
        for (place, pair) in zip(key.columns, key.referencedColumns).enumerated() {
          guard let own = table.column(pair.0), let other = target.column(pair.1),
            !own.type.canReference(other.type)
          else { continue }
          diagnostics.error(
            .foreignKeyType,
            "column '\(own.name)' is \(own.type.sql) but references '\(other.name)' of table '\(target.name)', which is \(other.type.sql)",
            remedy: "give both columns the same type",
            at: sources.range(of: table.path(of: key), .key(place)))
        }
      }
    }
  }
}

extension DataType {
  /// Whether a foreign key of this type may reference a key of `key`'s type, as PostgreSQL 15
  /// answers: there is an equality operator in the key's btree family, or an implicit cast to it.
  func canReference(_ key: DataType) -> Bool {
    if base.isOpaque || key.base.isOpaque { return true }
    guard isArray == key.isArray else { return false }
    if isArray { return base.family == key.base.family && base.isSameText(as: key.base) }
    let own = base.family
    switch key.base.family {
    case .integer: return own == .integer
    case .float: return own == .integer || own == .float || own == .numeric
    case .numeric: return own == .integer || own == .numeric
    case .text: return own == .text || own == .char || own == .name || own == .citext
    case .name: return own == .text || own == .char || own == .name
    case .char: return own == .text || own == .char
    case .timetz: return own == .timetz || own == .time
    case .interval: return own == .interval || own == .time
    case .oid: return own == .oid || own == .integer
    case .single: return base == key.base || base.isSameJSON(as: key.base)
    case let family: return own == family
    }
  }
}

extension BaseType {
  /// Types that compare among themselves in a foreign key.
  fileprivate enum Family {
    case integer, float, numeric, text, char, name, citext, moment, time, timetz, interval
    case network, mac, bits, oid
    /// Comparable with itself only.
    case single
  }

  fileprivate var family: Family {
    switch self {
    case .smallint, .integer, .bigint: .integer
    case .real, .doublePrecision: .float
    case .numeric: .numeric
    case .text, .varchar: .text
    case .char: .char
    case .name: .name
    case .citext: .citext
    case .date, .timestamp, .timestamptz: .moment
    case .time: .time
    case .timetz: .timetz
    case .interval: .interval
    case .inet, .cidr: .network
    case .macaddr, .macaddr8: .mac
    case .bit, .varbit: .bits
    case .oid: .oid
    case .boolean, .money, .bytea, .uuid, .json, .jsonb, .xml, .tsvector, .tsquery, .enumeration,
      .domain, .composite, .range, .other:
      .single
    }
  }

  /// Shapes are no part of the database's type.
  fileprivate func isSameJSON(as other: BaseType) -> Bool {
    switch (self, other) {
    case (.json, .json), (.jsonb, .jsonb): true
    default: false
    }
  }

  /// Arrays compare only with arrays of just the same element type, sizes aside.
  fileprivate func isSameText(as other: BaseType) -> Bool {
    switch (self, other) {
    case (.varchar, .varchar), (.char, .char), (.numeric, .numeric), (.time, .time),
      (.timetz, .timetz), (.timestamp, .timestamp), (.timestamptz, .timestamptz), (.bit, .bit),
      (.varbit, .varbit), (.interval, .interval):
      true
    default: self == other || isSameJSON(as: other)
    }
  }
}
