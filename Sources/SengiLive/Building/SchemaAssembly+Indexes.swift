import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// The indexes that are no constraint's.
  mutating func indexes(
    of context: RelationContext, _ relations: RelationDirectory
  ) -> [Index] {
    var indexes: [Index] = []
    var all: [Index] = []
    var derived: Set<SQLIdentifier> = []
    let rows = (relations.indexes[context.oid] ?? []).map { (Self.rank($0, relations), $0) }
    for (_, row) in rows.sorted(by: { $0.0 < $1.0 }) where row.oid("constraint_oid") == 0 {
      guard let index = index(row, context) else {
        leaveOut(
          "index", "\(context.name).\(row.text("name") ?? "")", "its definition is unreadable")
        continue
      }
      let isChild = row.oid("parent") != 0
      if !row.flag("indisvalid"), !isChild, !isPartitioned(context) {
        leaveOut("index", "\(context.name).\(index.name)", "invalid: its building failed")
        continue
      }
      if isChild, isDerived(index, context), isLikeParent(row, relations),
        !isOnlyPart(row, relations)
      {
        derived.insert(index.name)
      } else {
        indexes.append(index)
      }
      all.append(index)
    }
    // The server numbers them in the order it makes them: what has a number says the first as well.
    let named = Set(indexes.map { Self.defaultName($0, context) })
    // What could stand in an index's place says that it does not.
    let apart = indexes.filter { relations.isApart($0.name, context) }
    return all.filter { index in
      !derived.contains(index.name) || named.contains(index.name)
        || apart.contains(where: index.isLike)
    }
  }

  /// Puts a partition's indexes into the order of those they belong to, and the rest behind them: an
  /// index of the parent takes the first that fits, whichever way that orders its keys.
  private static func rank(_ row: CatalogueRow, _ relations: RelationDirectory) -> String {
    var (rank, row) = ("", row)
    while let parent = relations.indexesByOID[row.oid("parent")] {
      rank += "0"
      row = parent
    }
    return rank + "1" + (row.text("name") ?? "")
  }

  private func isPartitioned(_ context: RelationContext) -> Bool {
    partitioned.contains(context.oid)
  }

  /// Whether an index that belongs to the parent's says nothing that the server would not choose.
  private func isDerived(_ index: Index, _ context: RelationContext) -> Bool {
    index.doc == nil && index.tablespace == nil && index.keyStatistics.isEmpty
      && index.name == Self.defaultName(index, context)
  }

  /// Whether it is as the server would make it from its parent's: one that was there before is taken
  /// for the parent's however it orders its keys and is stored.
  private func isLikeParent(_ row: CatalogueRow, _ relations: RelationDirectory) -> Bool {
    guard let parent = relations.indexesByOID[row.oid("parent")] else { return true }
    return row.numbers("indoption") == parent.numbers("indoption")
      && row.list("reloptions") == parent.list("reloptions")
  }

  private static func defaultName(_ index: Index, _ context: RelationContext) -> SQLIdentifier {
    DefaultName.index(
      context.name.name, index.keys + index.include.map { Index.Key(.column($0)) })
  }

  private func index(_ row: CatalogueRow, _ context: RelationContext) -> Index? {
    guard let name = row.name("name"), let method = row.name("amname"),
      let text = row.text("definition").flatMap({ DeparsedText($0) }),
      let using = text.position(of: "using"), let list = text.list(from: using + 2)
    else { return nil }
    let numbers = row.numbers("indkey")
    let keyCount = row.number("indnkeyatts") ?? numbers.count
    let options = row.numbers("indoption")
    let expressions = row.texts("keys")
    guard list.items.count == keyCount, numbers.count >= keyCount else { return nil }
    var keys: [Index.Key] = []
    for (position, item) in list.items.enumerated() {
      let option = options.indices.contains(position) ? options[position] : 0
      let expression = expressions.indices.contains(position) ? expressions[position] : nil
      guard
        let key = key(
          item, of: text, column: numbers[position], expression: expression, option, context)
      else { return nil }
      keys.append(key)
    }
    var index = Index(
      name: name, isUnique: row.flag("indisunique"), method: method, keys: keys,
      include: context.names(Array(numbers.dropFirst(keyCount))),
      nullsNotDistinct: row.flag("nulls_not_distinct"))
    index.storageParameters = OptionList.parameters(row.list("reloptions")).map {
      SQLText(verbatim: $0)
    }
    index.predicate = row.expression("predicate").map {
      SQLExpression(simplifier.simplify($0, context.expressions.condition))
    }
    index.tablespace = row.name("spcname")
    for target in row.list("targets") {
      let numbers = target.split(separator: " ").compactMap { Int($0) }
      if numbers.count == 2 { index.keyStatistics[numbers[0]] = numbers[1] }
    }
    index.doc = comments["pg_class", row.oid("oid")]
    return index
  }

  /// - Parameters:
  ///   - item: The key with all that follows it.
  ///   - expression: The key alone, for one that is no column.
  private func key(
    _ item: ArraySlice<SQLToken>, of text: DeparsedText, column: Int, expression: String?,
    _ option: Int, _ context: RelationContext
  ) -> Index.Key? {
    let subject: Index.Key.Subject
    var rest = item
    if column != 0 {
      guard let name = context.columns[column] else { return nil }
      subject = .column(name)
      rest = item.dropFirst()
    } else {
      guard let expression, let alone = DeparsedText(expression),
        alone.tokens.count <= item.count,
        zip(alone.tokens, item).allSatisfy({ $0.text == $1.text && $0.kind == $1.kind })
      else { return nil }
      subject = .expression(
        SQLExpression(simplifier.simplify(expression, context.expressions)))
      rest = item.dropFirst(alone.tokens.count)
    }
    var key = Index.Key(subject)
    if rest.first?.isWord("collate") == true {
      let start = rest.startIndex + 1
      let end = min(text.endOfName(at: start), rest.endIndex)
      key.collation = SQLText(verbatim: text.written(rest[start..<end]))
      rest = rest[end...]
    }
    let end =
      rest.firstIndex { token in
        token.isWord("desc") || token.isWord("asc") || token.isWord("nulls")
      } ?? rest.endIndex
    if rest.startIndex < end {
      key.operatorClass = SQLText(verbatim: text.written(rest[rest.startIndex..<end]))
    }
    key.isDescending = option & 1 != 0
    let nullsFirst = option & 2 != 0
    if nullsFirst != key.isDescending { key.nulls = nullsFirst ? .first : .last }
    return key
  }
}
