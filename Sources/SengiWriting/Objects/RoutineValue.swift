import SengiSQL
import SengiSchema

/// Functions, sequences, and everything that is said by the tail of its statement alone.
struct RoutineValue {
  let scope: NameScope

  func value(_ function: Function) -> YAMLValue {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", function.doc)
    extra.add(text: "owner", function.owner)
    extra.add("depends_on", scope.dependencies(function.dependsOn))
    return TableSpelling.value(function.definition.sql, extra)
  }

  func value(_ sequence: SequenceObject) -> YAMLValue {
    var clause = Clause()
    clause.add("unlogged", if: sequence.isUnlogged)
    clause.add(sequence.options.sql)
    clause.add(
      sequence.ownedBy.map { "owned by " + scope.sql($0.table) + "." + NameScope.sql($0.column) })
    var extra: [YAMLPair] = []
    extra.add(text: "doc", sequence.doc)
    extra.add(text: "was", sequence.was)
    extra.add(text: "owner", sequence.owner)
    return Self.value(clause.sql, extra)
  }

  func value(_ object: DefinedObject) -> YAMLValue {
    var extra: [YAMLPair] = []
    if !object.alterations.isEmpty {
      extra.add("alter", .list(object.alterations.map { .sql($0.sql) }))
    }
    extra.add(text: "doc", object.doc)
    extra.add(text: "owner", object.owner)
    extra.add("depends_on", scope.dependencies(object.dependsOn))
    return Self.value(object.definition.sql, extra)
  }

  func value(_ role: Role) -> YAMLValue {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", role.doc)
    return Self.value(role.definition.sql, extra)
  }

  func value(_ object: CustomObject) -> YAMLValue {
    var pairs = [YAMLPair("sql", .sql(object.statements.sql))]
    pairs.add("depends_on", scope.dependencies(object.dependsOn))
    return .mapping(pairs)
  }

  /// A tail may be empty here: nothing stands after the name then.
  private static func value(_ sql: SQLText, _ extra: [YAMLPair]) -> YAMLValue {
    guard sql.description.isEmpty else { return TableSpelling.value(sql, extra) }
    return extra.isEmpty ? .nothing : .mapping(extra)
  }
}
