import Foundation
import SengiReading
import SengiSchema
import Testing

@testable import SengiSources

/// What a server made of a schema is used again, and never what is damaged.
@Suite struct FormCacheTests {
  private static func files(_ type: String) -> SourceFiles {
    let text = """
      namespace: app
      shapes: { extra: { enforce: true, fields: { a: text } } }
      tables:
        a:
          columns:
            id: \(type) primary key
            state: text check (state in ('on', 'off'))
            extra: jsonb<extra>
            at: timestamptz default now()
          use: [timestamps]
      """
    return SourceFiles(
      files: [SchemaFile(name: "app", path: "app.yaml", contents: Array(text.utf8))])
  }

  private func folder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "sengi-\(UUID().uuidString)")
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func theSecondTimeIsLikeTheFirst() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let comparer = SourceComparer(options: .init(cache: FormCache(folder: folder.path)))
    let (old, new) = (
      SchemaSource.files(Self.files("int")), SchemaSource.files(Self.files("bigint"))
    )
    let first = try await comparer.compare(from: old, to: new)
    let kept = try names(in: folder)
    #expect(kept.count == 2)
    let second = try await comparer.compare(from: old, to: new)
    #expect(first.old == second.old && first.new == second.new && second.isProven)
    #expect(try names(in: folder) == kept)
  }

  @Test func aDamagedFileCountsAsNotThere() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let comparer = SourceComparer(options: .init(cache: FormCache(folder: folder.path)))
    let (old, new) = (
      SchemaSource.files(Self.files("int")), SchemaSource.files(Self.files("bigint"))
    )
    let first = try await comparer.compare(from: old, to: new)
    for name in try names(in: folder) {
      let file = folder.appending(path: name)
      let bytes = Array(try Data(contentsOf: file))
      try Data(bytes.prefix(bytes.count / 2)).write(to: file)
    }
    let second = try await comparer.compare(from: old, to: new)
    #expect(first.old == second.old && first.new == second.new)
  }

  @Test func anyDamageIsNoRecording() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let cache = FormCache(folder: folder.path)
    _ = try await SourceComparer(options: .init(cache: cache)).compare(
      from: .files(Self.files("int")), to: .files(Self.files("bigint")))
    let file = folder.appending(path: try #require(try names(in: folder).first))
    let key = String(file.lastPathComponent.dropLast(".form".count))
    let bytes = Array(try Data(contentsOf: file))
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
      var damaged = bytes
      damaged[place] ^= 0xFF
      try Data(damaged).write(to: file)
      // Whatever comes of it, it is a form or none.
      _ = await cache.form(key, options: .init())
    }
  }

  @Test func theFolderIsThatOfTheEnvironment() {
    #expect(FormCache.standard(environment: [:]) == nil)
    #expect(FormCache.standard(environment: ["HOME": "/home/me"]) != nil)
    #expect(FormCache.standard(environment: ["XDG_CACHE_HOME": "relative"]) == nil)
  }
}
