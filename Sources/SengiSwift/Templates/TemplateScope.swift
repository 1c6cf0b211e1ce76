/// What the names of a template mean at one place of it: the view, and the sections open there.
struct TemplateScope {
  /// What `{{.}}` is in the section.
  enum Item {
    /// A view, of which only the parts can be printed.
    case view
    /// Text.
    case text
    /// What it is outside: the section is a condition.
    case same
  }

  /// The tag that opened the section; nil for the view itself.
  var tag: TemplateTag?
  var item: Item
  var fields: [String: TemplateField] = [:]
  /// The names of the sections from the view on: equal for two places that know the same names.
  var path: String

  /// The scope inside a section over the field, opened by the tag.
  func inner(_ field: TemplateField?, _ tag: TemplateTag) -> TemplateScope {
    var scope = TemplateScope(tag: tag, item: .same, path: path)
    if tag.kind == .inverted { return scope }
    scope.path += "/" + tag.name
    switch field {
    case .section(let fields):
      scope.item = fields.isEmpty ? .text : .view
      scope.fields = fields
    case .text: scope.item = .text
    case .flag, nil: break
    }
    return scope
  }
}
