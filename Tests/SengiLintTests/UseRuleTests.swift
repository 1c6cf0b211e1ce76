import SengiSchema
import Testing

@testable import SengiLint

@Suite struct UseRuleTests {
  @Test func enumerationsAreUsed() {
    let found = LintFixture(
      """
      enums: { mood: [good], state: [on], kind: [a], size: [s], level: [l] }
      shapes: { box: { size: size } }
      functions: { f: "() returns text language sql as $$ select 'l'::level $$" }
      tables: { t: { columns: { s: state, k: "kind[]", b: jsonb<box> } } }
      """)
    #expect(
      found.findings(EnumerationsAreUsed()) == [
        "public.mood: enum 'public.mood' is the type of nothing; remove it"
      ])
  }

  @Test func shapesAreUsed() {
    let found = LintFixture(
      """
      shapes:
        used: { part: part? }
        part: { a: int }
        left: { b: part, c: over? }
        over: { d: left? }
      tables: { t: { columns: { j: jsonb<used> } } }
      """)
    #expect(
      found.findings(ShapesAreUsed()) == [
        "public.left: shape 'public.left' is reached by no column; remove it",
        "public.over: shape 'public.over' is reached by no column; remove it",
      ])
  }

  @Test func domainsAndCompositeTypesAreUsed() {
    let found = schema {
      $0.domains = [
        Domain(name: name("email"), type: DataType(.text)),
        Domain(name: name("lone"), type: DataType(.domain(name("email")))),
      ]
      $0.compositeTypes = [
        CompositeType(name: name("point3"), attributes: []),
        CompositeType(name: name("row"), attributes: []),
        CompositeType(name: name("spare"), attributes: []),
      ]
      $0.tables = [
        Table(
          name: name("t"),
          columns: [Column(name: id("p"), type: DataType(.composite(name("point3"))))]),
        Table(name: name("u"), columns: [], ofType: name("row")),
      ]
    }
    #expect(found.paths(DomainsAreUsed()) == ["public.lone"])
    #expect(found.paths(CompositeTypesAreUsed()) == ["public.spare"])
  }

  private func orders(_ indexes: [Index] = [], view: String) -> LintFixture {
    schema {
      $0.tables = [
        Table(
          name: name("orders"),
          columns: [Column(name: id("data"), type: DataType(.jsonb(shape: nil)))],
          indexes: indexes)
      ]
      $0.views = [View(name: name("v"), query: SQLExpression(view))]
    }
  }

  @Test func filteredJSONHasIndexes() {
    #expect(
      orders(view: "select * from orders o where o.data ->> 'sku' = 'a'")
        .findings(FilteredJSONHasIndexes()) == [
          "public.orders.data: view 'public.v' filters 'public.orders' by data ->> 'sku', which no "
            + "index serves; add '- ((data ->> 'sku'))' to 'indexes:'"
        ])
    #expect(
      orders(view: "select * from orders where (data @> '{\"a\": 1}')")
        .findings(FilteredJSONHasIndexes()) == [
          "public.orders.data: view 'public.v' filters 'public.orders' by data @>, which no index "
            + "serves; add '- using gin (data)' to 'indexes:'"
        ])
  }

  @Test(arguments: [
    "select data ->> 'sku' from orders", "select * from orders order by data ->> 'sku'",
    "select * from others where data ->> 'sku' = 'a'",
    "select * from orders where (select data ->> 'a' from orders limit 1) is null",
  ])
  func whatIsShownIsNotFilteredBy(_ view: String) {
    #expect(orders(view: view).paths(FilteredJSONHasIndexes()) == [])
  }

  @Test func anIndexServesItsPath() {
    let view = "select * from orders where data ->> 'sku' = 'a'"
    func expression(_ text: String) -> Index {
      Index(name: id("i"), keys: [.init(.expression(SQLExpression(text)))])
    }
    let gin = Index(name: id("g"), method: id("gin"), keys: [.init(.column(id("data")))])
    #expect(
      orders([expression("(data->>'sku')")], view: view).paths(FilteredJSONHasIndexes()) == [])
    #expect(
      orders([expression("(data->>'name')")], view: view).paths(FilteredJSONHasIndexes()).count == 1
    )
    #expect(orders([gin], view: view).paths(FilteredJSONHasIndexes()).count == 1)
    #expect(
      orders([gin], view: "select 1 from orders where data ? 'a'").paths(FilteredJSONHasIndexes())
        == [])
  }

  @Test func functionsAndPoliciesFilterToo() {
    let body = "() returns int language sql as $$ select 1 from orders where data ->> 'a' = '' $$"
    let found = schema {
      $0.tables = [
        Table(
          name: name("orders"),
          columns: [Column(name: id("data"), type: DataType(.jsonb(shape: nil)))],
          policies: [policy("p", using: "data ->> 'tenant' = current_user")])
      ]
      $0.functions = [Function(name: name("f"), definition: SQLExpression(body))]
    }
    #expect(found.paths(FilteredJSONHasIndexes()) == ["public.orders.data", "public.orders.data"])
  }
}
