import SengiSchema

extension LanguagePlace {
  static let fileKeys: [LanguageKey] =
    [
      LanguageKey("namespace", .name, "The PostgreSQL schema of everything in the file."),
      LanguageKey("doc", .text, "What the namespace is; becomes its comment."),
      .swiftName,
      LanguageKey("owner", .name, "The role that owns the namespace."),
      LanguageKey(
        "extensions",
        .anyOf([
          .list(.anyOf([.name, .map(.place(.extension))])), .map(.place(.extension)),
        ]), "Extensions the schema needs."),
      LanguageKey(
        "roles", .tails(.role, isNameRequired: true), "Roles: what follows the name in CREATE ROLE."
      ),
      LanguageKey(
        "enums", .map(.anyOf([.list(.name), .place(.enumeration)])), "Closed lists of labels."),
      LanguageKey("shapes", .map(.shape), "The forms of JSON in columns."),
      LanguageKey(
        "domains", .tails(.domain, isNameRequired: true),
        "Domains: a type, then default, collate, not null and checks."),
      LanguageKey(
        "types",
        .map(
          .anyOf([.tailOrLong(.object), .place(.compositeType), .map(.tailOrLong(.attribute))])),
        "Composite types by their attributes; others by what follows the name in CREATE TYPE."),
      LanguageKey(
        "sequences", .tails(.sequence, isNameRequired: true),
        "Sequences: what follows the name in CREATE SEQUENCE."),
      LanguageKey(
        "functions", .tails(.function, isNameRequired: true),
        "Functions: what follows the name in CREATE FUNCTION."),
      LanguageKey(
        "procedures", .tails(.function, isNameRequired: true),
        "Procedures: what follows the name in CREATE PROCEDURE."),
      LanguageKey(
        "aggregates", .tails(.function, isNameRequired: true),
        "Aggregates: what follows the name in CREATE AGGREGATE."),
      LanguageKey("tables", .map(.place(.table)), "Tables by name."),
      LanguageKey(
        "mixins", .map(.place(.mixin)), "What tables take over by naming it under `use`."),
      LanguageKey(
        "views", .tails(.view, isNameRequired: true),
        "Views: what follows the name in CREATE VIEW."),
      LanguageKey(
        "materialized_views", .tails(.view, isNameRequired: true),
        "What follows the name in CREATE MATERIALIZED VIEW."),
      LanguageKey("grants", .list(.tail), "Privileges: what follows GRANT."),
      LanguageKey("revokes", .list(.tail), "Privileges taken away: what follows REVOKE."),
      LanguageKey(
        "default_privileges", .list(.tailOrLong(.defaultPrivileges)),
        "What follows ALTER DEFAULT PRIVILEGES."),
      LanguageKey(
        "custom", .map(.tailOrLong(.custom)), "SQL that Sengi does not model, as whole statements."),
      LanguageKey(
        "dropped", .list(.name), "Tables and other objects that are gone on purpose."),
    ]
    + DefinedObject.Kind.allCases.filter { $0 != .type }.map { kind in
      LanguageKey(
        kind.rawValue, .tails(.object, isNameRequired: true),
        "What follows the name in CREATE \(kind.keywords).")
    }

  static let extensionKeys = [
    LanguageKey("version", .text, "The version to install."),
    LanguageKey("namespace", .name, "The namespace it is put in."),
    LanguageKey("doc", .text, "A comment other than the one it brings."),
  ]

  static let enumerationKeys: [LanguageKey] = [
    LanguageKey(
      "values", .anyOf([.list(.name), .map(.anyOf([.text, .place(.enumValue)]))]),
      "The labels in order."),
    LanguageKey(
      "storage", .words(Enumeration.Storage.allCases.map(\.rawValue)),
      "`native` for CREATE TYPE, `text` for text columns with a check."),
    LanguageKey("open", .boolean, "Whether Swift keeps labels it does not know."),
    LanguageKey(
      "dropped", .anyOf([.list(.anyOf([.name, .map(.constant)])), .map(.constant)]),
      "Labels that are gone on purpose: `[a]`, or `{ a: b }` where rows with a take b."),
    .doc, .was("enum"), .swiftName, .owner,
  ]

  static let domainKeys: [LanguageKey] = [
    .doc, .was("domain"), .swiftName, .owner, .dependsOn,
    LanguageKey(
      "checks", .tails(.check, isNameRequired: false), "Conditions over `value`."),
    LanguageKey("not_null_name", .name, "The name of its NOT NULL constraint."),
  ]

  static let compositeTypeKeys: [LanguageKey] = [
    LanguageKey(
      "attributes", .map(.tailOrLong(.attribute)), "The type's attributes in order."),
    .doc, .was("type"), .swiftName, .owner, .dependsOn,
  ]

  static let viewKeys: [LanguageKey] = [
    .doc, .was("view"), .swiftName, .owner, .dependsOn,
    LanguageKey(
      "columns", .map(.tailOrLong(.viewColumn)),
      "What its columns yield: the columns with a type are its row in Swift."),
    LanguageKey("indexes", .tails(.index, isNameRequired: false), "Of a materialized view."),
    LanguageKey("statistics", .tails(.statistics, isNameRequired: false), "Extended statistics."),
    LanguageKey("triggers", .tails(.trigger, isNameRequired: true), "Triggers by name."),
    LanguageKey("rules", .tails(.rule, isNameRequired: true), "Rules by name."),
    LanguageKey("cluster_on", .name, "The index of CLUSTER ON."),
  ]

  static let viewColumnKeys: [LanguageKey] =
    [
      .doc, .swiftName, LanguageKey("sensitive", .text, "Why it is not shown, such as `pii`."),
      LanguageKey("default", .tail, "The default of inserts into the view."),
      LanguageKey("storage", .name, "`plain`, `external`, `extended` or `main`."),
      LanguageKey("compression", .name, "`pglz` or `lz4`."),
    ] + settingKeys

  static let objectKeys: [LanguageKey] = [
    .doc, .owner, .dependsOn,
    LanguageKey(
      "alter", .list(.tail), "What follows the name in ALTER statements that complete it."),
  ]

  static let defaultPrivilegesKeys: [LanguageKey] = [
    LanguageKey("everywhere", .boolean, "Whether it holds in every namespace.")
  ]
}
