extension LanguagePlace {
  static let tableKeys: [LanguageKey] =
    [
      .doc, .swiftName, .was("table"),
      LanguageKey(
        "columns", .map(.anyOf([.tailOrLong(.column), .place(.inheritedColumn)])),
        "Columns in order: a type, nullable when it ends in `?`, then what CREATE TABLE takes."),
      use,
    ] + ownKeys + [
      LanguageKey("inherits", .list(.name), "Tables it inherits from."),
      LanguageKey(
        "partition_of", .tailOrLong(.partitionOf),
        "The parent and the bound: `parent for values …`."),
      LanguageKey("of", .name, "The composite type of a typed table."),
      LanguageKey("foreign", .tail, "The server and options of a foreign table."),
      LanguageKey("using", .name, "The access method."),
      LanguageKey(
        "rows", .anyOf([rowList, .place(.rows)]), "Rows that the schema holds, by a key."),
      LanguageKey(
        "dropped", .list(.name), "Columns that are gone on purpose, with their values."),
    ]

  private static let rowList = LanguageForm.list(
    .map(.anyOf([.constant, .place(.rowValue)])))

  static let rowsKeys: [LanguageKey] = [
    LanguageKey("key", .tail, "The columns that tell rows apart, where not the primary key's."),
    LanguageKey("values", rowList, "The rows."),
  ]

  static let use = LanguageKey(
    "use", .list(.anyOf([.name, .map(.place(.behaviour))])),
    "Behaviours and mixins; `-name` takes one of the project's defaults away.")

  /// What a mixin can bring; what makes a table what it is stays with the table.
  static let mixinKeys: [LanguageKey] =
    [
      LanguageKey("doc", .text, "What the mixin is for."), use,
      LanguageKey(
        "columns", .map(.tailOrLong(.column)), "Columns in order, as in a table."),
    ]
    + ownKeys.filter { key in
      [
        "primary_key", "unique", "checks", "foreign_keys", "exclude", "indexes", "statistics",
        "triggers", "rules", "rls", "policies", "unlogged", "with", "tablespace", "owner",
        "depends_on",
      ].contains(key.name)
    }

  /// The options of all behaviours; each takes its own.
  static let behaviourKeys: [LanguageKey] = [
    LanguageKey("created_at", .name, "`timestamps`: the column of the insert's moment."),
    LanguageKey("updated_at", .name, "`timestamps`: the column of the last update's moment."),
    LanguageKey("column", .name, "`soft_delete`, `version`, `tenant`: the column."),
    LanguageKey("trigger", .name, "`timestamps`, `version`, `audit`: the trigger."),
    LanguageKey("table", .name, "`audit`: the table that is written to."),
    LanguageKey("setting", .name, "`audit`, `tenant`: the setting that says who is at work."),
    LanguageKey("type", .tail, "`tenant`: the column's type."),
    LanguageKey("references", .tail, "`tenant`: what follows REFERENCES."),
    LanguageKey("index", .name, "`tenant`: the index over the column."),
    LanguageKey("policy", .name, "`tenant`: the policy."),
    LanguageKey("forced", .boolean, "`tenant`: whether the owner is bound too; true if absent."),
  ]

  /// What a table and a partition share.
  private static let ownKeys: [LanguageKey] = [
    LanguageKey(
      "primary_key", .anyOf([.tail, .tails(.primaryKey, isNameRequired: true)]),
      "The key's columns: `(a, b)`."),
    LanguageKey("unique", .tails(.unique, isNameRequired: false), "Unique constraints."),
    LanguageKey("checks", .tails(.check, isNameRequired: false), "Conditions."),
    LanguageKey(
      "foreign_keys", .tails(.foreignKey, isNameRequired: false), "`(a, b) references t`."),
    LanguageKey("exclude", .tails(.exclusion, isNameRequired: false), "Exclusion constraints."),
    LanguageKey("indexes", .tails(.index, isNameRequired: false), "Indexes."),
    LanguageKey("statistics", .tails(.statistics, isNameRequired: false), "Extended statistics."),
    LanguageKey("triggers", .tails(.trigger, isNameRequired: true), "Triggers by name."),
    LanguageKey("rules", .tails(.rule, isNameRequired: true), "Rules by name."),
    LanguageKey(
      "rls", .anyOf([.boolean, .words(["forced"]), .place(.rowSecurity)]),
      "Whether row-level security policies bind."),
    LanguageKey("policies", .tails(.policy, isNameRequired: true), "Policies by name."),
    LanguageKey("partition_by", .tail, "`range (created_at)`."),
    LanguageKey(
      "partitions", .tails(.partition, isNameRequired: true), "Partitions by name: their bounds."),
    LanguageKey("unlogged", .boolean, "Whether it is unlogged."),
    LanguageKey("with", .tail, "Storage parameters: `fillfactor = 70`."),
    LanguageKey("tablespace", .name, "The tablespace."),
    LanguageKey("cluster_on", .name, "The index of CLUSTER ON."),
    LanguageKey(
      "replica_identity", .name, "`full`, `nothing` or the name of an index."),
    LanguageKey(
      "only", .list(.name),
      "Indexes and keys made ON ONLY this partitioned table, which are not valid yet."),
    LanguageKey(
      "attached", .map(.name),
      "Own indexes and keys by those of the table above that they are attached to, where it is not plain."
    ),
    .owner, .dependsOn,
  ]

  static let settingKeys: [LanguageKey] = [
    LanguageKey("statistics", .integer(-1...10000), "The statistics target."),
    LanguageKey("options", .tail, "Planner options: `n_distinct = 100`."),
    LanguageKey("foreign_options", .tail, "Options of a foreign table's column."),
  ]

  static let columnKeys: [LanguageKey] =
    [
      .doc, LanguageKey("sensitive", .name, "Why it must not be shown, such as `pii`."),
      .was("column"),
      LanguageKey(
        "replaces", .name, "The column of this table whose place it takes, while both stand."),
      LanguageKey("from", .tail, "Its value out of a row with the column that it replaces."),
      LanguageKey(
        "using", .tail, "The new value when the type changes, out of the row as it was."),
      LanguageKey("back", .tail, "The old value, out of the row as it is, for the way back."),
      LanguageKey("enforce", .boolean, "Whether the database checks the JSON's shape."),
      LanguageKey("tag", .name, "The column that tags this column's JSON union."),
      .swiftName, LanguageKey("relation", .text, "The to-one relation's name in Swift."),
      LanguageKey("inverse", .text, "The to-many relation's name in Swift."),
      LanguageKey("through", .text, "The many-to-many relation's name in Swift."),
      LanguageKey("not_null_name", .name, "The name of its NOT NULL constraint."),
    ] + settingKeys

  static let checkKeys: [LanguageKey] = [
    .doc, LanguageKey("no_inherit", .boolean, "Whether children go without it."),
    LanguageKey("not_valid", .boolean, "Whether rows there before were left unchecked."),
    LanguageKey("not_enforced", .boolean, "Whether it is only declared (PostgreSQL 18)."),
  ]

  static let foreignKeyKeys: [LanguageKey] = [
    .doc, LanguageKey("relation", .text, "The to-one relation's name in Swift."),
    LanguageKey("inverse", .text, "The to-many relation's name in Swift."),
    LanguageKey("through", .text, "The many-to-many relation's name in Swift."),
  ]

  static let indexKeys: [LanguageKey] = [
    .doc,
    LanguageKey(
      "statistics", .map(.integer(-1...10000)), "Statistics targets of expression keys by position."
    ),
  ]

  static let triggerKeys: [LanguageKey] = [
    .doc, .dependsOn,
    LanguageKey(
      "enabled", .anyOf([.boolean, .words(["replica", "always"])]), "When it fires; true if absent."
    ),
  ]

  static let statisticsKeys: [LanguageKey] = [
    .doc, LanguageKey("target", .integer(-1...10000), "The statistics target."), .owner,
    LanguageKey("namespace", .name, "Its namespace, when it is not the table's."),
  ]

  static let rowSecurityKeys: [LanguageKey] = [
    LanguageKey("enabled", .boolean, "Whether policies bind."),
    LanguageKey("forced", .boolean, "Whether they bind the owner too."),
  ]

  static let partitionKeys: [LanguageKey] =
    [
      .doc,
      LanguageKey(
        "columns", .map(.place(.inheritedColumn)), "What differs from the parent's columns."),
      LanguageKey("foreign", .tail, "The server and options of a foreign table."),
      LanguageKey("using", .name, "The access method."),
    ] + ownKeys

  static let inheritedColumnKeys: [LanguageKey] =
    [
      .doc, LanguageKey("default", .tail, "Its own default; `'null'` for none."),
      LanguageKey("nullable", .boolean, "Whether it may be NULL, unlike the parent's."),
      LanguageKey("not_null_name", .name, "The name of its NOT NULL constraint."),
      LanguageKey("storage", .name, "`plain`, `external`, `extended` or `main`."),
      LanguageKey("compression", .name, "`pglz` or `lz4`."),
    ] + settingKeys
}
