import SengiDiagnostics
import SengiSQL

/// What a `-- sengi:…` comment says.
enum ScriptDirective {
  /// Begins a step.
  case step(MigrationStep)
  case allow(MigrationStep.Allowance)
  case down(DownClass.Kind)

  /// A directive that cannot be read.
  struct Fault: Error {
    var code: DiagnosticCode
    var message: String
    var remedy: String?
  }

  /// Whether the comment is meant as a directive.
  static func isDirective(_ comment: ScriptComment) -> Bool {
    comment.isLine && comment.text.hasPrefix("sengi:")
  }

  private static let words = ["transaction", "autocommit", "check", "batch", "allow", "down"]

  /// - Parameter text: The comment, from `sengi:` on.
  init(_ text: String) throws(Fault) {
    let rest = text.dropFirst("sengi:".count)
    let word = String(rest.prefix { !$0.isWhitespace })
    let arguments = String(rest.dropFirst(word.count))
    switch word {
    case "transaction": self = .step(try Self.step(.transaction, arguments))
    case "autocommit": self = .step(try Self.step(.autocommit, arguments))
    case "check": self = .step(try Self.step(.check, arguments))
    case "batch": self = .step(try Self.batch(arguments))
    case "allow": self = .allow(try Self.allowance(arguments))
    case "down":
      let kinds = DownClass.Kind.allCases.map(\.rawValue)
      let given = Self.trimmed(arguments)
      guard let kind = DownClass.Kind(rawValue: given) else {
        throw Fault(
          code: StepCode.malformedDirective,
          message: "'\(given)' is not a class of down scripts",
          remedy: Suggestion.remedy(for: given, in: kinds)
            ?? "write \(kinds.joined(separator: ", "))")
      }
      self = .down(kind)
    default:
      throw Fault(
        code: StepCode.unknownDirective, message: "the directive 'sengi:\(word)' is not known",
        remedy: Suggestion.remedy(for: word, in: Self.words)
          ?? "the directives are \(Self.words.joined(separator: ", "))")
    }
  }

  private static func allowance(_ arguments: String) throws(Fault) -> MigrationStep.Allowance {
    let text = trimmed(arguments)
    let code = String(text.prefix { !$0.isWhitespace })
    let letters = code.utf8.prefix(3).allSatisfy { (0x41...0x5A).contains($0) }
    let digits = code.utf8.dropFirst(3).allSatisfy { (0x30...0x39).contains($0) }
    guard code.utf8.count == 7, letters, digits else {
      throw Fault(
        code: StepCode.malformedDirective, message: "'\(code)' is not a code",
        remedy: "write '-- sengi:allow HAZ0101 why'")
    }
    let reason = trimmed(String(text.dropFirst(code.count)))
    return MigrationStep.Allowance(code: code, reason: reason)
  }

  private static func step(
    _ mode: MigrationStep.Mode, _ arguments: String
  ) throws(Fault) -> MigrationStep {
    var options = try DirectiveOptions(arguments)
    let step = try step(mode, &options)
    try options.finish()
    return step
  }

  private static func step(
    _ mode: MigrationStep.Mode, _ options: inout DirectiveOptions
  ) throws(Fault) -> MigrationStep {
    MigrationStep(
      mode, title: "", statements: [], lockTimeout: try options.number("lock_timeout"),
      statementTimeout: try options.number("statement_timeout"),
      retries: try options.number("retries"))
  }

  private static func batch(_ arguments: String) throws(Fault) -> MigrationStep {
    var options = try DirectiveOptions(arguments)
    let table = try options.names("table")
    let key = try options.names("key")
    guard let table, let name = table.last, table.count <= 2, let key, let column = key.first,
      key.count == 1
    else {
      throw Fault(
        code: StepCode.malformedDirective, message: "a batch needs a table and its key",
        remedy: "write '-- sengi:batch table=posts key=id size=1000'")
    }
    let size = try options.number("size")
    if size == 0 {
      throw Fault(
        code: StepCode.malformedDirective, message: "a stretch has at least one row", remedy: nil)
    }
    let batch = MigrationStep.Batch(
      table: QualifiedName(table.count == 2 ? table.first : nil, name), key: column,
      size: size ?? 1000, pause: try options.number("pause"))
    let step = try step(.batch(batch), &options)
    try options.finish()
    return step
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
