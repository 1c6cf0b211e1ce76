import SengiDiagnostics
import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// What the constraints of a table are called in Swift.
@Suite struct ConstraintNameTests {
  private func plans(_ change: (inout Table) -> Void) -> [ConstraintPlan] {
    let table = Table(
      name("app", "users"), key: ["id"], [Column("id", .uuid), Column("email", .text)], change)
    return ConstraintPlan.plans(of: table, in: Schema(namespaces: []))
  }

  private func names(_ change: (inout Table) -> Void) -> [String] {
    plans(change).map(\.swiftName.name)
  }

  private func unique(_ name: String) -> UniqueConstraint {
    UniqueConstraint(name: id(name), columns: [id("email")])
  }

  @Test func theTableIsLeftOut() {
    #expect(
      names {
        $0.uniques = [unique("users_email_key")]
        $0.indexes = [
          Index(name: id("users_lower_idx"), isUnique: true, keys: [.init(.column(id("email")))]),
          Index(name: id("users_email_idx"), keys: [.init(.column(id("email")))]),
        ]
        $0.checks = [CheckConstraint(name: id("owner_is_early"), expression: SQLExpression("true"))]
        $0.foreignKeys = [foreignKey("email", to: name("app", "emails"))]
      } == ["pkey", "emailKey", "lowerIdx", "ownerIsEarly", "emailFkey"])
  }

  /// Order alone decides, so that the names are the same every time.
  @Test func clashesAreResolved() {
    #expect(
      names {
        $0.uniques = ["users_email_key", "email_key", "Email Key", "emailKey"].map(unique)
      } == ["pkey", "emailKey", "emailKey2", "emailKey3", "emailKey4"])
    #expect(
      names { $0.uniques = ["email_key", "users_email_key", "usersEmailKey"].map(unique) }
        == ["pkey", "emailKey", "usersEmailKey", "usersEmailKey2"])
  }

  @Test func oddNamesAreNames() {
    #expect(
      names { $0.uniques = ["users", "users_init", "💥", "users_2fa"].map(unique) }
        == ["pkey", "users", "init_", "constraint1F4A5", "_2fa"])
  }

  @Test func definitionsAreSQL() {
    let found = plans {
      $0.checks = [CheckConstraint(name: id("c"), expression: SQLExpression("email <> ''"))]
      $0.exclusions = [
        ExclusionConstraint(
          name: id("e"), definition: SQLExpression("using gist (email with =)"))
      ]
      $0.indexes = [
        Index(
          name: id("i"), isUnique: true,
          keys: [.init(.expression(SQLExpression("lower(email)")))],
          predicate: SQLExpression("email is not null"))
      ]
    }
    #expect(
      found.map(\.definition) == [
        "primary key (id)", "unique index (lower(email)) where email is not null",
        "check (email <> '')", "exclude using gist (email with =)",
      ])
  }

  @Test func validationCanBeLeftOut() throws {
    var options = SwiftOptions()
    func text(_ options: SwiftOptions) throws -> String {
      let generator = SwiftGenerator(BlogSample.schema, options: options)
      var diagnostics = Diagnostics()
      let units = BlogSample.schema.namespaces.map { unit($0.name.name, $0) }
      let files = try #require(generator.files(for: units, into: &diagnostics))
      return files.map(\.contents).joined()
    }
    #expect(try text(options).contains("columnRules"))
    options.hasValidation = false
    let without = try text(options)
    #expect(!without.contains("columnRules") && !without.contains("validate()"))
    #expect(without.contains("public static var bioCheck: PGConstraint"))
  }

  /// The database does not hold rows to what is not enforced.
  @Test func whatIsNotEnforcedIsLeftOut() {
    #expect(
      names {
        $0.checks = [
          CheckConstraint(name: id("c"), expression: SQLExpression("true"), isEnforced: false)
        ]
        $0.foreignKeys = [foreignKey("email", to: name("app", "emails")) { $0.isEnforced = false }]
      } == ["pkey"])
  }
}
