import SengiDiagnostics
import Testing

@testable import SengiYAML

@Suite("Reading YAML") struct YAMLReaderTests {
  @Test("A tree keeps order, kinds and exact places") func tree() throws {
    let text = "a: é b # c\nlist:\n  - 'x'\n  - {k: 1}\nlast: |\n  one\n  two\n"
    let (root, diagnostics) = YAMLReader.read(text, file: "t.yaml")
    #expect(diagnostics.all.isEmpty)
    let node = try #require(root)
    #expect(node.mapping?.map(\.name) == ["a", "list", "last"])
    #expect(node["a"]?.string == "é b")
    #expect(
      node["a"]?.range
        == SourceRange(
          file: "t.yaml", start: SourcePosition(line: 1, column: 4),
          end: SourcePosition(line: 1, column: 8)))
    #expect(node["list"]?.sequence?.first?.scalar?.style == .single)
    #expect(node["list"]?.sequence?.last?["k"]?.scalar?.kind == .number)
    #expect(node["last"]?.string == "one\ntwo\n")
    #expect(node["last"]?.position(ofOffset: 5) == SourcePosition(line: 7, column: 4))
  }

  @Test(
    "Every finding has its code and place",
    arguments: [
      ("a: b\nc: \u{1}", "YAM0002", 2, 4, ""),
      ("a: \"x\\0\"", "YAM0002", 1, 4, ""),
      ("a: 1\n---\nb: 2\n", "YAM0004", 2, 1, ""),
      ("%YAML 1.2\n---\na: 1\n", "YAM0005", 1, 1, ""),
      ("a: *nope", "YAM0008", 1, 4, ""),
      ("a: &x [*x]", "YAM0009", 1, 8, ""),
      ("a: 1\nb: 2\na: 3\n", "YAM0010", 3, 1, ""),
      ("[a]: 1", "YAM0011", 1, 1, ""),
      ("a: 'it is\nb: 2\n", "YAM0012", 1, 4, ""),
      ("a: \"it is\nb: 2\n", "YAM0012", 1, 4, ""),
      ("a:\n\tb: 1\n", "YAM0013", 2, 1, ""),
      ("a: [1, 2\nb: 3\n", "YAM0014", 1, 4, ""),
      ("a: {x: 1\n", "YAM0014", 1, 4, ""),
      ("a:\n  b: 1\n c: 2\n", "YAM0016", 3, 2, ""),
      ("a: b\n  c: d\n", "YAM0016", 2, 3, ""),
      ("a: - b\n", "YAM0016", 1, 4, ""),
      ("a: 1\nb\nc: 2\n", "YAM0017", 2, 1, ""),
      ("a: \"\\q\"", "YAM0018", 1, 5, ""),
      ("a: @x\n", "YAM0019", 1, 4, "a: '@x'"),
      ("a: `x`\n", "YAM0019", 1, 4, "a: '`x`'"),
      ("a: %x\n", "YAM0019", 1, 4, "a: '%x'"),
      ("check: >= 0\n", "YAM0019", 1, 8, "check: '>= 0'"),
      ("a: * 2\n", "YAM0019", 1, 4, "a: '* 2'"),
      ("a: !!int 3", "YAM0020", 1, 4, ""),
      ("a: !foo {b: 1}", "YAM0020", 1, 4, ""),
      ("a: &x {b: 1}\nc:\n  <<: *x\n", "YAM0021", 3, 3, ""),
      ("{ price: numeric(12,2) }", "YAM0022", 1, 10, "price: 'numeric(12,2)'"),
      (
        "{ a: b, p: numeric(12, 2) default 0, c: d }", "YAM0022", 1, 12, "numeric(12, 2) default 0'"
      ),
      ("[numeric(12,2), x]", "YAM0022", 1, 2, "'numeric(12,2)'"),
      ("{ d: text default 'a,b' }", "YAM0022", 1, 6, "d: 'text default ''a,b'''"),
      ("{ tags: text[], b: c }", "YAM0022", 1, 9, "tags: 'text[]'"),
      ("[text[], b]", "YAM0022", 1, 2, "'text[]'"),
      ("a: { doc: Hello, world }", "YAM0023", 1, 18, ""),
      ("a: b #>> '{x}'\n", "YAM0024", 1, 6, "'b #>> ''{x}'''"),
      ("a: (data #> '{x}') = 1\n", "YAM0024", 1, 10, "'(data #> ''{x}'') = 1'"),
      ("a: check (flags # 4 = 0)\n", "YAM0024", 1, 17, "'check (flags # 4 = 0)'"),
      ("a: text default 'x #1'\n", "YAM0024", 1, 20, ""),
      ("a: data #- '{x}'\n", "YAM0024", 1, 9, ""),
      ("doc: note: this\n", "YAM0025", 1, 10, "doc: 'note: this'"),
      ("- doc: note: this\n", "YAM0025", 1, 12, "doc: 'note: this'"),
      ("x: 'a' || 'b'\n", "YAM0026", 1, 7, "x: '''a'' || ''b'''"),
      ("x: 'a'::text\n", "YAM0026", 1, 7, "x: '''a''::text'"),
      ("x: \"a\" + b\n", "YAM0026", 1, 7, ""),
      ("x: {}::jsonb\n", "YAM0026", 1, 6, "x: '{}::jsonb'"),
      ("- 'a' b\n", "YAM0026", 1, 6, ""),
      ("{ x: 'a' || b }", "YAM0026", 1, 10, "'''a'' || b'"),
    ] as [(String, String, Int, Int, String)])
  func finding(text: String, code: String, line: Int, column: Int, remedy: String) throws {
    let (_, diagnostics) = YAMLReader.read(text, file: "t.yaml")
    let found = try #require(diagnostics.all.first, "\(text)")
    #expect(found.code.description == code, "\(found)")
    #expect(found.range?.start == SourcePosition(line: line, column: column), "\(found)")
    #expect((found.remedy ?? "").contains(remedy), "\(found.remedy ?? "")")
    #expect(diagnostics.all.count == 1, "\(diagnostics.all)")
  }

  @Test(
    "Ordinary text is no trap",
    arguments: [
      "a: b # comment\n", "a: b #comment\n", "a: b ## heading\n", "a: b #- note\n",
      "a: b #=====\n", "a: users' posts # all of them\n", "a: don't # won't\n",
      "a: the '90s # a decade\n", "a: f(x) # see (above)\n", "a: x #1\n", "a: # nothing\n",
      "a: 5' tall # it's high\n", "a: b#c\n", "a: [b, c] # d\n", "a: {b: , c: 1}\n",
      "a: [don't, won't]\n", "a: text[] default '{}'\n", "a: 'x' # y\n", "a: x::text\n",
      "a: [the '90s, x]\n", "a: {b: x}  # ' ) ]\n", "{\"a\":1, 'b':2}\n", "a: b | c # d | e\n",
      "on: yes\nno: off\n", "a: http://x.y/z\n", "? a\n: b\n", "{a: # x\n 1}\n",
    ])
  func ordinary(text: String) {
    let (root, diagnostics) = YAMLReader.read(text, file: "t.yaml")
    #expect(diagnostics.all.isEmpty, "\(diagnostics.all)")
    #expect(root != nil)
  }

  @Test("Keys are told apart by their bytes, however many there are", arguments: [3, 30])
  func spellings(count: Int) throws {
    let more = (0..<count).map { "k\($0): 0\n" }.joined()
    let (root, diagnostics) = YAMLReader.read(
      "\u{E9}: 1\ne\u{301}: 2\n" + more, file: "t.yaml")
    #expect(diagnostics.all.isEmpty, "\(diagnostics.all)")
    #expect(root?.mapping?.count == count + 2)
    let (_, twice) = YAMLReader.read("e\u{301}: 2\n" + more + "e\u{301}: 2\n", file: "t.yaml")
    #expect(twice.all.count == 1)
  }
}
