import SengiDiagnostics
import SengiGenerator
import SengiSwift
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

/// The settings of generated Swift reach it, from wherever it is generated.
@Suite struct ProjectSwiftTests {
  private let folder = TemporaryFolder()

  private func generate(_ settings: String) throws -> (text: String?, findings: String) {
    try folder.write("sengi.yaml", "swift: \(settings)\n")
    try folder.write(
      "schemas/a.yaml",
      "tables:\n  users: { columns: { id: uuid primary key } }\n"
        + "  user_logs: { columns: { id: uuid primary key } }\n")
    var diagnostics = Diagnostics()
    let project = try #require(
      Project.find(schemas: folder.path + "/schemas", from: folder.path, into: &diagnostics))
    let files = project.generate(into: &diagnostics)
    return (
      files?.map(\.contents).joined(),
      CompilerFormat.render(diagnostics).replacing(folder.path + "/", with: "")
    )
  }

  @Test func settingsReachTheSwift() throws {
    #expect(try generate("{}").text?.contains("public var id: ID") == true)
    #expect(try generate("{ strong_ids: false }").text?.contains("public var id: UUID") == true)
    #expect(try generate("{ access: internal }").text?.contains("public ") == false)
    #expect(try generate("{ imports: [NIOCore] }").text?.contains("\nimport NIOCore\n") == true)
    #expect(try generate("{ codable: camel }").text?.contains("PGCodingKey") == true)
  }

  @Test func patternsChooseTables() throws {
    for (settings, tables) in [
      ("{ exclude: [users] }", ["UserLog"]), ("{ exclude: ['*_logs'] }", ["User"]),
      ("{ include: [public.users] }", ["User"]), ("{ include: ['us*'] }", ["User", "UserLog"]),
      ("{ include: ['public.*'], exclude: ['*u*er*g*'] }", ["User"]), ("{ include: [] }", []),
    ] {
      let (text, findings) = try generate(settings)
      #expect(findings == "")
      let found = try #require(text).matches(of: #/struct (User[A-Za-z]*):/#).map { String($0.1) }
      #expect(found == tables, "\(settings)")
    }
  }

  @Test func patternThatMeansNoTableIsAFinding() throws {
    let (text, findings) = try generate("{ exclude: [usrs] }")
    #expect(text == nil)
    let expected = "sengi.yaml:1:20: error: [CFG0002] no table or view is called 'usrs'"
    #expect(findings.contains(expected))
    #expect(findings.contains("'users'"))
  }
}
