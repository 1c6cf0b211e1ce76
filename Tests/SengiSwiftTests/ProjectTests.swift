import SengiDiagnostics
import SengiGenerator
import Testing

/// A project is found from any folder inside it.
@Suite struct ProjectTests {
  private let folder = TemporaryFolder()

  private func find(schemas: String? = nil, from start: String = "") -> Project? {
    var diagnostics = Diagnostics()
    return Project.find(
      schemas: schemas.map { folder.path + "/" + $0 }, from: folder.path + start,
      into: &diagnostics)
  }

  @Test func configurationBesideThePackageFindsItsSchemas() throws {
    try folder.write("Package.swift", "")
    try folder.write("sengi.yaml", "target: 15\n")
    try folder.write("schemas/a.yaml", "tables: {}\n")
    try folder.write("Sources/App/main.swift", "")
    let project = find(from: "/Sources/App")
    #expect(project?.schemas.path == folder.path + "/schemas")
    #expect(project?.configuration == folder.path + "/sengi.yaml")
    #expect(find(schemas: "schemas") == project)
  }

  @Test func configurationAmongTheSchemasIsInThem() throws {
    try folder.write("sengi.yaml", "target: 15\n")
    try folder.write("blog/blog.yaml", "tables: {}\n")
    #expect(find(from: "/blog")?.schemas.path == folder.path)
  }

  @Test func configurationInTheSchemaFolderIsFoundFromThePackage() throws {
    try folder.write("Package.swift", "")
    try folder.write("schemas/sengi.yaml", "target: 15\n")
    try folder.write("schemas/blog/blog.yaml", "tables: {}\n")
    let project = find()
    #expect(project?.schemas.path == folder.path + "/schemas")
    #expect(project?.configuration == folder.path + "/schemas/sengi.yaml")
  }

  @Test func searchEndsAtThePackage() throws {
    try folder.write("sengi.yaml", "target: 15\n")
    try folder.write("inner/Package.swift", "")
    try folder.write("inner/schemas/a.yaml", "tables: {}\n")
    let project = find(from: "/inner")
    #expect(project?.configuration == nil)
    #expect(project?.schemas.path == folder.path + "/inner/schemas")
  }

  @Test func missingFolderIsAFinding() {
    var diagnostics = Diagnostics()
    #expect(Project.find(schemas: folder.path + "/none", into: &diagnostics) == nil)
    #expect(Project.find(from: folder.path, into: &diagnostics) == nil)
    #expect(diagnostics.all.map(\.code) == ["CFG0107", "CFG0107"])
  }
}
