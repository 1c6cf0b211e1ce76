import Foundation
import SengiDDL
import SengiJSON
import SengiSQL
import SengiSchema
import SengiScratch
import ShapeModels
import Testing

/// The expression that audits ask gives the verdict of the functions behind the checks.
@Suite struct ShapeExpressionTests {
  @Test func expressionsAgreeWithFunctions() throws {
    let schema = try ShapeAgreementTests.schema("Tests/ShapeModels")
    let forms = ShapeForms(schema)
    let subjects = try ShapeModels.all.map { name, type in
      let shape = try #require(forms.shape(named: name))
      return ShapeAgreementTests.Subject(shape: name, form: forms.form(of: shape), type: type)
    }
    let documents = ShapeAgreementTests.generate(subjects, schema, perShape: 60)
    let functions = try ShapeAgreementTests.databaseVerdicts(documents, schema)
    let expressions = try verdicts(documents, schema)
    try #require(functions.count == documents.count && expressions.count == documents.count)
    var laxer = 0
    for (number, document) in documents.enumerated() {
      // It does not look at shapes within themselves, and so takes more, but never refuses more.
      if functions[number] != expressions[number] {
        laxer += 1
        #expect(expressions[number], "\(document.subject.shape): \(document.text)")
      }
    }
    #expect(laxer * 50 < documents.count, "\(laxer) of \(documents.count) documents")
  }

  private func verdicts(
    _ documents: [ShapeAgreementTests.Document], _ schema: Schema
  ) throws -> [Bool] {
    let columns = schema.tables.flatMap(\.columns)
    var script = "CREATE TEMP TABLE documents (n int, shape text, body jsonb);\n"
    script += "COPY documents FROM STDIN (FORMAT csv);\n"
    for (number, document) in documents.enumerated() {
      let body = document.text.replacing("\"", with: "\"\"")
      script += "\(number),\(document.subject.shape),\"\(body)\"\n"
    }
    script += "\\.\n"
    let calls = try Set(documents.map(\.subject.shape)).sorted().map { shape in
      let column = try #require(columns.first { $0.type.base.shape?.description == shape })
      let verdict = try #require(
        ShapeExpression.sql(of: column, value: "body", tag: nil, in: schema))
      return "SELECT n, \(verdict) AS fits FROM documents WHERE shape = '\(shape)'"
    }
    script += "SELECT fits FROM (\(calls.joined(separator: "\nUNION ALL\n"))) AS v ORDER BY n;\n"
    let server = try ScratchServer.start(ServerBinaries.find(target: 15))
    defer { server.stop() }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sql")
    try Data(script.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ShapeAgreementTests.run(
      ServerBinaries.find(target: 15).path(of: "psql"),
      [
        server.connectionString(database: "postgres"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-f",
        file.path,
      ]
    ).map { $0 == "t" }
  }
}
