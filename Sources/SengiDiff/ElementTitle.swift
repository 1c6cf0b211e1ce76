import SengiSQL
import SengiSchema

extension SchemaElement {
  /// Such as `column blog.posts.title`.
  public var title: String { "\(kindName) \(path)" }

  /// PostgreSQL's own word for it.
  public var kindName: String {
    switch self {
    case .namespace: "schema"
    case .extension: "extension"
    case .enumeration: "enum"
    case .domain: "domain"
    case .domainCheck, .check: "check"
    case .compositeType: "type"
    case .sequence: "sequence"
    case .function(let item): item.kind.rawValue
    case .table(let item): item.foreignServer == nil ? "table" : "foreign table"
    case .column, .viewColumn: "column"
    case .primaryKey: "primary key"
    case .unique: "unique constraint"
    case .exclusion: "exclusion constraint"
    case .foreignKey: "foreign key"
    case .index: "index"
    case .trigger: "trigger"
    case .rule: "rule"
    case .policy: "policy"
    case .statistics: "statistics"
    case .view(let item): item.isMaterialized ? "materialized view" : "view"
    case .object(let item): item.kind.keywords.description.lowercased()
    case .custom: "custom"
    }
  }
}
