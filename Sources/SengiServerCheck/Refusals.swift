import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema

/// What a server refused, as findings at the places of the schema that it refused.
struct Refusals {
  private let read: ReadSchema
  private(set) var diagnostics = Diagnostics()
  private(set) var lacksExtension = false
  /// Objects that are not there, since the server refused them.
  private var failed: Set<ObjectPath> = []
  private var failedNames: Set<String> = []

  init(_ read: ReadSchema) { self.read = read }

  /// Whether the statement says more about an object that was refused.
  func isConsequence(_ statement: DDLStatement) -> Bool {
    guard let object = statement.object else { return false }
    return failed.contains(object) || (object.parent.map { failed.contains($0) } ?? false)
  }

  mutating func take(_ error: PGServerError, of statement: DDLStatement) {
    let place = Place(of: error, in: statement, read.sources)
    if let object = statement.object {
      let isFirst = failed.insert(object).inserted
      guard isFirst, !follows(error) else {
        remember(object)
        return
      }
      remember(object)
    }
    if case .extension(let name)? = statement.object?.steps.last,
      error.sqlState == .featureNotSupported || error.sqlState == "58P01"
    {
      lacksExtension = true
      diagnostics = Diagnostics()
      diagnostics.error(
        ServerCheckCode.extensionMissing, "the server does not have extension '\(name)'",
        remedy: "install the package that holds it, or check on another server", at: place.range)
      return
    }
    diagnostics.error(
      ServerCheckCode.refused, "\(error.message) (SQLSTATE \(error.sqlState))",
      remedy: error.hint.map(Self.oneLine), at: place.range,
      notes: error.detail.map { [Diagnostic.Note(Self.oneLine($0), at: nil)] } ?? [])
  }

  private mutating func remember(_ object: ObjectPath) {
    guard let step = object.steps.last else { return }
    switch step {
    case .table(let name), .view(let name), .sequence(let name), .domain(let name),
      .compositeType(let name), .enumeration(let name), .index(let name),
      .unique(let name):
      failedNames.insert(name.name)
    case .function(let name, _): failedNames.insert(name.name)
    case .object(_, let name): failedNames.insert(name)
    default: break
    }
  }

  /// Whether the error only says that something refused before is missing.
  private func follows(_ error: PGServerError) -> Bool {
    let missing: Set<String> = ["42P01", "42704", "42883", "3F000", "42P02"]
    guard missing.contains(error.sqlState.description) else { return false }
    let tokens = (try? SQLLexer.tokens(of: error.message)) ?? []
    return tokens.contains { token in
      (token.kind == .word || token.kind == .quotedIdentifier)
        && (failedNames.contains(token.text)
          || failedNames.contains { token.text.hasSuffix(".\($0)") })
    }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }
}

enum ServerCheckCode {
  static let refused: DiagnosticCode = "SRV0020"
  static let extensionMissing: DiagnosticCode = "SRV0021"
}
