import SengiDiagnostics
import SengiJSON

/// What became of each database, for programs.
public struct FleetReport: Sendable {
  public enum Content: Sendable {
    case outcome(MigratorOutcome)
    case status(DatabaseStatus)
    case failed([Diagnostic])
    case skipped
  }

  /// Databases by the names they are told by, without passwords; in the order given.
  public var databases: [(name: String, content: Content)]

  public init(_ databases: [(name: String, content: Content)]) { self.databases = databases }

  /// `{"databases": [{"database": …, "result": "done", …}]}`, with a line break at its end.
  public var jsonText: String {
    let members = databases.map { database in
      JSONValue.object(
        [.init("database", .string(database.name))] + Self.members(database.content))
    }
    return JSONValue.object([.init("databases", .array(members))]).indentedText
  }

  private static func members(_ content: Content) -> [JSONValue.Member] {
    switch content {
    case .skipped: return [.init("result", .string("skipped"))]
    case .failed(let diagnostics):
      let findings = diagnostics.map { finding in
        JSONValue.object(
          [
            .init("code", .string(finding.code.description)),
            .init("message", .string(finding.message)),
          ]
            + (finding.remedy.map { [.init("remedy", .string($0))] } ?? [])
            + (finding.range.map {
              [.init("file", .string($0.file)), .init("line", .number("\($0.start.line)"))]
            } ?? []) + [.init("notes", .array(finding.notes.map { .string($0.message) }))])
      }
      return [.init("result", .string("failed")), .init("findings", .array(findings))]
    case .outcome(let outcome):
      let parts = outcome.parts.map { part in
        JSONValue.object([
          .init("name", .string(part.name.description)),
          .init("direction", .string(part.direction.rawValue)),
          .init("stepsDone", .number("\(part.stepsDone)")),
          .init(
            "steps",
            .array(
              part.script.steps.map { step in
                .object([
                  .init("title", .string(step.title)),
                  .init("statements", .array(step.statements.map { .string($0.description) })),
                ])
              })),
        ])
      }
      return [
        .init("result", .string("done")), .init("migrations", .array(parts)),
        .init("marked", .array(outcome.marked.map { .string($0.description) })),
      ]
    case .status(let status):
      return [
        .init("result", .string("done")), .init("upToDate", .boolean(status.isUpToDate)),
        .init("lockOwner", status.owner.map { .string($0.description) } ?? .null),
        .init("migrations", .array(status.migrations.map(Self.object))),
        .init("replacements", .array(status.replacements.map(JSONValue.string))),
      ]
    }
  }

  private static func object(_ status: MigrationStatus) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(status.name)), .init("id", .string(status.id)),
      .init("state", .string(status.state.rawValue)),
    ]
    if let entry = status.entry {
      members += [
        .init("direction", .string(entry.direction.rawValue)),
        .init("step", .number("\(entry.step)")), .init("steps", .number("\(entry.steps)")),
        .init("error", entry.error.map(JSONValue.string) ?? .null),
        .init("startedAt", .string(entry.startedAt)),
        .init("finishedAt", entry.finishedAt.map(JSONValue.string) ?? .null),
        .init("appliedBy", .string(entry.appliedBy)),
      ]
    }
    return .object(members)
  }
}

extension JSONValue.Member {
  fileprivate init(_ key: String, _ value: JSONValue) { self.init(key: key, value: value) }
}
