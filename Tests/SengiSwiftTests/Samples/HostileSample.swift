import SengiSQL
import SengiSchema

/// Names that try to break out of Swift, hide its own, or leave no room on the line.
enum HostileSample {
  static let words = [
    "self", "Type", "init", "Protocol", "class", "func", "await", "in", "hash",
    "hash_value", "description", "_source", "columns", "insert", "changes", "find", "row", "index",
    "hasher", "values", "container", "decoder", "encoder", "tag", "json", "payload", "path",
    "coding_keys", "id", "model", "none", "some", "2fa", "💥", "\"", "\"\"", "\"\"\"", "a\nb",
    "*/", "\\(x)", "\\", "#", "\"#", "\"##", "`", "été", "naïve café", "用户", "ﬀ", "ß", "c\u{202E}d",
    "tab\there", "{{y}}", "<b>&amp;", "from", "where", "_", "__", "custom_mirror", "pg_bind",
    "copy", "each", "any", "consume", "unsafe", "then", "repeat", "open", "async", "throws",
  ]

  /// One table and one enumeration of all these words, and a JSON shape of them.
  static let breakout = Schema(namespaces: [
    Namespace(
      name: id("odd \"space\"\n*/"), doc: "*/ \" \\(x) \u{2028} \r\n\r\n /// ```",
      enumerations: [
        Enumeration(
          name: name("odd \"space\"\n*/", "e\"\"\"num"),
          values: words.map { .init(label: $0, doc: "*/ \($0)") })
      ],
      shapes: [
        Shape(name: name("odd \"space\"\n*/", "sha\"pe"), body: .object(fields)),
        Shape(
          name: name("odd \"space\"\n*/", "by_key"),
          body: .union(ShapeUnion(tag: .key("\"tag\""), cases: cases))),
        Shape(
          name: name("odd \"space\"\n*/", "by_column"),
          body: .union(ShapeUnion(tag: .column, cases: cases))),
      ],
      tables: [
        Table(
          name("odd \"space\"\n*/", "ta\"ble\n"), key: ["from", "values"], columns
        ) {
          $0.doc = "`*/` \u{0}"
          $0.checks = checks
        }
      ])
  ])

  private static let checks = words.map { word in
    let quoted = word.replacing("\"", with: "\"\"")
    let constant = word.replacing("'", with: "''")
    return CheckConstraint(
      name: id("check \(word)"), expression: SQLExpression("\"\(quoted)\" <> '\(constant)'"))
  }

  private static let columns =
    words.map { word in Column(word, .text) { $0.doc = word } } + [
      Column("shaped", .jsonb(shape: name("odd \"space\"\n*/", "sha\"pe"))),
      Column("kind\"", .text),
      Column("tagged", .jsonb(shape: name("odd \"space\"\n*/", "by_column"))) {
        $0.tag = id("kind\"")
        $0.isNullable = true
      },
    ]

  private static let fields = words.map { word in
    ShapeField(
      key: word,
      type: word.count > 3
        ? .object([ShapeField(key: word, type: .scalar(.bigint))]) : .scalar(.text),
      presence: word.count.isMultiple(of: 2) ? .optional : .nullable, doc: word)
  }

  private static let cases = words.map {
    ShapeUnion.Case(name: $0, payload: .object([ShapeField(key: $0, type: .scalar(.date))]))
  }

  /// A table for each name that generated code takes from a library, which it then hides.
  static func hiding(_ libraryNames: [String]) -> Schema {
    var namespace = BlogSample.blog
    namespace.tables += libraryNames.map { text in
      Table(name("blog", "hides_\(text)"), key: ["id"], [Column("id", .uuid)]) {
        $0.swiftName = text
      }
    }
    return Schema(namespaces: [namespace])
  }

  /// Names of every length that PostgreSQL admits.
  static let long = Schema(namespaces: [
    Namespace(
      name: id(String(repeating: "n", count: 40)),
      enumerations: lengths.map { length in
        Enumeration(
          name: long("e", length),
          values: [.init(label: word("v", length)), .init(label: word("w", length) + "_")])
      },
      shapes: lengths.flatMap { length in
        [
          Shape(
            name: long("s", length),
            body: .object([
              ShapeField(
                key: word("k", length), type: .scalar(.bigint), presence: .optional),
              ShapeField(
                key: word("q", length), type: .scalar(.text), presence: .required,
                defaultValue: SQLExpression("'x'")),
              ShapeField(
                key: word("o", length), type: .object([]), presence: .nullable),
              ShapeField(
                key: word("r", length), type: .reference(long("s", length)), presence: .optional),
            ])),
          Shape(
            name: long("u", length),
            body: .union(
              ShapeUnion(
                tag: .column, cases: [.init(name: word("c", length), payload: .object([]))]))),
          Shape(
            name: long("k", length),
            body: .union(
              ShapeUnion(
                tag: .key("kind"), cases: [.init(name: word("c", length), payload: .object([]))]))),
        ]
      },
      tables: lengths.map { length in
        Table(
          long("t", length), key: [word("i", length)],
          [
            Column(word("i", length), .uuid),
            Column(word("n", length), .timestamptz(precision: 3)) {
              $0.isNullable = true
              $0.sensitive = "pii"
            },
            Column(word("e", length), .enumeration(long("e", length))) {
              $0.isNullable = true
              $0.defaultValue = SQLExpression("'x'")
            },
            Column(word("s", length), .jsonb(shape: long("s", length))),
            Column(word("g", length), .text),
            Column(word("u", length), .jsonb(shape: long("u", length))) {
              $0.tag = id(word("g", length))
            },
            Column(word("m", length), .bigint) { $0.type = DataType(.bigint, dimensions: 2) },
          ]
        ) {
          $0.foreignKeys = [foreignKey(word("i", length), to: long("t", length), word("i", length))]
          $0.uniques = [
            UniqueConstraint(
              name: id("u"), columns: [id(word("n", length)), id(word("e", length))])
          ]
        }
      })
  ])

  private static let lengths = Array(2...63)

  private static func word(_ letter: String, _ length: Int) -> String {
    String(repeating: letter, count: length)
  }

  private static func long(_ letter: String, _ length: Int) -> QualifiedName {
    name(String(repeating: "n", count: 40), word(letter, length))
  }
}
