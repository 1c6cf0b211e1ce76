import SengiSchema
import Testing

@testable import SengiLint

@Suite struct SecurityRuleTests {
  @Test func rowSecurityHasPolicies() {
    #expect(
      secured(.forced).findings(RowSecurityHasPolicies()) == [
        "public.notes: table 'public.notes' has row security and no policy, so nobody but its "
          + "owner sees a row; write 'policies:', or leave 'rls' out"
      ])
    #expect(secured(.enabled, policy("p")).paths(RowSecurityHasPolicies()) == [])
    #expect(secured(nil).paths(RowSecurityHasPolicies()) == [])
    #expect(secured(.forcedButDisabled).paths(RowSecurityHasPolicies()) == [])
  }

  @Test func policiesAreInForce() {
    #expect(
      secured(nil, policy("p"), policy("q")).findings(PoliciesAreInForce()) == [
        "public.notes.p: table 'public.notes' has policies, but row security is off and they do "
          + "nothing; write 'rls: true'"
      ])
    #expect(secured(.enabled, policy("p")).paths(PoliciesAreInForce()) == [])
  }

  @Test func policiesDoNotOverlap() {
    #expect(
      secured(.enabled, policy("a", .all), policy("b", .select, to: "public"))
        .findings(PoliciesDoNotOverlap()) == [
          "public.notes.b: policies 'a' and 'b' of 'public.notes' hold for the same command and "
            + "role, and both are evaluated for each row; join their conditions by 'or' in one "
            + "policy"
        ])
    #expect(
      secured(.enabled, policy("a", .insert), policy("b", .select))
        .paths(PoliciesDoNotOverlap()) == [])
    #expect(
      secured(.enabled, policy("a", to: "x"), policy("b", to: "y"))
        .paths(PoliciesDoNotOverlap()) == [])
    #expect(
      secured(.enabled, policy("a"), policy("b", restrictive: true))
        .paths(PoliciesDoNotOverlap()) == [])
  }

  @Test func policiesRestrict() {
    #expect(
      secured(.enabled, policy("p", .update, using: "(true)")).findings(PoliciesRestrict()) == [
        "public.notes.p: policy 'p' of 'public.notes' lets every role write every row; "
          + "say which rows, or which roles, it is for"
      ])
    #expect(secured(.enabled, policy("p", .select, using: "true")).paths(PoliciesRestrict()) == [])
    #expect(
      secured(.enabled, policy("p", to: "admin", using: "true")).paths(PoliciesRestrict()) == [])
    #expect(
      secured(.enabled, policy("p", using: "true", check: "a > 0")).paths(PoliciesRestrict()) == [])
  }

  @Test func policiesCallOnce() {
    #expect(
      secured(.enabled, policy("p", using: "owner_id = auth.uid()")).findings(PoliciesCallOnce())
        == [
          "public.notes.p: policy 'p' of 'public.notes' calls auth.uid() again for every row; "
            + "write '(select auth.uid(…))'"
        ])
    #expect(
      secured(.enabled, policy("p", check: "t = (current_setting('app.t'))"))
        .paths(PoliciesCallOnce()) == ["public.notes.p"])
    #expect(
      secured(.enabled, policy("p", using: "owner_id = (select auth.uid())"))
        .paths(PoliciesCallOnce()) == [])
    #expect(
      secured(.enabled, policy("p", using: "lower(a) = b")).paths(PoliciesCallOnce()) == [])
  }

  private func function(_ definition: String) -> LintFixture {
    schema {
      $0.functions = [Function(name: name("f"), definition: SQLExpression(definition))]
    }
  }

  @Test func definersFixTheirPath() {
    #expect(
      function("() returns int language sql security definer as $$ select 1 $$")
        .findings(DefinersFixTheirPath()) == [
          "public.f(): function 'public.f' runs with its owner's rights and its caller's "
            + "search_path, so a caller can put other objects in place of those it names; "
            + "write 'set search_path = pg_catalog, pg_temp' before its body, and qualify names "
            + "in it"
        ])
    #expect(
      function(
        "() returns int language sql SECURITY DEFINER set search_path to '' as $$ select 1 $$"
      ).paths(DefinersFixTheirPath()) == [])
    #expect(
      function("() returns int language sql as $$ select 'security definer' $$")
        .paths(DefinersFixTheirPath()) == [])
  }

  private func view(
    _ query: String, options: String? = nil, materialized: Bool = false, target: Int = 15
  ) -> LintFixture {
    var fixture = schema {
      $0.tables = [
        Table(name: name("notes"), columns: [], rowSecurity: .enabled),
        Table(name: name("open"), columns: []),
      ]
      $0.views = [
        View(
          name: name("v"), isMaterialized: materialized,
          options: options.map { .init(verbatim: $0) }, query: SQLExpression(query))
      ]
    }
    var changed = fixture.schema
    changed.target = PostgresVersion(major: target)
    fixture = LintFixture(changed)
    return fixture
  }

  @Test func viewsKeepRowSecurity() {
    #expect(
      view("select * from notes").findings(ViewsKeepRowSecurity()) == [
        "public.v: view 'public.v' reads 'public.notes' as its owner and shows rows that the "
          + "table's policies hide; write 'with (security_invoker = true)' before 'as'"
      ])
    #expect(
      view("select * from notes", target: 14).findings(ViewsKeepRowSecurity()).first?
        .hasSuffix("; grant it only to roles that may see every row") == true)
    #expect(
      view("select * from notes", materialized: true).paths(ViewsKeepRowSecurity()).count == 1)
    for options in ["security_invoker", "security_invoker = true", "security_invoker=on"] {
      #expect(view("select * from notes", options: options).paths(ViewsKeepRowSecurity()) == [])
    }
    #expect(
      view("select * from notes", options: "security_invoker = false")
        .paths(ViewsKeepRowSecurity()).count == 1)
    #expect(view("select * from open").paths(ViewsKeepRowSecurity()) == [])
  }

  @Test func aTableOfAnotherNamespaceIsNotMeant() {
    let hidden = Namespace(
      name: id("hidden"),
      tables: [
        Table(name: .init(id("hidden"), id("notes")), columns: [], rowSecurity: .enabled)
      ])
    func found(_ query: String) -> [String] {
      var space = Namespace(name: id("app"))
      space.views = [View(name: .init(id("app"), id("v")), query: SQLExpression(query))]
      return LintFixture(Schema(namespaces: [space, hidden])).paths(ViewsKeepRowSecurity())
    }
    #expect(found("select * from notes") == [])
    #expect(found("select * from hidden.notes") == ["app.v"])
  }

  @Test func extensionsHaveNamespaces() {
    let found = LintFixture(
      Schema(extensions: [
        Extension(name: id("citext")), Extension(name: id("ltree"), namespace: id("extensions")),
      ]))
    #expect(
      found.findings(ExtensionsHaveNamespaces()) == [
        "citext: extension 'citext' puts its objects into 'public', among your own; "
          + "write 'citext: { namespace: extensions }'"
      ])
  }
}
