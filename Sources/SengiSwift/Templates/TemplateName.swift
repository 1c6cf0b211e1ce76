/// The templates that generated Swift is made with, and the view each one renders.
public enum TemplateName: String, CaseIterable, Sendable {
  case file, table, view, `enum`, shape, union, domain, composite, record, call, functions
  case relations, schema

  /// The names that the template may use.
  public var fields: [String: TemplateField] {
    switch self {
    case .file: FileView.fields
    case .table: TableView.fields
    case .view: ReadOnlyRowView.fields
    case .enum: EnumView.fields
    case .shape: ShapeView.fields
    case .union: UnionView.fields
    case .domain: DomainView.fields
    case .composite: CompositeView.fields
    case .record: RecordView.fields
    case .call: StatementView.fields
    case .functions: FunctionsView.fields
    case .relations: RelationsView.fields
    case .schema: NamespacesView.fields
    }
  }
}
