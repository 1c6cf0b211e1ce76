/// The templates that generated Swift is made with, and the view each one renders.
public enum TemplateName: String, CaseIterable, Sendable {
  case file, table, `enum`, shape, union, domain, composite, relations, schema

  /// The names that the template may use.
  public var fields: [String: TemplateField] {
    switch self {
    case .file: FileView.fields
    case .table: TableView.fields
    case .enum: EnumView.fields
    case .shape: ShapeView.fields
    case .union: UnionView.fields
    case .domain: DomainView.fields
    case .composite: CompositeView.fields
    case .relations: RelationsView.fields
    case .schema: NamespacesView.fields
    }
  }
}
