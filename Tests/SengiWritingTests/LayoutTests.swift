import SengiReading
import SengiSQL
import SengiSchema
import Testing

@testable import SengiWriting

/// Which file holds what.
@Suite struct LayoutTests {
  private static func space(_ name: String, tables: Int) -> Namespace {
    let id = SQLIdentifier(truncating: name)
    return Namespace(
      name: id,
      enumerations: [
        Enumeration(
          name: QualifiedName(id, SQLIdentifier(static: "kind")), values: [.init(label: "a")])
      ],
      tables: (0..<tables).map { number in
        Table(
          name: QualifiedName(id, SQLIdentifier(truncating: "t\(number)")),
          columns: [
            Column(name: SQLIdentifier(static: "id"), type: DataType(.integer)),
            Column(
              name: SQLIdentifier(static: "kind"),
              type: DataType(.enumeration(QualifiedName(id, SQLIdentifier(static: "kind"))))),
          ])
      },
      views: [
        View(
          name: QualifiedName(id, SQLIdentifier(static: "v")), query: SQLExpression("select 1"))
      ])
  }

  @Test func aSmallNamespaceIsOneFile() {
    let schema = Schema(
      extensions: [Extension(name: SQLIdentifier(static: "citext"))],
      namespaces: [Self.space("public", tables: 20)])
    let written = WrittenSchema(schema)
    #expect(written.files.map(\.name) == ["public"])
    #expect(written.text.hasPrefix("extensions: [citext]\n"))
    #expect(written.schema?.normalized == schema.normalized)
  }

  @Test func aLargeNamespaceIsAFolder() throws {
    var large = Self.space("shop", tables: 21)
    large.sequences = [
      SequenceObject(
        name: QualifiedName(large.name, SQLIdentifier(static: "s")),
        ownedBy: ColumnReference(
          table: large.tables[3].name, column: SQLIdentifier(static: "id")))
    ]
    large.grants = [
      Grant(
        privileges: [.init(name: "SELECT")], object: large.tables[4].name,
        grantees: [SQLIdentifier(static: "reader")])
    ]
    let schema = Schema(
      extensions: [Extension(name: SQLIdentifier(static: "citext"))],
      namespaces: [Self.space("public", tables: 1), large])
    let written = WrittenSchema(schema)
    let names = written.files.map(\.name)
    #expect(names.count == 25)
    #expect(names.starts(with: ["_database", "public", "shop/_types", "shop/_views", "shop/t0"]))
    #expect(written.findings == "")
    #expect(written.schema?.normalized == schema.normalized)
    let files = Dictionary(uniqueKeysWithValues: written.files.map { ($0.name, $0.text) })
    #expect(files["shop/t3"]?.contains("owned by t3.id") == true)
    #expect(files["shop/t4"]?.contains("- select on t4 to reader") == true)
    #expect(files["public"]?.contains("namespace") == false)
    #expect(written.unformatted == [])
  }

  @Test func hostileNamesBecomeSafeFiles() {
    let names = ["../../etc/passwd", "a/b", "A/B", "a-b", "CON", "_x", "sengi", "…", ".", "ä"]
    let schema = Schema(namespaces: names.map { Self.space($0, tables: 1) })
    let written = WrittenSchema(schema)
    #expect(written.schema?.normalized == schema.normalized)
    let files = written.files.map(\.name)
    #expect(Set(files.map { $0.lowercased() }).count == names.count)
    let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
    #expect(files.allSatisfy { $0.allSatisfy(letters.contains) && !$0.hasPrefix("_") })
    #expect(!files.contains { ["con", "sengi"].contains($0.lowercased()) })
  }

  @Test func namespacesKeepTheNameTheFilesGiveThem() throws {
    var configuration = ProjectConfiguration()
    configuration.namespaces = [
      SQLIdentifier(static: "auth"): SQLIdentifier(static: "my_project")
    ]
    let schema = Schema(namespaces: [Self.space("my_project", tables: 1)])
    let written = WrittenSchema(schema, configuration: configuration)
    #expect(written.files.map(\.name) == ["auth"])
    #expect(written.text.hasPrefix("namespace: auth\n"))
    #expect(written.schema?.normalized == schema.normalized)
  }

  @Test func namesAreQualifiedWhereTheBareNameMeansAnother() throws {
    var other = Self.space("other", tables: 1)
    let foreign = QualifiedName(SQLIdentifier(static: "public"), SQLIdentifier(static: "kind"))
    other.tables[0].columns[0].type = DataType(.enumeration(foreign))
    let schema = Schema(namespaces: [other, Self.space("public", tables: 1)])
    let written = WrittenSchema(schema)
    #expect(written.text.contains("id: public.kind\n"))
    #expect(written.schema?.normalized == schema.normalized)
  }

  @Test func fiveHundredTablesAreWrittenAndComparedInNoTime() throws {
    let schema = Schema(namespaces: [Self.space("public", tables: 500)])
    let clock = ContinuousClock()
    var files: [(name: String, text: String)] = []
    let writing = clock.measure { files = SchemaWriter.files(for: schema) }
    #expect(files.count == 502)
    let start = clock.now
    let repull = try Repull(files, pulled: schema)
    let comparing = start.duration(to: clock.now)
    #expect(repull.update.isEmpty)
    #expect(writing < .seconds(5) && comparing < .seconds(10), "\(writing), \(comparing)")
    print("500 tables written in \(writing), compared in \(comparing)")
  }
}
