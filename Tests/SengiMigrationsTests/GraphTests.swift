import Foundation
import SengiDiagnostics
import SengiSteps
import Testing

@testable import SengiMigrations

@Suite struct GraphTests {
  @Test func parentsComeFirstElseNames() throws {
    let sample = MigrationSample()
    let a = try sample.add(5, "a", "SELECT 1;")
    let b = try sample.add(3, "b", "SELECT 1;", parents: [a])
    let c = try sample.add(4, "c", "SELECT 1;", parents: [a])
    let d = try sample.add(1, "d", "SELECT 1;", parents: [b, c])
    let graph = try sample.graph()
    #expect(graph.migrations.map(\.name.title) == ["a", "b", "c", "d"])
    #expect(graph.heads.map(\.id) == [d])
    #expect(graph.roots.map(\.id) == [a])
    #expect(graph.ancestors(of: d) == [a, b, c])
    #expect(graph.areConcurrent(b, c))
    #expect(!graph.areConcurrent(a, d))
    #expect(try graph.find("b").id == b)
    #expect(try graph.find("20260104T000000").id == c)
    let unknown = #expect(throws: MigrationFailure.self) { try graph.find("bb") }
    #expect(unknown?.diagnostics.map(\.code) == [MigrationCode.unknownMigration])
  }

  @Test func theSnapshotIsReadBack() throws {
    let name = try #require(MigrationName("20260101T000000_a"))
    let text = "tables:\n  t: {columns: {\"ä\": int}}\n"
    let snapshot = MigrationSnapshot(
      folder: name, parents: ["f", "e"], replaces: ["z", "y"], target: 16,
      files: [.init(name: "b.yaml", text: "x\r\ny"), .init(name: "a.yaml", text: text)])
    var diagnostics = Diagnostics()
    let read = MigrationSnapshot.read(snapshot.text, file: "schema.json", into: &diagnostics)
    #expect(read == snapshot)
    #expect(read?.files.map(\.text) == [text, "x\ny\n"])
    #expect(read?.isGenuine(in: name) == true)
    #expect(snapshot.text.hasPrefix("{\n  \"format\": 1,\n  \"id\": \"\(snapshot.id)\","))
    let other = MigrationSnapshot(
      folder: name, parents: ["e", "f"], replaces: ["z", "y"], target: 16, files: snapshot.files)
    #expect(other.id == snapshot.id)
  }

  @Test func everyPartIsInTheID() throws {
    let name = try #require(MigrationName("20260101T000000_a"))
    let other = try #require(MigrationName("20260101T000000_b"))
    let file = MigrationSnapshot.File(name: "a", text: "x")
    let ids = [
      MigrationSnapshot(folder: name, parents: [], target: 15, files: [file]).id,
      MigrationSnapshot(folder: other, parents: [], target: 15, files: [file]).id,
      MigrationSnapshot(folder: name, parents: ["p"], target: 15, files: [file]).id,
      MigrationSnapshot(folder: name, parents: [], replaces: ["p"], target: 15, files: [file]).id,
      MigrationSnapshot(folder: name, parents: [], target: 16, files: [file]).id,
      MigrationSnapshot(folder: name, parents: [], target: 15, files: []).id,
    ]
    #expect(Set(ids).count == ids.count)
  }

  @Test func whatIsWrongWithAFolderIsTold() throws {
    let sample = MigrationSample()
    #expect(sample.findings() == [])
    let a = try sample.add(1, "a", "SELECT 1;")
    try sample.add(2, "b", "SELECT 1;", parents: ["ffffffffffffffff"])
    #expect(sample.findings() == [MigrationCode.unknownParent])

    try FileManager.default.removeItem(atPath: sample.file(2, "b", "schema.json"))
    #expect(sample.findings() == [MigrationCode.unreadableFile])
    try Data("{\"format\": 1}".utf8).write(to: URL(filePath: sample.file(2, "b", "schema.json")))
    #expect(sample.findings() == [MigrationCode.malformedSnapshot])
    try Data("{\n,".utf8).write(to: URL(filePath: sample.file(2, "b", "schema.json")))
    #expect(sample.findings() == [MigrationCode.malformedSnapshot])

    let copied = try Data(contentsOf: URL(filePath: sample.file(1, "a", "schema.json")))
    try copied.write(to: URL(filePath: sample.file(2, "b", "schema.json")))
    #expect(sample.findings() == [MigrationCode.editedSnapshot, MigrationCode.duplicateMigration])
    try FileManager.default.removeItem(atPath: sample.path + "/20260102T000000_b")

    let text = String(decoding: copied, as: UTF8.self)
    let edited = text.replacing("\"target\": 15", with: "\"target\": 16")
    #expect(edited != text)
    try Data(edited.utf8).write(to: URL(filePath: sample.file(1, "a", "schema.json")))
    #expect(sample.findings() == [MigrationCode.editedSnapshot])
    try copied.write(to: URL(filePath: sample.file(1, "a", "schema.json")))

    try Data([0x53, 0xFF]).write(to: URL(filePath: sample.file(1, "a", "up.sql")))
    #expect(sample.findings() == [MigrationCode.unreadableFile])
    try Data("SELECT '".utf8).write(to: URL(filePath: sample.file(1, "a", "up.sql")))
    #expect(sample.findings() == [StepCode.unreadableText])
    try Data("SELECT 1;".utf8).write(to: URL(filePath: sample.file(1, "a", "up.sql")))

    try FileManager.default.createDirectory(
      atPath: sample.path + "/first", withIntermediateDirectories: false)
    #expect(sample.findings() == [MigrationCode.badFolderName])
    try FileManager.default.removeItem(atPath: sample.path + "/first")
    #expect(sample.findings() == [])
    #expect(throws: Never.self) { try sample.graph().find(String(a.prefix(12))) }
  }

  @Test func circlesAreTold() throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", "SELECT 1;")
    let b = try sample.add(2, "b", "SELECT 1;", parents: [a])
    // It stands for a, and builds on what is built on a.
    let name = try #require(MigrationName("20260103T000000_c"))
    try FileManager.default.removeItem(atPath: sample.path + "/20260101T000000_a")
    let snapshot = MigrationSnapshot(
      folder: name, parents: [b], replaces: [a], target: 15, files: [])
    var diagnostics = Diagnostics()
    let draft = MigrationDraft(name: name, snapshot: snapshot, up: "SELECT 1;", down: nil)
    #expect(sample.folder.write(draft, into: &diagnostics))
    #expect(sample.findings() == [MigrationCode.cycle])
    #expect(!sample.folder.write(draft, into: &diagnostics))
    #expect(diagnostics.all.map(\.code) == [MigrationCode.unwritableFile])
  }

  @Test func rebasingAndSquashingKeepTheGraphWhole() throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", "CREATE TABLE a ();")
    let b = try sample.add(2, "b", "CREATE TABLE b ();", parents: [a])
    let c = try sample.add(3, "c", "CREATE TABLE c ();", parents: [a])
    var diagnostics = Diagnostics()
    let graph = try sample.graph()
    let moved = try #require(graph[c])
    let rebased = MigrationSnapshot(folder: moved.name, parents: [b], target: 15, files: [])
    let draft = MigrationDraft(
      name: moved.name, snapshot: rebased, up: "CREATE TABLE c2 ();", down: nil)
    #expect(sample.folder.replace(draft, into: &diagnostics))
    let chain = try sample.graph()
    #expect(chain.migrations.map(\.id) == [a, b, rebased.id])
    #expect(chain[rebased.id]?.up.script.steps.first?.statements == ["CREATE TABLE c2 ();"])
    let squashed = try sample.squash(2, "20260102T000001_ab", "CREATE TABLE ab ();")
    #expect(squashed.replaces == [a, b])
    // What was built on the last of them is built on the new one.
    let last = try sample.graph()
    #expect(last.migrations.map(\.id) == [squashed.id, rebased.id])
    #expect(last.ancestors(of: rebased.id) == [squashed.id])
    #expect(last.parents(of: rebased.id).map(\.id) == [squashed.id])
    // A squash of a squash stands for all that went into it.
    let all = try sample.squash(2, "20260103T000001_all", "CREATE TABLE abc ();")
    #expect(all.replaces == [a, b, squashed.id, rebased.id])
    #expect(try sample.graph().migrations.map(\.id) == [all.id])
  }
}
