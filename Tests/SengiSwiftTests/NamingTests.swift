import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Database names become the names a Swift programmer would give.
@Suite struct NamingTests {
  @Test(arguments: [
    ("author_id", "authorId"), ("createdAt", "createdAt"), ("OWNER", "owner"),
    ("HTTPServer", "httpServer"), ("in review", "inReview"), ("line1", "line1"),
    ("2fa_code", "_2faCode"), ("__x__", "x"), ("été_2", "été2"), ("a-b.c", "aBC"),
    ("userID", "userId"), ("page_url", "pageUrl"), ("e\u{301}t", "e\u{301}t"),
  ])
  func members(name: String, expected: String) {
    #expect(NameWords(name).member?.name == expected)
  }

  @Test(arguments: [
    ("users", "User"), ("categories", "Category"), ("statuses", "Status"), ("news", "News"),
    ("data", "Data"), ("addresses", "Address"), ("series", "Series"), ("people", "Person"),
    ("user_addresses", "UserAddress"), ("boxes", "Box"), ("caches", "Cache"),
    ("houses", "House"), ("campuses", "Campus"), ("analyses", "Analysis"), ("status", "Status"),
    ("address", "Address"), ("database", "Database"), ("databases", "Database"),
    ("movies", "Movie"), ("keys", "Key"), ("api_keys", "APIKey"), ("team_members", "TeamMember"),
    ("indexes", "Index"), ("indices", "Index"), ("children", "Child"), ("uuids", "UUID"),
    ("generic_storage", "GenericStorage"), ("Types", "Type_"), ("bus", "Bus"), ("os", "Os"),
  ])
  func tableTypes(name: String, expected: String) {
    #expect(NameWords(name).singular.type?.name == expected)
  }

  @Test(arguments: [
    ("post", "posts"), ("session", "sessions"), ("category", "categories"), ("box", "boxes"),
    ("status", "statuses"), ("person", "people"), ("posts", "posts"), ("news", "news"),
    ("day", "days"), ("child", "children"),
  ])
  func plurals(name: String, expected: String) {
    #expect(NameWords(name).plural.member?.name == expected)
  }

  @Test func nameWithoutWordsIsSpelled() {
    #expect(NameWords("💥\"").member == nil)
    #expect(NameWords.spelled("💥\"", as: "column").name == "column1F4A5x22")
  }

  @Test(arguments: ["self", "Type", "init", "Self", "Protocol", "_", "", "a b", "1a", "a\u{202E}"])
  func unusableNamesAreRefused(name: String) {
    #expect(SwiftIdentifier(validating: name) == nil)
  }

  @Test func keywordsGetBackticks() {
    #expect(SwiftIdentifier(derived: "class").source == "`class`")
    #expect(SwiftIdentifier(derived: "self").source == "self_")
    #expect(SwiftIdentifier(derived: "name").source == "name")
  }

  @Test func twoColumnsOfOneNameAreAFinding() throws {
    let table = Table(name("shop", "items"), [Column("a_b", .text), Column("aB", .text)])
    let findings = self.findings([table])
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.code == "GEN0001")
    #expect(
      finding.message
        == "column shop.items.aB and column shop.items.a_b would both be 'aB' in Swift")
    #expect(
      finding.path == ObjectPath.table(name("shop", "items")).appending(.column(id("aB"))))
    #expect(finding.remedy?.contains("swift_name:") == true)
  }

  @Test func twoTypesOfOneNameAreAFinding() {
    let clash = [
      Table(name("shop", "items"), []), Table(name("shop", "item"), []),
    ]
    #expect(findings(clash).map(\.code) == ["GEN0001"])
    var mended = clash
    mended[1].swiftName = "SingleItem"
    #expect(findings(mended).isEmpty)
  }

  @Test func namespaceAndTopLevelTypeOfOneNameAreAFinding() {
    let main = Namespace(
      name: id("public"), tables: [Table(QualifiedName(id("public"), id("shops")), [])])
    let generator = SwiftGenerator(
      Schema(namespaces: [main, Namespace(name: id("shop"))]))
    #expect(generator.findings.map(\.code) == ["GEN0001"])
  }

  @Test func chosenNameThatIsNoNameIsAFinding() {
    let table = Table(name("shop", "items"), [Column("a", .text) { $0.swiftName = "a b" }])
    #expect(findings([table]).map(\.code) == ["GEN0002"])
  }

  @Test func shapeThatHoldsItselfIsAFinding() {
    let shape = Shape(
      name: name("shop", "loop"),
      body: .object([ShapeField(key: "next", type: .reference(name("shop", "loop")))]))
    let generator = SwiftGenerator(
      Schema(namespaces: [Namespace(name: id("shop"), shapes: [shape])]))
    #expect(generator.findings.map(\.code) == ["GEN0003"])
  }

  @Test func hiddenTypeOfAnotherNamespaceIsAFinding() {
    let auth = Namespace(
      name: id("auth"),
      enumerations: [Enumeration(name: name("auth", "role"), values: [.init(label: "a")])])
    let blog = Namespace(
      name: id("blog"),
      tables: [
        Table(name("blog", "auths"), [Column("role", .enumeration(name("auth", "role")))])
      ])
    let generator = SwiftGenerator(Schema(namespaces: [auth, blog]))
    #expect(generator.findings.map(\.code) == ["GEN0005"])
  }

  private func findings(_ tables: [Table]) -> [SwiftFinding] {
    SwiftGenerator(Schema(namespaces: [Namespace(name: id("shop"), tables: tables)])).findings
  }
}
