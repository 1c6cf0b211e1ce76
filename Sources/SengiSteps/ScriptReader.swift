import SengiDiagnostics
import SengiSQL

/// A script as it was read, with the places its parts stand in.
public struct ReadScript: Sendable, Hashable {
  public var script: MigrationScript
  /// Where each statement's first word stands, by step, then by statement.
  public var places: [[SourcePosition]]
  /// Where each step begins: its directive, else its first statement.
  public var stepPlaces: [SourcePosition]
  public var file: String

  /// The place of a statement; that of the step where it has no such statement.
  public func range(step: Int, statement: Int = 0) -> SourceRange {
    let places = self.places.indices.contains(step) ? self.places[step] : []
    let place =
      places.indices.contains(statement)
      ? places[statement] : stepPlaces.indices.contains(step) ? stepPlaces[step] : .start
    return SourceRange(file: file, at: place)
  }
}

extension MigrationScript {
  /// Reads an `up.sql` or `down.sql`, as ``text`` writes it or as people do.
  ///
  /// Text before the first directive, or without any, is one transaction step. A step's title is
  /// the `--` comment behind its directive. Comments before a statement stay with it.
  ///
  /// - Parameter file: The path that diagnostics name.
  /// - Returns: nil when there are errors, which are then among the diagnostics.
  public static func read(
    _ text: String, file: String, into diagnostics: inout Diagnostics
  ) -> ReadScript? {
    var reader = ScriptReader(text, file: file)
    reader.read()
    let findings = reader.diagnostics.all
    diagnostics.append(contentsOf: findings)
    return findings.contains { $0.severity == .error } ? nil : reader.result
  }

  /// The script, when the text has no fault.
  public init?(text: String) {
    var diagnostics = Diagnostics()
    guard let read = Self.read(text, file: "", into: &diagnostics) else { return nil }
    self = read.script
  }
}

private struct ScriptReader {
  private let text: String
  private let bytes: [UInt8]
  private let textPlaces: TextPlaces
  var diagnostics = Diagnostics()
  var result: ReadScript

  private var step: MigrationStep?
  private var stepPlace = SourcePosition.start
  private var statementPlaces: [SourcePosition] = []
  private var hasTitle = false
  private var end = StatementEnd()
  private var tokens: [SQLToken] = []
  /// Where the comments begin that stand before the statement.
  private var pieceStart: Int?
  /// Only lines of `-- needs:` and `-- loses:` may still follow `-- sengi:down`.
  private var readsLosses = false

  init(_ text: String, file: String) {
    self.text = text
    bytes = Array(text.utf8)
    textPlaces = TextPlaces(text)
    result = ReadScript(script: MigrationScript(), places: [], stepPlaces: [], file: file)
  }

  private func range(_ offset: Int) -> SourceRange {
    SourceRange(file: result.file, at: textPlaces.position(of: offset))
  }

  private func range(_ range: Range<Int>) -> SourceRange {
    SourceRange(
      file: result.file, start: textPlaces.position(of: range.lowerBound),
      end: textPlaces.position(of: range.upperBound))
  }

  mutating func read() {
    let all: [SQLToken]
    do { all = try SQLLexer.tokens(of: text) } catch {
      diagnostics.error(StepCode.unreadableText, error.message, at: range(error.offset))
      return
    }
    var gapStart = 0
    for token in all {
      readComments(in: gapStart..<token.range.lowerBound)
      gapStart = token.range.upperBound
      read(token)
    }
    readComments(in: gapStart..<bytes.count)
    finishStatement()
    finishStep()
  }

  private mutating func readComments(in gap: Range<Int>) {
    for comment in ScriptComment.all(in: gap, of: bytes) {
      if ScriptDirective.isDirective(comment) {
        readDirective(comment)
      } else if readsLosses, comment.isLine, comment.text.hasPrefix("loses:") {
        let loss = comment.text.dropFirst("loses:".count).drop { $0.isWhitespace }
        result.script.downClass?.losses.append(String(loss))
      } else if readsLosses, comment.isLine, comment.text.hasPrefix("needs:") {
        let need = comment.text.dropFirst("needs:".count).drop { $0.isWhitespace }
        result.script.downClass?.needs.append(String(need))
      } else if tokens.isEmpty {
        readComment(comment)
      }
    }
  }

  private mutating func readComment(_ comment: ScriptComment) {
    readsLosses = false
    let isFirst = pieceStart == nil && !hasTitle && step?.statements.isEmpty ?? true
    if isFirst, comment.isLine, !comment.text.isEmpty {
      if step == nil {
        begin(MigrationStep(title: "", statements: []), at: comment.range.lowerBound)
      }
      step?.title = comment.text
      hasTitle = true
    } else if pieceStart == nil {
      pieceStart = comment.range.lowerBound
    }
  }

  private mutating func readDirective(_ comment: ScriptComment) {
    let place = range(comment.range)
    let directive: ScriptDirective
    do { directive = try ScriptDirective(comment.text) } catch {
      diagnostics.error(error.code, error.message, remedy: error.remedy, at: place)
      return
    }
    guard tokens.isEmpty else {
      diagnostics.error(
        StepCode.misplacedDirective, "the directive stands inside a statement",
        remedy: "end the statement before it with ';'", at: place)
      return
    }
    switch directive {
    case .step(let new):
      finishStep()
      begin(new, at: comment.range.lowerBound)
    case .allow(let allowance):
      if step == nil {
        begin(MigrationStep(title: "", statements: []), at: comment.range.lowerBound)
      }
      step?.allowances.append(allowance)
    case .down(let kind):
      guard result.script.downClass == nil, step == nil else {
        diagnostics.error(
          StepCode.misplacedDirective, "'sengi:down' does not stand at the head of the file",
          remedy: "move it to the first line", at: place)
        return
      }
      result.script.downClass = DownClass(kind)
      readsLosses = true
      return
    }
    readsLosses = false
  }

  private mutating func begin(_ new: MigrationStep, at offset: Int) {
    step = new
    stepPlace = textPlaces.position(of: offset)
    statementPlaces = []
    hasTitle = false
    pieceStart = nil
  }

  private mutating func read(_ token: SQLToken) {
    readsLosses = false
    if end.isEnd(token) {
      finishStatement()
    } else {
      if step == nil { begin(MigrationStep(title: "", statements: []), at: token.range.lowerBound) }
      tokens.append(token)
    }
  }

  private mutating func finishStatement() {
    guard let statement = SQLStatement(tokens) else { return }
    tokens = []
    end = StatementEnd()
    let start = pieceStart ?? statement.range.lowerBound
    pieceStart = nil
    judge(statement)
    let piece = String(decoding: bytes[start..<statement.range.upperBound], as: UTF8.self) + ";"
    if case .batch = step?.mode {
      step?.statements.append(BatchBounds.parameters(piece))
    } else {
      step?.statements.append(SQLText(verbatim: piece))
    }
    statementPlaces.append(textPlaces.position(of: statement.range.lowerBound))
  }

  private mutating func judge(_ statement: SQLStatement) {
    let place = range(statement.range)
    if statement.controlsTransaction {
      diagnostics.error(
        StepCode.forbiddenStatement, "a migration does not begin or end transactions itself",
        remedy: "take the statement out; a step is one transaction", at: place)
    } else if statement.tokens.first?.isPunctuation("\\") == true || statement.copiesFromFile {
      diagnostics.error(
        StepCode.forbiddenStatement, "only psql knows this command",
        remedy: "write it as SQL, rows as INSERT", at: place)
    } else if step?.mode == .transaction, statement.refusesTransaction {
      diagnostics.error(
        StepCode.needsAutocommit, "the server refuses the statement inside a transaction",
        remedy: "put '-- sengi:autocommit' on a line before it", at: place)
    }
  }

  private mutating func finishStep() {
    pieceStart = nil
    guard let step else { return }
    self.step = nil
    let place = SourceRange(file: result.file, at: stepPlace)
    let count = step.statements.count
    switch step.mode {
    case .transaction, .autocommit:
      // A directive that nothing follows, such as one before another, is no step.
      if count == 0 { return }
    case .check, .batch:
      let settings = step.settings.count(where: \.setsSearchPath)
      if count != settings + 1 || step.query?.setsSearchPath == true {
        diagnostics.error(
          StepCode.notOneStatement, "a \(step.directive) has one statement, this has \(count)",
          remedy: "give each statement a directive of its own", at: place)
      }
    }
    if case .batch = step.mode, let text = step.query {
      let parameters = Set(
        (SQLStatement(text)?.tokens ?? []).filter { $0.kind == .parameter }.map(\.text))
      if parameters != ["$1", "$2"] {
        diagnostics.error(
          StepCode.batchWithoutBounds, "a batch's statement takes a stretch's bounds as $1 and $2",
          remedy: "add 'WHERE ($1 IS NULL OR key > $1) AND key <= $2'", at: place)
      }
    }
    result.script.steps.append(step)
    result.places.append(statementPlaces)
    result.stepPlaces.append(stepPlace)
  }
}

extension SQLText {
  /// Whether it is no more than `SET search_path = …`.
  fileprivate var setsSearchPath: Bool {
    let tokens = SQLStatement(self)?.tokens ?? []
    return tokens.count > 2 && tokens[0].isWord("set") && tokens[1].isWord("search_path")
  }
}
