import Foundation
import SengiSources
import Testing

/// Schemas as commits have them.
@Suite struct GitRevisionTests {
  /// A repository with two commits: the first with `app.yaml` alone, the second with a subfolder.
  final class Repository: Sendable {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(path: "sengi-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try run(["init", "-q", "-b", "main"])
      try write("sengi.yaml", "target: 16\nschemas: db\n")
      try write("db/app.yaml", "namespace: app\ntables: { a: { columns: { id: int } } }\n")
      try write("db/.hidden.yaml", "tables: [")
      try commit()
      try write("db/app.yaml", "namespace: app\ntables: { a: { columns: { id: bigint } } }\n")
      try write("db/more/größe.yaml", "namespace: more\n")
      try commit()
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    private func write(_ name: String, _ text: String) throws {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    private func commit() throws {
      try run(["add", "-A"])
      try run(["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "-m", "t"])
    }

    private func run(_ arguments: [String]) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["git", "-C", url.path] + arguments
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }
  }

  private func files(_ text: String) throws -> SourceFiles? {
    try #require(SchemaSource(text)).files()
  }

  @Test func filesAreThoseOfTheCommit() throws {
    let repository = try Repository()
    let folder = repository.url.appending(path: "db").path
    let now = try #require(try files("git:HEAD:\(folder)"))
    #expect(now.files.map(\.name) == ["app", "more/größe"])
    let before = try #require(try files("git:HEAD~1:\(folder)"))
    #expect(before.files.map(\.name) == ["app"])
    #expect(before.files.first?.path == "HEAD~1:db/app.yaml")
    let text = String(decoding: before.files.first?.contents ?? [], as: UTF8.self)
    #expect(text.contains("id: int "))
    #expect(before.configuration?.path == "HEAD~1:sengi.yaml")
    #expect(try before.read().settings.target.major == 16)
  }

  @Test func anUnknownCommitIsToldOf() throws {
    let repository = try Repository()
    let error = #expect(throws: SourceFailure.self) {
      try files("git:nothing:\(repository.url.appending(path: "db").path)")
    }
    #expect(error?.kind == .configuration)
    #expect(error?.diagnostics.all.map(\.code.description) == ["DIF0102"])
  }

  @Test func aFolderWithoutFilesIsToldOf() throws {
    let repository = try Repository()
    let error = #expect(throws: SourceFailure.self) {
      try files("git:HEAD:\(repository.url.appending(path: "none").path)")
    }
    #expect(error?.diagnostics.all.map(\.code.description) == ["DIF0102"])
  }
}
