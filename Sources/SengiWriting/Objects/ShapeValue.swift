import SengiSQL
import SengiSchema

/// A JSON shape.
struct ShapeValue {
  let scope: NameScope

  func value(_ shape: Shape) -> YAMLValue {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", shape.doc)
    extra.add(text: "swift_name", shape.swiftName)
    extra.add(text: "was", shape.was)
    extra.add("enforce", shape.isEnforced ? .plain("true") : nil)
    extra.add("extra_keys", shape.extraKeys == .ignore ? nil : .plain(shape.extraKeys.rawValue))
    switch shape.body {
    case .map(let value, let isNullable): return map(value, isNullable, extra)
    case .object(let fields): return object(fields, extra)
    case .union(let union): return self.union(union, extra)
    default: return .sql(type(shape.body, isNullable: false))
    }
  }

  private func object(_ fields: [ShapeField], _ extra: [YAMLPair]) -> YAMLValue {
    let pairs = YAMLValue.mapping(fields.map { YAMLPair($0.key, field($0)) })
    let misleads = fields.contains { ["sql", "one_of", "map_of", "fields"].contains($0.key) }
    guard misleads || !extra.isEmpty else { return pairs }
    return .mapping(extra + [YAMLPair("fields", pairs)])
  }

  private func map(_ value: ShapeType, _ isNullable: Bool, _ extra: [YAMLPair]) -> YAMLValue {
    let inner: YAMLValue =
      switch value {
      case .object(let fields): object(fields, [])
      case .union(let union): self.union(union, [])
      case .map(let value, let isNullable): map(value, isNullable, [])
      default: .sql(type(value, isNullable: isNullable))
      }
    return .mapping(extra + [YAMLPair("map_of", inner)])
  }

  private func union(_ union: ShapeUnion, _ extra: [YAMLPair]) -> YAMLValue {
    var pairs = extra
    if case .key(let key) = union.tag { pairs.add(text: "tag", key) }
    pairs.add(
      "one_of",
      .mapping(
        union.cases.map { item in
          var extra: [YAMLPair] = []
          extra.add(text: "doc", item.doc)
          extra.add(text: "swift_name", item.swiftName)
          guard case .object(let fields) = item.payload else {
            return YAMLPair(item.name, .sql(type(item.payload, isNullable: false)))
          }
          return YAMLPair(item.name, object(fields, extra))
        }))
    return .mapping(pairs)
  }

  private func field(_ field: ShapeField) -> YAMLValue {
    switch field.type {
    case .object(let fields): return object(fields, [])
    case .union(let union): return self.union(union, [])
    case .map(let value, let isNullable): return map(value, isNullable, [])
    default: break
    }
    let isNullable = field.presence == .optional || field.presence == .nullable
    var clause = Clause(type(field.type, isNullable: isNullable))
    clause.add(
      field.defaultValue.map { "default " + Clause.guarded($0, before: ColumnSpelling.stops) })
    clause.add(field.check.map { "check " + Clause.parenthesized($0.sql) })
    var extra: [YAMLPair] = []
    extra.add(text: "doc", field.doc)
    extra.add(text: "was", field.was)
    extra.add(text: "swift_name", field.swiftName)
    extra.add("optional", field.presence == .absentable ? .plain("true") : nil)
    extra.add("required", field.presence == .nullable ? .plain("true") : nil)
    return TableSpelling.value(clause.sql, extra)
  }

  private func type(_ type: ShapeType, isNullable: Bool) -> SQLText {
    let suffix: SQLText = isNullable ? "?" : ""
    switch type {
    case .scalar(let base): return TypeSpelling(scope: scope).base(base) + suffix
    case .reference(let name): return scope.sql(type: name) + suffix
    case .array(let element, let hasNullableElements):
      return self.type(element, isNullable: hasNullableElements) + "[]" + suffix
    case .object, .union, .map: return "jsonb" + suffix
    }
  }
}
