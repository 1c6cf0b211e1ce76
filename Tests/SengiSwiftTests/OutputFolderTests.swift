import Foundation
import SengiDiagnostics
import SengiGenerator
import SengiSwift
import Testing

/// Generated files are written only when they differ, and only over files of ours.
@Suite struct OutputFolderTests {
  private let folder = TemporaryFolder()

  private static let mark = GeneratedFile.mark + "0 from a.yaml.\n"

  private func update(_ files: [GeneratedFile]) -> (OutputFolder.Changes?, [Diagnostic]) {
    var diagnostics = Diagnostics()
    let changes = OutputFolder(path: folder.path).update(files, into: &diagnostics)
    return (changes, diagnostics.all)
  }

  @Test func secondRunTouchesNothing() throws {
    let files = [
      GeneratedFile(name: "a.swift", contents: Self.mark),
      GeneratedFile(name: "b.swift", contents: Self.mark + "// b\n"),
    ]
    #expect(update(files).0?.written == ["a.swift", "b.swift"])
    let before = try folder.modified("a.swift")
    let (changes, _) = update(files)
    #expect(changes?.isEmpty == true)
    #expect(changes?.unchanged == 2)
    #expect(try folder.modified("a.swift") == before)
  }

  @Test func onlyWhatDiffersIsWritten() throws {
    var files = [
      GeneratedFile(name: "a.swift", contents: Self.mark),
      GeneratedFile(name: "b.swift", contents: Self.mark),
    ]
    _ = update(files)
    files[1].contents += "// more\n"
    #expect(update(files).0?.written == ["b.swift"])
    #expect(try folder.text("b.swift") == Self.mark + "// more\n")
  }

  @Test func staleFilesOfOursAreRemovedAndOthersKept() throws {
    _ = update([GeneratedFile(name: "a.swift", contents: Self.mark)])
    try folder.write("mine.swift", "let x = 1\n")
    let (changes, _) = update([GeneratedFile(name: "b.swift", contents: Self.mark)])
    #expect(changes?.removed == ["a.swift"])
    #expect(try folder.names() == ["b.swift", "mine.swift"])
  }

  @Test func fileOfAnotherIsNotOverwritten() throws {
    try folder.write("a.swift", "let x = 1\n")
    let (changes, findings) = update([
      GeneratedFile(name: "a.swift", contents: Self.mark),
      GeneratedFile(name: "b.swift", contents: Self.mark),
    ])
    #expect(changes == nil)
    #expect(findings.map(\.code) == ["CFG0104"])
    #expect(try folder.text("a.swift") == "let x = 1\n")
    #expect(try folder.names() == ["a.swift"])
  }

  @Test func folderThatCannotBeWrittenIsAFinding() throws {
    try folder.write("file", "")
    var diagnostics = Diagnostics()
    let output = OutputFolder(path: folder.path + "/file/inside")
    let files = [GeneratedFile(name: "a.swift", contents: Self.mark)]
    #expect(output.update(files, into: &diagnostics) == nil)
    #expect(diagnostics.all.map(\.code) == ["CFG0105"])
  }
}
