import SengiSQL

struct CodeBlocksAreReadByPeople: StatementRule {
  static let code = HazardCode(
    "HAZ0508", "A statement's locks and effects cannot be told from its text.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    let what: String
    switch facts.statement {
    case .block: what = "a DO block may do anything"
    case .other(let words):
      if Self.harmless.contains(where: words.hasPrefix) { return }
      what = words.isEmpty ? "the statement is not known" : "\(words) is not known"
    default: return
    }
    findings.append(
      HazardFinding(
        "\(what): its locks and effects are not looked at",
        remedy:
          "write plain statements, or look at it yourself and say: -- sengi:allow HAZ0508 the reason",
        at: facts))
  }

  /// What is left over and touches no table.
  private static let harmless = [
    "SET", "CREATE CAST", "CREATE OPERATOR", "CREATE AGGREGATE", "CREATE COLLATION",
    "CREATE CONVERSION", "CREATE LANGUAGE", "CREATE TRUSTED", "CREATE TRANSFORM", "CREATE TEXT",
    "CREATE ACCESS", "CREATE FOREIGN", "CREATE SERVER", "CREATE USER", "CREATE ROLE",
    "CREATE EVENT", "ALTER DEFAULT", "ALTER FUNCTION", "ALTER PROCEDURE", "ALTER ROUTINE",
    "ALTER AGGREGATE", "ALTER OPERATOR", "ALTER COLLATION", "ALTER CONVERSION", "ALTER LANGUAGE",
    "ALTER ROLE", "ALTER USER", "ALTER TEXT", "ALTER SERVER", "ALTER FOREIGN", "ALTER EVENT",
    "ALTER EXTENSION", "ALTER STATISTICS", "DROP CAST", "DROP OPERATOR", "DROP COLLATION",
    "DROP CONVERSION", "DROP LANGUAGE", "DROP TRANSFORM", "DROP TEXT", "DROP ACCESS",
    "DROP FOREIGN", "DROP SERVER", "DROP USER", "DROP ROLE", "DROP EVENT", "NOTIFY", "LISTEN",
    "UNLISTEN", "SHOW", "CHECKPOINT", "DISCARD", "DEALLOCATE", "SECURITY LABEL",
    "IMPORT FOREIGN", "REASSIGN", "COMMENT",
  ]
}
