import SeededRandom

/// A schema made up from a seed, as SQL that loads on PostgreSQL 15 and later; the same seed makes
/// the same text.
public struct RandomSchema {
  var random: SeededGenerator
  var names = RandomNames()
  var statements: [String] = []
  /// Quoted names of the namespaces, `public` first.
  var namespaces: [String] = ["public"]
  var types: [RandomType] = []
  var functions: [RandomFunction] = []
  var sequences: [String] = []
  var tables: [RandomTable] = []
  var views: [RandomView] = []
  /// What a comment can be put on, such as `TABLE "a"."b"`.
  var commentable: [String] = []

  /// The schema's statements, one to a line or more.
  public static func sql(seed: UInt64) -> String {
    var schema = RandomSchema(random: SeededGenerator(seed))
    schema.make()
    return schema.statements.map { $0 + ";\n" }.joined()
  }

  init(random: SeededGenerator) {
    self.random = random
  }

  mutating func make() {
    for _ in 0..<random.below(4) {
      let name = names.fresh(in: "namespaces", &random)
      namespaces.append(name)
      add("CREATE SCHEMA \(name)", "SCHEMA \(name)")
    }
    add("CREATE EXTENSION btree_gist SCHEMA public")
    if random.chance(30) { add("CREATE EXTENSION pg_trgm SCHEMA \(random.pick(namespaces))") }
    if random.chance(30) {
      let home = random.pick(namespaces)
      add("CREATE EXTENSION citext SCHEMA \(home)")
      types.append(RandomType(sql: "\(home).citext", category: .text))
    }
    for _ in 0..<random.below(8) { addType() }
    for _ in 0..<random.below(4) { addSequence() }
    for _ in 0..<random.below(5) { addFunction() }
    for _ in 0..<(1 + random.below(7)) { addTable() }
    for _ in 0..<random.below(3) { addPartitionedTable() }
    if random.chance(40) { addChildTable() }
    for _ in 0..<random.below(2 * tables.count) { addForeignKey() }
    for _ in 0..<random.below(2 * tables.count) { addIndex() }
    for _ in 0..<random.below(5) { addView() }
    for _ in 0..<random.below(3) { addTableFunction() }
    for _ in 0..<random.below(3) { addView() }
    for _ in 0..<random.below(4) { addTrigger() }
    for _ in 0..<random.below(2) { addRule() }
    for _ in 0..<random.below(4) { addPolicy() }
    for _ in 0..<random.below(3) { addStatistics() }
    for _ in 0..<random.below(4) { alterTable() }
    if random.chance(30) { addPublication() }
    for subject in random.some(commentable, 25) {
      statements.append("COMMENT ON \(subject) IS \(quoted(random.pick(Self.remarks)))")
    }
  }

  /// Appends a statement, and what it makes as a thing to comment on.
  mutating func add(_ statement: String, _ subject: String? = nil) {
    statements.append(statement)
    if let subject { commentable.append(subject) }
  }

  /// A new relation or type's qualified name.
  mutating func freshName(_ kind: String = "relations") -> String {
    let namespace = random.pick(namespaces)
    return "\(namespace).\(names.fresh(in: "\(kind) \(namespace)", &random))"
  }

  func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

  private static let remarks = [
    "Said.", "It's \"quoted\".", "Two\nlines, the second with: a colon.", "# no comment",
    "- no list",
    "ends with blank ", " begins with one", "a \\ backslash", "🦔", "{}", "null", "12", "x: y",
    "tab\there",
    "\n\nblank lines\n\n", "'",
    "A longer remark that goes on for more than one hundred columns, as remarks sometimes do, and ends here.",
  ]
}
