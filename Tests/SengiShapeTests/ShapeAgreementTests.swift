import ExampleModels
import Foundation
import SeededRandom
import Sengi
import SengiDDL
import SengiDiagnostics
import SengiGenerator
import SengiJSON
import SengiJSONSchema
import SengiSQL
import SengiSchema
import SengiScratch
import ShapeModels
import Testing

/// Swift's decoding, the database's check and the exported JSON Schema give one verdict.
///
/// `SENGI_SHAPE_DOCUMENTS` sets how many documents a shape gets, `SENGI_JSON_SCHEMA_PYTHON` names
/// a Python with the package `jsonschema`; `make shapes` sets both.
@Suite struct ShapeAgreementTests {
  struct Subject {
    var shape: String
    /// The case of a union that a column tags.
    var part = ""
    var form: PGJSONForm
    var type: any PGJSONCodable.Type
  }

  struct Document {
    var subject: Subject
    var text: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let environment = ProcessInfo.processInfo.environment
  static let documentsPerShape =
    environment["SENGI_SHAPE_DOCUMENTS"].flatMap { Int($0) } ?? 60

  static func schema(_ folder: String) throws -> Schema {
    var diagnostics = Diagnostics()
    let project = try #require(
      Project.find(schemas: root.appending(path: folder).path, into: &diagnostics))
    let reading = project.read(into: &diagnostics)
    #expect(CompilerFormat.render(diagnostics) == "")
    return try #require(reading).read.schema
  }

  static func generate(_ subjects: [Subject], _ schema: Schema, perShape: Int) -> [Document] {
    let forms = ShapeForms(schema)
    return subjects.enumerated().flatMap { number, subject in
      var generator = DocumentGenerator(random: SeededGenerator(UInt64(number + 1))) { name in
        forms.shape(named: name).map { forms.form(of: $0) }
      }
      return (0..<perShape).map { turn in
        var value = generator.document(subject.form)
        for _ in 0..<(turn % 3) { value = generator.mutated(value) }
        return Document(subject: subject, text: value.compactText)
      }
    }
  }

  static func swiftVerdict(_ document: Document) -> Bool {
    (try? document.subject.type.init(json: PGJSON(document.text))) != nil
  }

  /// Asks the functions behind the checks, all documents in one session of psql.
  static func databaseVerdicts(_ documents: [Document], _ schema: Schema) throws -> [Bool] {
    let server = try ScratchServer.start(ServerBinaries.find(target: 15))
    defer { server.stop() }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var script = DDLWriter.write(schema)
    script += "\nCREATE TEMP TABLE documents (n int, shape text, part text, body jsonb);\n"
    script += "COPY documents FROM STDIN (FORMAT csv);\n"
    for (number, document) in documents.enumerated() {
      let body = document.text.replacing("\"", with: "\"\"")
      script += "\(number),\(document.subject.shape),\(document.subject.part),\"\(body)\"\n"
    }
    script += "\\.\n"
    var calls: [String] = []
    for shape in Set(documents.map(\.subject.shape)).sorted() {
      let tag = documents.contains { $0.subject.shape == shape && $0.subject.part != "" }
      let arguments = tag ? "part, body" : "body"
      calls.append(
        "SELECT n, sengi.\"\(shape)\"(\(arguments)) AS fits FROM documents WHERE shape = '\(shape)'"
      )
    }
    script += "SELECT fits FROM (\(calls.joined(separator: "\nUNION ALL\n"))) AS v ORDER BY n;\n"
    let file = folder.appending(path: "documents.sql")
    try Data(script.utf8).write(to: file)
    let lines = try run(
      ServerBinaries.find(target: 15).path(of: "psql"),
      [
        server.connectionString(database: "postgres"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-f",
        file.path,
      ])
    return lines.map { $0 == "t" }
  }

  static func schemaVerdicts(
    _ documents: [Document], _ schema: Schema, python: String
  ) throws -> [Bool] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for document in JSONSchemaWriter(schema).documents() {
      try Data(document.text.utf8).write(to: folder.appending(path: document.name))
    }
    let file = folder.appending(path: "documents.tsv")
    let text = documents.map {
      let part = $0.subject.part.isEmpty ? "" : "\($0.subject.shape).\($0.subject.part)"
      return "\($0.subject.shape).schema.json\t\(part)\t\($0.text)\n"
    }
    try Data(text.joined().utf8).write(to: file)
    let script = root.appending(path: "Tests/SengiShapeTests/json-schema-verdicts").path
    return try run(python, [script, folder.path, file.path]).map { $0 == "t" }
  }

  static func run(_ program: String, _ arguments: [String]) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text.split(separator: "\n")
  }

  private func compare(_ subjects: [Subject], _ schema: Schema, perShape: Int) throws {
    let documents = Self.generate(subjects, schema, perShape: perShape)
    let swift = documents.map(Self.swiftVerdict)
    let database = try Self.databaseVerdicts(documents, schema)
    try #require(database.count == documents.count)
    var published: [Bool]?
    if let python = Self.environment["SENGI_JSON_SCHEMA_PYTHON"] {
      published = try Self.schemaVerdicts(documents, schema, python: python)
      try #require(published?.count == documents.count)
    }
    var disagreements = 0
    for (number, document) in documents.enumerated() {
      let verdicts = [swift[number], database[number]] + (published.map { [$0[number]] } ?? [])
      if Set(verdicts).count == 1 { continue }
      disagreements += 1
      if disagreements > 20 { continue }
      Issue.record(
        "\(document.subject.shape)\(document.subject.part): Swift, database, JSON Schema say \(verdicts) of \(document.text)"
      )
    }
    #expect(disagreements == 0)
    let valid = swift.count { $0 }
    // Neither kind may be rare, or agreement says nothing.
    #expect(valid * 5 > documents.count && valid * 10 < documents.count * 9)
    print(
      "shapes: \(subjects.count), documents: \(documents.count), valid: \(valid), "
        + "verdicts: \(published == nil ? 2 : 3), disagreements: \(disagreements)")
  }

  @Test func randomShapesAgree() async throws {
    let schema = try Self.schema("Tests/ShapeModels")
    let forms = ShapeForms(schema)
    let subjects = try ShapeModels.all.map { name, type in
      let shape = try #require(forms.shape(named: name))
      return Subject(shape: name, form: forms.form(of: shape), type: type)
    }
    #expect(subjects.count == 50)
    try compare(subjects, schema, perShape: Self.documentsPerShape)
  }

  @Test func exampleShapesAgree() async throws {
    var schema = try Self.schema("schemas")
    for space in schema.namespaces.indices {
      for shape in schema.namespaces[space].shapes.indices {
        schema.namespaces[space].shapes[shape].isEnforced = true
      }
    }
    let forms = ShapeForms(schema)
    func subject(_ name: String, _ type: any PGJSONCodable.Type) throws -> Subject {
      let shape = try #require(forms.shape(named: name))
      return Subject(shape: name, form: forms.form(of: shape), type: type)
    }
    var subjects = [
      try subject("blog.link", Blog.Link.self),
      try subject("blog.post_metadata", Blog.PostMetadata.self),
    ]
    let entity = try #require(forms.shape(named: "storage.stored_entity"))
    let types: [any PGJSONCodable.Type] = [
      Storage.StoredEntity.InventoryItem.self, Storage.StoredEntity.ConfigurationEntry.self,
    ]
    for (variant, type) in zip(try #require(forms.variants(of: entity)), types) {
      subjects.append(
        Subject(
          shape: "storage.stored_entity", part: variant.tag, form: variant.form, type: type))
    }
    #expect(schema.namespaces.flatMap(\.shapes).count == 3)
    try compare(subjects, schema, perShape: Self.documentsPerShape * 5)
  }
}
