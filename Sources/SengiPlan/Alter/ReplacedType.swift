import SengiSQL
import SengiSchema

/// How values come from a type that steps aside to the one that takes its name: by their text, with
/// the labels that go replaced.
struct ReplacedType {
  let old: PlannedSchema
  let new: PlannedSchema
  let steppingAside: Set<ObjectPath>
  let labels: [QualifiedName: LabelConversion]

  init(_ builder: PlanBuilder) {
    old = builder.old
    new = builder.new
    steppingAside = builder.steppingAside
    labels = builder.conversions.labels
  }

  /// The value as one of the new type; nil where the server makes it so by itself.
  func conversion(of value: SQLText, _ type: DataType) -> SQLText? {
    let text: SQLText = type.isArray ? "\(value)::text[]" : "\(value)::text"
    switch type.base {
    case .enumeration(let name):
      guard let change = labels[name], !change.taken.isEmpty else { return "\(text)::\(type.sql)" }
      return "(\(change.replaced(text, isArray: type.isArray)))::\(type.sql)"
    case .domain:
      let (before, after) = (old.underlying(type), new.underlying(type))
      if before == after, after.base != type.base {
        guard let inner = conversionIfReplaced(of: value, after) else { return nil }
        return "(\(inner))::\(type.sql)"
      }
      return nil
    case .composite(let name):
      if !type.isArray, let before = old.schema.compositeType(name),
        let after = new.schema.compositeType(name)
      {
        return row(value, before, after)
      }
      return "\(text)::\(type.sql)"
    default: return "\(text)::\(type.sql)"
    }
  }

  /// Attribute by attribute: by its text a row would be read in the order of the new type.
  private func row(_ value: SQLText, _ old: CompositeType, _ new: CompositeType) -> SQLText {
    let values = new.attributes.map { attribute -> SQLText in
      guard let former = old.attributes.first(where: { $0.name == attribute.name }) else {
        return "NULL"
      }
      let part: SQLText = "(\(value)).\(attribute.name)"
      if former.type != attribute.type { return "\(part)::text::\(attribute.type.sql)" }
      return conversionIfReplaced(of: part, attribute.type) ?? part
    }
    return """
      CASE WHEN \(value) IS DISTINCT FROM NULL \
      THEN ROW(\(values, separator: ", "))::\(new.name) END
      """
  }

  private func conversionIfReplaced(of value: SQLText, _ type: DataType) -> SQLText? {
    let path: ObjectPath
    switch type.base {
    case .enumeration(let name): path = .enumeration(name)
    case .domain(let name): path = .domain(name)
    case .composite(let name): path = .compositeType(name)
    case .range(let name):
      path = ObjectPath(
        (name.namespace.map { [.namespace($0)] } ?? []) + [.object(.type, name.name.name)])
    default: return nil
    }
    return steppingAside.contains(path) ? conversion(of: value, type) : nil
  }

  /// Whether values of the type hold an enum's labels that are replaced, where only their text is
  /// carried over.
  func losesLabels(_ type: DataType) -> Bool {
    guard type.isArray, case .composite = type.base else { return false }
    return labels.contains { name, change in
      !change.taken.isEmpty
        && LabelSearch(old, name, change.gone).condition("value", type) != nil
    }
  }
}
