import SeededRandom
import SengiSQL
import SengiSteps

/// Scripts of every mode, with names and texts that are hard to write.
enum RandomScript {
  private static let names = ["a", "Some Table", "q\"uote", "line\nbreak", "back\\slash", "ä€"]
  private static let titles = ["", "Add column", "it's /* not */ a $$ comment", "a -- b; c"]
  private static let statements: [SQLText] = [
    "SELECT 1;", "SELECT 'a;b', $x$ ; -- no $x$;", "CREATE TABLE \"a;b\" (\n  id int\n);",
    "-- why\nALTER TABLE a ADD COLUMN b text;", "/* c */ SELECT E'\\';';",
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;",
  ]

  static func script(_ random: inout SeededGenerator) -> MigrationScript {
    var script = MigrationScript()
    for _ in 0..<(1 + random.below(5)) { script.steps.append(step(&random)) }
    if random.chance(30) {
      let kind = random.pick(DownClass.Kind.allCases)
      script.downClass = DownClass(kind, losses: random.some(["a table", "its rows"], 50))
    }
    return script
  }

  private static func name(_ random: inout SeededGenerator) -> SQLIdentifier {
    SQLIdentifier(truncating: random.pick(names))
  }

  private static func step(_ random: inout SeededGenerator) -> MigrationStep {
    var step = MigrationStep(title: "", statements: [])
    switch random.below(4) {
    case 0:
      step.mode = .batch(
        .init(
          table: QualifiedName(random.chance(50) ? name(&random) : nil, name(&random)),
          key: name(&random), size: 1 + random.below(9), pause: random.chance(50) ? 3 : nil))
      step.statements = ["UPDATE t SET a = '$1' WHERE ($1 IS NULL OR id > $1) AND id <= $2;"]
    case 1:
      step.mode = .check
      step.statements = [random.pick(statements)]
    default:
      step.mode = random.chance(50) ? .transaction : .autocommit
      for _ in 0..<(1 + random.below(4)) { step.statements.append(random.pick(statements)) }
    }
    step.title = random.pick(titles)
    // Without a title, a comment before the first statement would be read as one.
    if step.statements.first?.description.hasPrefix("--") == true { step.title = "Titled" }
    step.lockTimeout = random.chance(30) ? random.below(5000) : nil
    step.statementTimeout = random.chance(30) ? random.below(5000) : nil
    step.retries = random.chance(30) ? random.below(20) : nil
    if random.chance(30) { step.allowances = [.init(code: "HAZ0101", reason: "it is small")] }
    return step
  }
}
