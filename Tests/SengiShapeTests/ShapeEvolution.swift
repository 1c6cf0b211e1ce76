import SeededRandom
import SengiSQL
import SengiSchema

/// Makes random shapes, and shapes that such have become.
struct ShapeEvolution {
  var random: SeededGenerator

  /// None of the keys that documents of ``DocumentGenerator`` hold besides.
  private static let keys = ["theme", "size", "home", "tags", "mode", "zip", "name"]
  private static let bases: [BaseType] = [
    .text, .integer, .bigint, .smallint, .boolean, .date,
    .numeric(precision: nil, scale: nil), .varchar(3),
    .varchar(5), .doublePrecision, .jsonb(shape: nil), .enumeration(Self.enumeration),
  ]
  private static let texts = [
    "in ('light', 'dark')", "in ('light', 'dark', 'red')", "<> ''", "~ '^[a-z]+$'",
  ]
  private static let numbers = [">= 0", "> 0", "<= 100", "between 1 and 10", "in (1, 2, 3)", "= 1"]

  static let space = SQLIdentifier(static: "rnd")
  static let enumeration = QualifiedName(space, SQLIdentifier(static: "colour"))
  private static let names = ["root", "part", "other"].map {
    QualifiedName(space, SQLIdentifier(truncating: $0))
  }

  // MARK: New shapes

  mutating func schema() -> Schema {
    var shapes: [Shape] = []
    for name in Self.names {
      shapes.append(
        Shape(
          name: name, extraKeys: random.pick(Shape.ExtraKeys.allCases),
          isEnforced: true, body: .object(fields(depth: 0, of: name))))
    }
    return Self.schema(
      shapes, labels: random.some(["light", "dark", "red", "green"], 70) + ["a"])
  }

  static func schema(_ shapes: [Shape], labels: [String]) -> Schema {
    let id = Column(name: SQLIdentifier(static: "id"), type: DataType(.bigint))
    let document = Column(
      name: SQLIdentifier(static: "document"), type: DataType(.jsonb(shape: names[0])))
    let table = Table(
      name: QualifiedName(space, SQLIdentifier(static: "holder")), columns: [id, document],
      primaryKey: PrimaryKey(name: SQLIdentifier(static: "holder_pkey"), columns: [id.name]))
    let colours = Enumeration(
      name: enumeration, values: labels.map { Enumeration.Value(label: $0) })
    return Schema(
      namespaces: [
        Namespace(name: space, enumerations: [colours], shapes: shapes, tables: [table])
      ])
  }

  private mutating func fields(depth: Int, of name: QualifiedName) -> [ShapeField] {
    random.some(Self.keys, 50).map { field($0, depth: depth, of: name) }
  }

  private mutating func field(_ key: String, depth: Int, of name: QualifiedName) -> ShapeField {
    var field = ShapeField(key: key, type: type(depth: depth, of: name))
    field.presence = random.pick([.required, .required, .optional, .absentable, .nullable])
    decorate(&field)
    return field
  }

  /// A check or a default where the type has any here.
  private mutating func decorate(_ field: inout ShapeField) {
    field.check = nil
    field.defaultValue = nil
    switch field.type {
    case .scalar(.text), .scalar(.varchar):
      if random.chance(40) {
        field.check = SQLExpression("\(field.key) \(random.pick(Self.texts))")
      }
      if random.chance(20) { field.defaultValue = SQLExpression("'light'") }
    case .scalar(.integer), .scalar(.bigint), .scalar(.smallint):
      if random.chance(40) {
        field.check = SQLExpression("\(field.key) \(random.pick(Self.numbers))")
      }
      if random.chance(20) { field.defaultValue = SQLExpression("1") }
    default: break
    }
    // The default would be none of the shape's.
    if field.check != nil { field.defaultValue = nil }
  }

  private mutating func type(depth: Int, of name: QualifiedName) -> ShapeType {
    switch random.below(depth > 2 ? 5 : 10) {
    case 0..<5: return .scalar(random.pick(Self.bases))
    case 5: return .array(type(depth: depth + 1, of: name), hasNullableElements: random.chance(30))
    case 6: return .map(type(depth: depth + 1, of: name), hasNullableValues: random.chance(30))
    case 7: return .object(fields(depth: depth + 1, of: name))
    case 8:
      let cases = random.some(["one", "two", "three"], 60) + ["four"]
      return .union(
        ShapeUnion(
          tag: .key("kind"),
          cases: cases.map {
            ShapeUnion.Case(name: $0, payload: .object(fields(depth: 3, of: name)))
          }))
    default:
      // Only on to the next, so that none holds itself.
      guard let place = Self.names.firstIndex(of: name), place + 1 < Self.names.count else {
        return .scalar(.text)
      }
      return .reference(Self.names[place + 1])
    }
  }

  // MARK: What becomes of them

  mutating func evolved(_ schema: Schema) -> Schema {
    var shapes = schema.namespaces[0].shapes
    var labels = schema.namespaces[0].enumerations[0].values.map(\.label)
    for _ in 0...random.below(2) {
      let place = random.below(shapes.count)
      shapes[place].body = evolved(shapes[place].body, of: shapes[place].name)
      if random.chance(12) { shapes[place].extraKeys = random.pick(Shape.ExtraKeys.allCases) }
    }
    if random.chance(15) { labels = random.some(labels, 80) + ["blue"] }
    return Self.schema(shapes, labels: labels)
  }

  private mutating func evolved(_ type: ShapeType, of name: QualifiedName) -> ShapeType {
    switch type {
    case .object(var fields):
      evolve(&fields, of: name)
      return .object(fields)
    case .array(let element, let hasNull):
      return random.chance(30)
        ? .array(element, hasNullableElements: !hasNull)
        : .array(evolved(element, of: name), hasNullableElements: hasNull)
    case .map(let value, let hasNull):
      return random.chance(30)
        ? .map(value, hasNullableValues: !hasNull)
        : .map(evolved(value, of: name), hasNullableValues: hasNull)
    case .union(var union):
      let place = random.below(union.cases.count)
      switch random.below(4) {
      case 0: union.cases.remove(at: place)
      case 1: union.cases.append(ShapeUnion.Case(name: "five", payload: .object([])))
      default: union.cases[place].payload = evolved(union.cases[place].payload, of: name)
      }
      return union.cases.isEmpty ? type : .union(union)
    case .scalar, .reference:
      return random.chance(70) ? .scalar(random.pick(Self.bases)) : self.type(depth: 2, of: name)
    }
  }

  private mutating func evolve(_ fields: inout [ShapeField], of name: QualifiedName) {
    let free = Self.keys.filter { key in !fields.contains { $0.key == key } }
    guard !fields.isEmpty, random.chance(80) else {
      if !free.isEmpty { fields.append(field(random.pick(free), depth: 2, of: name)) }
      return
    }
    let place = random.below(fields.count)
    switch random.below(7) {
    case 0: fields.remove(at: place)
    case 1 where !free.isEmpty:
      fields[place].was = fields[place].key
      fields[place].key = random.pick(free)
      decorate(&fields[place])
    case 2: fields[place].presence = random.pick([.required, .optional, .absentable, .nullable])
    case 3: decorate(&fields[place])
    default:
      fields[place].type = evolved(fields[place].type, of: name)
      decorate(&fields[place])
    }
  }
}
