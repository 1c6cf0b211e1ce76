import Foundation
import SengiDiagnostics
import SengiGenerator
import Testing

/// The input is every YAML file under the folder, whatever is linked into it.
@Suite struct SchemaFolderTests {
  private let folder = TemporaryFolder()

  private func read() -> (names: [String], findings: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let files = SchemaFolder(path: folder.path + "/").files(into: &diagnostics)
    return (files.map(\.name), diagnostics.all)
  }

  @Test func filesComeByPathWithoutTheConfiguration() throws {
    for name in ["b.yaml", "a/z.yaml", "a/b/c.yaml", "sengi.yaml", "a/sengi.yaml", "note.txt"] {
      try folder.write(name, "x")
    }
    try folder.write(".hidden/x.yaml", "x")
    let (names, findings) = read()
    #expect(names == ["a/b/c", "a/z", "b"])
    #expect(findings.isEmpty)
  }

  @Test func linkedFolderIsFollowedButNotInCircles() throws {
    let other = TemporaryFolder()
    try other.write("user.yaml", "x")
    try folder.link("auth", to: other.path)
    try folder.link("again", to: folder.path)
    #expect(read().names == ["auth/user"])
  }

  @Test func whatCannotBeReadIsLocated() throws {
    try folder.link("gone.yaml", to: "/nowhere/gone.yaml")
    let (_, findings) = read()
    #expect(findings.map(\.code) == ["CFG0102"])
    #expect(findings.first?.range?.file == folder.path + "/gone.yaml")
  }

  @Test func folderThatIsNotThereIsAFinding() {
    var diagnostics = Diagnostics()
    _ = SchemaFolder(path: folder.path + "/none").files(into: &diagnostics)
    #expect(diagnostics.all.map(\.code) == ["CFG0101"])
  }

  @Test func twoFilesOfOneOutputAreAFinding() throws {
    try folder.write("a/b.yaml", "x")
    try folder.write("a+b.yaml", "x")
    try folder.write("schema.yaml", "x")
    #expect(read().findings.map(\.code) == ["CFG0103", "CFG0103"])
  }
}
