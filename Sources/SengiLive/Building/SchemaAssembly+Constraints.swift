import SengiSQL
import SengiSchema

extension SchemaAssembly {
  mutating func addConstraints(
    to table: inout Table, _ context: RelationContext, _ relations: RelationDirectory
  ) {
    let isPartition = table.partitionOf != nil
    for row in relations.constraints[context.oid] ?? [] {
      guard let name = row.name("name") else { continue }
      let doc = comments["pg_constraint", row.oid("oid")]
      carryComment(ofIndexBehind: row, name, of: table)
      switch row.text("kind") {
      case "p", "u":
        guard let index = relations.indexesByOID[row.oid("conindid")] else { continue }
        if isPartition, !isOnlyPart(index, relations),
          isDerived(row, index, name, context, doc)
        {
          continue
        }
        addKey(row, index, name, doc, to: &table, context)
      case "c":
        guard row.flag("conislocal"), let definition = row.expression("definition") else {
          continue
        }
        if holdsShape(definition, name, &table) { continue }
        table.checks.append(
          CheckConstraint(
            name: name,
            expression: SQLExpression(
              simplifier.simplify(definition, context.expressions.condition)),
            noInherit: row.flag("connoinherit"), isValidated: row.flag("convalidated"),
            isEnforced: row.flag("conenforced"), doc: doc))
      case "f":
        guard row.oid("conparentid") == 0 else { continue }
        if let key = foreignKey(row, name, doc, context) { table.foreignKeys.append(key) }
      case "x":
        guard row.oid("conparentid") == 0, let definition = row.expression("definition") else {
          continue
        }
        table.exclusions.append(
          exclusion(row, name, doc, definition, relations.indexesByOID[row.oid("conindid")]))
      case "n": addNotNull(row, name, doc, to: &table, context)
      default: break
      }
    }
  }

  /// Whether the check is the one that `enforce` makes, which then stands with its column.
  private mutating func holdsShape(
    _ definition: String, _ name: SQLIdentifier, _ table: inout Table
  ) -> Bool {
    guard let text = DeparsedText(definition), text.tokens.first?.isWord("sengi") == true,
      let index = table.columns.firstIndex(where: {
        DefaultName.shapeCheck(table.name.name, $0.name) == name
      })
    else { return false }
    table.columns[index].enforcesShape = true
    leaveOut(
      "check", "\(table.name).\(name)", "it belongs to a JSON shape, which only the files know")
    return true
  }

  /// An index that a constraint made has no place of its own in the language.
  private mutating func carryComment(
    ofIndexBehind row: CatalogueRow, _ name: SQLIdentifier, of table: Table
  ) {
    guard ["p", "u", "x"].contains(row.text("kind") ?? ""),
      let text = comments["pg_class", row.oid("conindid")]
    else { return }
    let index = QualifiedName(table.name.namespace, name)
    carry(
      "comment on index", "\(index)",
      "comment on index \(index.quoted) is \(SQLLiteral(text).sql);",
      "the index belongs to a constraint", dependsOn: [table.name])
  }

  /// Whether the key came with the parent's and bears the name the server gave it.
  private func isDerived(
    _ row: CatalogueRow, _ index: CatalogueRow, _ name: SQLIdentifier, _ context: RelationContext,
    _ doc: String?
  ) -> Bool {
    guard row.oid("conparentid") != 0, doc == nil, index.text("spcname") == nil else {
      return false
    }
    let expected =
      row.text("kind") == "p"
      ? DefaultName.primaryKey(context.name.name)
      : DefaultName.unique(context.name.name, context.names(index.numbers("indkey")))
    return name == expected
  }

  private func addKey(
    _ row: CatalogueRow, _ index: CatalogueRow, _ name: SQLIdentifier, _ doc: String?,
    to table: inout Table, _ context: RelationContext
  ) {
    let columns = context.names(row.numbers("conkey"))
    let include = context.names(
      Array(index.numbers("indkey").dropFirst(index.number("indnkeyatts") ?? 0)))
    let parameters = OptionList.parameters(index.list("reloptions")).map { SQLText(verbatim: $0) }
    if row.text("kind") == "p" {
      table.primaryKey = PrimaryKey(
        name: name, columns: columns, include: include, deferral: deferral(row),
        withoutOverlaps: row.flag("conperiod"), storageParameters: parameters,
        tablespace: index.name("spcname"), doc: doc)
    } else {
      table.uniques.append(
        UniqueConstraint(
          name: name, columns: columns, nullsNotDistinct: index.flag("nulls_not_distinct"),
          include: include, deferral: deferral(row), withoutOverlaps: row.flag("conperiod"),
          storageParameters: parameters, tablespace: index.name("spcname"), doc: doc))
    }
  }

  private func deferral(_ row: CatalogueRow) -> Deferral? {
    guard row.flag("condeferrable") else { return nil }
    return row.flag("condeferred") ? .initiallyDeferred : .initiallyImmediate
  }

  private func foreignKey(
    _ row: CatalogueRow, _ name: SQLIdentifier, _ doc: String?, _ context: RelationContext
  ) -> ForeignKey? {
    guard let target = row.name("target") else { return nil }
    var key = ForeignKey(
      name: name, columns: context.names(row.numbers("conkey")),
      referencedTable: QualifiedName(row.name("target_namespace"), target),
      referencedColumns: row.names("target_columns"))
    let set = context.names(row.numbers("set_columns"))
    key.onDelete = Self.action(row.text("on_delete"), set)
    key.onUpdate = Self.action(row.text("on_update"), [])
    key.match = row.text("match") == "f" ? .full : .simple
    key.deferral = deferral(row)
    key.isEnforced = row.flag("conenforced")
    // What is not enforced counts as not validated, too.
    key.isValidated = row.flag("convalidated") || !key.isEnforced
    key.hasPeriod = row.flag("conperiod")
    key.doc = doc
    return key
  }

  private static func action(_ letter: String?, _ columns: [SQLIdentifier]) -> ForeignKey.Action {
    switch letter {
    case "r": .restrict
    case "c": .cascade
    case "n": .setNull(columns)
    case "d": .setDefault(columns)
    default: .noAction
    }
  }

  private func exclusion(
    _ row: CatalogueRow, _ name: SQLIdentifier, _ doc: String?, _ definition: String,
    _ index: CatalogueRow?
  ) -> ExclusionConstraint {
    var text = DeparsedText.tidy(definition)
    for suffix in [" initially deferred", " deferrable"] where text.hasSuffix(suffix) {
      text.removeLast(suffix.count)
    }
    if text.hasPrefix("exclude ") { text.removeFirst("exclude ".count) }
    return ExclusionConstraint(
      name: name, definition: SQLExpression(text), deferral: deferral(row), doc: doc)
  }

  /// From PostgreSQL 18 on, NOT NULL has a name and more.
  private mutating func addNotNull(
    _ row: CatalogueRow, _ name: SQLIdentifier, _ doc: String?, to table: inout Table,
    _ context: RelationContext
  ) {
    guard let label = context.names(row.numbers("conkey")).first,
      let index = table.columns.firstIndex(where: { $0.name == label })
    else { return }
    let qualified = "\(context.namespace.spelled).\(context.name.name.spelled)"
    let subject = "\(context.name).\(name)"
    notNullNames[context.name, default: [:]][label] = name
    if row.flag("conislocal") || table.partitionOf?.isAttached == true {
      if !row.flag("convalidated") {
        table.columns[index].isNullable = true
        let comment = doc.map {
          "\ncomment on constraint \(name.spelled) on \(qualified) is \(SQLLiteral($0).sql);"
        }
        carry(
          "not null constraint", subject,
          "alter table \(qualified) add constraint \(name.spelled) not null \(label.spelled) not valid;"
            + (comment ?? ""), "not validated", dependsOn: [context.name])
        return
      }
      if name != DefaultName.notNull(context.name.name, label) {
        table.columns[index].notNullName = name
      }
      if row.flag("connoinherit") {
        carry(
          "not null constraint", subject,
          "alter table \(qualified) alter constraint \(name.spelled) no inherit;", "not inherited",
          dependsOn: [context.name])
      }
    }
    if let doc {
      carry(
        "comment on constraint", subject,
        "comment on constraint \(name.spelled) on \(qualified) is \(SQLLiteral(doc).sql);",
        "of a not null constraint", dependsOn: [context.name])
    }
  }
}
