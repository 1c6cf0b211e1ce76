import SengiSQL
import SengiSchema

/// A schema that uses what a row type can have.
enum BlogSample {
  static let blog = Namespace(
    name: id("blog"), doc: "A blog with authors, posts and tags.",
    enumerations: [
      Enumeration(
        name: name("blog", "post_status"), doc: "Where a post is in its life.",
        values: [
          .init(label: "draft", doc: "Only its author sees it."), .init(label: "in review"),
          .init(label: "none"), .init(label: "IN"),
        ])
    ],
    shapes: [
      Shape(
        name: name("blog", "metadata"), doc: "What readers do not see.",
        body: .object([
          ShapeField(
            key: "seo",
            type: .object([
              ShapeField(key: "title", type: .scalar(.text), presence: .optional)
            ])),
          ShapeField(key: "reading_minutes", type: .scalar(.integer), presence: .optional),
          ShapeField(
            key: "theme", type: .scalar(.text), presence: .required,
            defaultValue: SQLExpression("'light'")),
          ShapeField(
            key: "reviewed_at", type: .scalar(.timestamptz(precision: nil)), presence: .nullable),
          ShapeField(
            key: "links", type: .array(.reference(name("blog", "link")), hasNullableElements: false)
          ),
          ShapeField(key: "pinned", type: .reference(name("blog", "link")), presence: .optional),
        ])),
      Shape(
        name: name("blog", "link"),
        body: .object([
          ShapeField(key: "url", type: .scalar(.text)),
          ShapeField(key: "next", type: .reference(name("blog", "link")), presence: .optional),
        ])),
      Shape(
        name: name("blog", "event"),
        body: .union(
          ShapeUnion(
            tag: .key("kind"),
            cases: [
              .init(
                name: "signed_in", payload: .object([ShapeField(key: "ip", type: .scalar(.inet))])),
              .init(name: "linked", payload: .reference(name("blog", "link"))),
            ]))),
      Shape(
        name: name("blog", "entity"),
        body: .union(
          ShapeUnion(
            tag: .column,
            cases: [
              .init(
                name: "item",
                payload: .object([
                  ShapeField(key: "sku", type: .scalar(.text)),
                  ShapeField(
                    key: "place",
                    type: .object([ShapeField(key: "aisle", type: .scalar(.text))])),
                ])),
              .init(name: "entry", payload: .object([])),
            ]))),
      Shape(
        name: name("blog", "labels"),
        body: .array(.scalar(.text), hasNullableElements: false)),
    ],
    tables: [users, posts, profiles, stored, counters])

  static let users = Table(
    name("blog", "users"), key: ["id"],
    [
      Column("id", .uuid) { $0.defaultValue = SQLExpression("uuidv7()") },
      Column("handle", .text) { $0.doc = "The name in addresses, lower case." },
      Column("password_hash", .text) { $0.sensitive = "secret" },
      Column("note", .text) { $0.isNullable = true },
    ]
  ) {
    $0.doc = "Authors and readers."
    $0.uniques = [UniqueConstraint(name: id("users_handle_key"), columns: [id("handle")])]
  }

  static let posts = Table(
    name("blog", "posts"), key: ["id"],
    [
      Column("id", .uuid) { $0.defaultValue = SQLExpression("uuidv7()") },
      Column("author_id", .uuid),
      Column("editor_id", .uuid) { $0.isNullable = true },
      Column("status", .enumeration(name("blog", "post_status"))) {
        $0.defaultValue = SQLExpression("'draft'")
      },
      Column("subtitle", .text) {
        $0.isNullable = true
        $0.defaultValue = SQLExpression("'none'")
      },
      Column("tags", .text) { $0.type = DataType(.text, dimensions: 1) },
      Column("grades", .smallint) {
        $0.type = DataType(.smallint, dimensions: 1, hasNullableElements: true)
      },
      Column("matrix", .doublePrecision) { $0.type = DataType(.doublePrecision, dimensions: 2) },
      Column("metadata", .jsonb(shape: name("blog", "metadata"))) { $0.isNullable = true },
      Column("event", .jsonb(shape: name("blog", "event"))) { $0.isNullable = true },
      Column("labels", .jsonb(shape: name("blog", "labels"))),
      Column("search", .tsvector) {
        $0.generation = .stored(SQLExpression("to_tsvector('english', subtitle)"))
      },
      Column("number", .bigint) { $0.generation = .identity(always: true, options: nil) },
      Column("deleted_at", .timestamptz(precision: nil)) {
        $0.isNullable = true
        $0.behaviour = .softDelete
      },
    ]
  ) {
    $0.behaviours = [.softDelete]
    $0.foreignKeys = [
      foreignKey("author_id", to: name("blog", "users")),
      foreignKey("editor_id", to: name("blog", "users")),
    ]
  }

  static let profiles = Table(
    name("blog", "profiles"), key: ["user_id"],
    [Column("user_id", .uuid), Column("bio", .text) { $0.isNullable = true }]
  ) {
    $0.foreignKeys = [foreignKey("user_id", to: name("blog", "users"))]
    $0.checks = [
      CheckConstraint(
        name: id("profiles_bio_check"), expression: SQLExpression("length(bio) <= 500")),
      CheckConstraint(
        name: id("bio_is_lower"), expression: SQLExpression("bio = lower(bio)")),
    ]
  }

  static let stored = Table(
    name("blog", "stored"), key: ["a", "changes"],
    [
      Column("a", .integer) { $0.generation = .serial },
      Column("entity_type", .text),
      Column("changes", .text),
      Column("data", .json(shape: name("blog", "entity"))) { $0.tag = id("entity_type") },
    ]
  ) {
    $0.uniques = [
      UniqueConstraint(name: id("stored_key"), columns: [id("entity_type"), id("changes")])
    ]
  }

  static let counters = Table(
    name("blog", "counters"), [Column("value", .bigint) { $0.isNullable = true }])

  static let schema = Schema(namespaces: [blog])
}
