import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Takes away the checks that documents of the old form would be held to, to add them again.
  mutating func clearShapeChecks() {
    for change in shapeChanges where !change.compatibility.isReaderSafe {
      let name = DefaultName.shapeCheck(change.table.name, change.column)
      let path = ObjectPath.table(change.table).appending(.check(name))
      if let check = old.element(path), new.element(path) != nil { clear(check) }
    }
  }

  /// Plans what is asked of documents, and what becomes of them.
  /// - Parameters:
  ///   - before: The old schema as its author wrote it, under the old names.
  ///   - after: The new schema as its author wrote it.
  mutating func writeDocuments(from before: Schema, to after: Schema) {
    for change in shapeChanges
    where !change.compatibility.isReaderSafe && !change.current.isComputed
      && !change.former.isComputed && !isCreated(change.path)
    {
      if let audit = audit(change, before, after) { documents.audit(audit) }
      reserve(change.obstacles.map { "documents in \(change.table): \($0)" })
      guard let rewriting = change.rewriting, !change.current.type.isArray else { continue }
      for path in change.removedFields {
        losses.append(Loss(.field, path, "the values of \(path)"))
      }
      let check = ObjectPath.table(change.table).appending(
        .check(DefaultName.shapeCheck(change.table.name, change.column)))
      documents.rewrite(
        change.path, rewrite(change, rewriting), check: new.element(check) == nil ? nil : check)
    }
  }

  private func operation(
    _ change: ShapeChange, _ isolation: Operation.Isolation, _ sql: SQLText, _ title: String
  ) -> Operation {
    Operation(
      phase: .build, position: .max, isolation: isolation, statement: sql, object: change.path,
      title: title)
  }

  /// A query for documents that the new shape refuses, after all that will be done to them.
  private func audit(
    _ change: ShapeChange, _ before: Schema, _ after: Schema
  ) -> Operation? {
    let column: SQLText = "stored.\(change.formerColumn)"
    let tag = change.former.tag.map { "stored.\($0)::text" as SQLText }
    let isArray = change.former.type.isArray
    let stored: SQLText = isArray ? "item.value" : column
    let document = change.former.type.base.isBinaryJSON ? stored : stored + "::jsonb"
    let wanted: SQLText = change.rewriting == nil || isArray ? document : "document.value"
    guard
      let verdict = ShapeExpression.sql(
        of: change.current, value: wanted, tag: tag, in: after)
    else { return nil }
    var source: SQLText = "\(change.formerTable) AS stored"
    if isArray { source += " CROSS JOIN LATERAL unnest(\(column)) AS item(value)" }
    if !isArray, let rewriting = change.rewriting {
      source += """

        CROSS JOIN LATERAL (SELECT \(document) AS value) AS former
        CROSS JOIN LATERAL (SELECT \(rewriting.sql(of: "former.value", tag: tag)) AS value OFFSET 0) \
        AS document
        """
    }
    let keys = before.table(change.formerTable)?.primaryKey?.columns ?? []
    let shown =
      keys.filter { $0 != change.formerColumn }.map { "stored.\($0)" as SQLText } + [column]
    let conditions = [column] + (tag.map { [$0] } ?? [])
    let filled = conditions.map { "\($0) IS NOT NULL" as SQLText }
    return operation(
      change, .check,
      """
      SELECT \(shown, separator: ", ") FROM \(source)
      WHERE \(filled, separator: " AND ") AND NOT \(verdict) LIMIT 5;
      """,
      "every document in \(change.path) \(change.rewriting == nil ? "is" : "becomes one") of its new shape"
    )
  }

  /// Stretch by stretch where the table has a key for it, else all at once.
  private func rewrite(_ change: ShapeChange, _ rewriting: DocumentRewriting) -> Operation {
    let (table, column) = (change.table, change.column)
    let isBinary = change.current.type.base.isBinaryJSON
    let value: SQLText = isBinary ? "\(column)" : "\(column)::jsonb"
    let written = rewriting.sql(
      of: isBinary ? value : "(\(value))", tag: change.current.tag.map { "\($0)::text" })
    let result: SQLText = isBinary ? written : "(\(written))::json"
    let update = BatchedUpdate(table, by: batchKey(of: table))
    return operation(
      change, update.isolation,
      """
      UPDATE \(table) SET \(column) = \(result)
      WHERE \(update.rows(where: "\(value) <> (\(written))"));
      """, "write documents in \(change.path) anew")
  }

  /// The column that walks the table in stretches, there all along.
  private func batchKey(of table: QualifiedName) -> Column? {
    guard let before = old.table(table)?.primaryKey, let after = new.table(table)?.primaryKey,
      before.columns == after.columns, after.columns.count == 1, let key = after.columns.first,
      old.table(table)?.column(key)?.type == new.table(table)?.column(key)?.type,
      !isCreated(.table(table).appending(.primaryKey))
    else { return nil }
    return new.table(table)?.column(key)
  }
}

extension BaseType {
  fileprivate var isBinaryJSON: Bool { if case .jsonb = self { true } else { false } }
}
