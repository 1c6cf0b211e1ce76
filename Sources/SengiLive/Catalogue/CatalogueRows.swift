/// Whatever answers catalogue queries: a transaction, or the answers of an earlier one.
protocol CatalogueRows {
  nonisolated(nonsending) func rows(_ sql: String) async throws -> [CatalogueRow]
}

extension CatalogueSession: CatalogueRows {}

/// Answers from a transaction and keeps the answers.
final class RecordingRows: CatalogueRows {
  private let session: CatalogueSession
  private(set) var recording = CatalogueRecording()

  init(_ session: CatalogueSession) { self.session = session }

  nonisolated(nonsending) func rows(_ sql: String) async throws -> [CatalogueRow] {
    let rows = try await session.rows(sql)
    recording.answers.append(CatalogueRecording.Answer(question: sql, rows: rows))
    return rows
  }
}

/// Answers as a recording has it, question by question.
final class RecordedRows: CatalogueRows {
  private var rest: ArraySlice<CatalogueRecording.Answer>

  init(_ recording: CatalogueRecording) { rest = recording.answers[...] }

  /// Another version of Sengi asks other questions.
  struct Outdated: Error {}

  nonisolated(nonsending) func rows(_ sql: String) async throws -> [CatalogueRow] {
    guard let answer = rest.popFirst(), answer.fingerprint == CatalogueRecording.fingerprint(sql)
    else { throw Outdated() }
    return answer.rows
  }
}
