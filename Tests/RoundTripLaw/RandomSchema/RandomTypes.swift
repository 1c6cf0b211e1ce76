import SeededRandom

/// What one can do with a value.
enum ValueCategory: Hashable {
  case integer, text, decimal, instant, day, truth, json, uuid, integers, texts, span, label, other
}

/// A type's SQL, and what its values are like.
struct RandomType {
  var sql: String
  var category: ValueCategory
  /// For ``ValueCategory/label``: a value, as a literal with its cast left out.
  var labels: [String] = []
  /// Whether a collation can be said.
  var isCollatable: Bool { category == .text && !sql.contains("citext") }

  static let builtin: [RandomType] = [
    RandomType(sql: "integer", category: .integer), RandomType(sql: "bigint", category: .integer),
    RandomType(sql: "smallint", category: .integer), RandomType(sql: "text", category: .text),
    RandomType(sql: "character varying(40)", category: .text),
    RandomType(sql: "varchar", category: .text), RandomType(sql: "character(5)", category: .text),
    RandomType(sql: "numeric(12,2)", category: .decimal),
    RandomType(sql: "numeric", category: .decimal),
    RandomType(sql: "double precision", category: .decimal),
    RandomType(sql: "real", category: .decimal),
    RandomType(sql: "timestamp with time zone", category: .instant),
    RandomType(sql: "timestamptz(3)", category: .instant), RandomType(sql: "date", category: .day),
    RandomType(sql: "boolean", category: .truth), RandomType(sql: "jsonb", category: .json),
    RandomType(sql: "uuid", category: .uuid), RandomType(sql: "integer[]", category: .integers),
    RandomType(sql: "text[]", category: .texts), RandomType(sql: "varchar(9)[]", category: .other),
    RandomType(sql: "int4range", category: .span),
    RandomType(sql: "int4multirange", category: .other),
    RandomType(sql: "bytea", category: .other), RandomType(sql: "interval", category: .other),
    RandomType(sql: "time(0) without time zone", category: .other),
    RandomType(sql: "inet", category: .other), RandomType(sql: "tsvector", category: .other),
    RandomType(sql: "bit varying(8)", category: .other), RandomType(sql: "point", category: .other),
    RandomType(sql: "interval day to second(2)", category: .other),
    RandomType(sql: "\"char\"", category: .other),
    RandomType(sql: "timestamp(2) without time zone", category: .other),
    RandomType(sql: "json", category: .other),
  ]
}

extension RandomSchema {
  /// A type that a column can have.
  mutating func anyType() -> RandomType {
    !types.isEmpty && random.chance(30) ? random.pick(types) : random.pick(RandomType.builtin)
  }

  mutating func addType() {
    let name = freshName()
    switch random.below(5) {
    case 0, 1: addEnumeration(name)
    case 2: addDomain(name)
    case 3: addComposite(name)
    default:
      let base = random.pick(["integer", "text", "date", "numeric"])
      add("CREATE TYPE \(name) AS RANGE (SUBTYPE = \(base))", "TYPE \(name)")
      types.append(RandomType(sql: name, category: .other))
    }
  }

  private mutating func addEnumeration(_ name: String) {
    var scope = RandomNames()
    let labels = (0..<(1 + random.below(5))).map { _ in
      var label = scope.fresh(in: "labels", &random)
      if label.hasPrefix("\"") {
        label = String(label.dropFirst().dropLast()).replacing("\"\"", with: "\"")
      }
      return label
    }
    add(
      "CREATE TYPE \(name) AS ENUM (\(labels.map(quoted).joined(separator: ", ")))", "TYPE \(name)")
    types.append(RandomType(sql: name, category: .label, labels: labels))
    if random.chance(20) {
      add("ALTER TYPE \(name) ADD VALUE 'zzz' BEFORE \(quoted(random.pick(labels)))")
    }
    if random.chance(30) { types.append(RandomType(sql: "\(name)[]", category: .other)) }
  }

  private mutating func addDomain(_ name: String) {
    let base = anyType()
    var text = "CREATE DOMAIN \(name) AS \(base.sql)"
    if base.isCollatable, random.chance(20) { text += " COLLATE \"C\"" }
    if random.chance(30), let value = constant(of: base) { text += " DEFAULT \(value)" }
    if random.chance(20) { text += " NOT NULL" }
    for _ in 0..<random.below(3) {
      if random.chance(40) {
        text += " CONSTRAINT \(names.fresh(in: "checks of \(name)", &random))"
      }
      text += " CHECK (\(condition(on: "VALUE", base)))"
    }
    add(text, "DOMAIN \(name)")
    // Operators for any enum, array or range do not take a domain beside a bare literal.
    let isPolymorphic = [.label, .integers, .texts, .span].contains(base.category)
    types.append(RandomType(sql: name, category: isPolymorphic ? .other : base.category))
  }

  private mutating func addComposite(_ name: String) {
    var fields: [String] = []
    for _ in 0..<random.below(5) {
      let type = anyType()
      fields.append("\(names.fresh(in: "fields of \(name)", &random)) \(type.sql)")
    }
    add("CREATE TYPE \(name) AS (\(fields.joined(separator: ", ")))", "TYPE \(name)")
    types.append(RandomType(sql: name, category: .other))
    if random.chance(30) { types.append(RandomType(sql: "\(name)[]", category: .other)) }
  }

  mutating func addSequence() {
    let name = freshName()
    var text = "CREATE SEQUENCE \(name)"
    if random.chance(30) { text += " AS integer" }
    if random.chance(30) { text += " INCREMENT BY \(1 + random.below(9))" }
    if random.chance(20) { text += " MINVALUE 1 MAXVALUE \(100 + random.below(1000))" }
    if random.chance(30) { text += " START WITH \(1 + random.below(50))" }
    if random.chance(20) { text += " CACHE \(1 + random.below(20))" }
    if random.chance(20) { text += " CYCLE" }
    add(text, "SEQUENCE \(name)")
    sequences.append(name)
  }
}
