import SengiWire

extension SQLExpr where Value == String {
  /// `LIKE`: `%` stands for any text, `_` for one character, `\` takes their meaning.
  public func like(_ pattern: String) -> SQLCondition {
    compare(node, .like, .text(pattern))
  }

  /// `ILIKE`: as ``like(_:)``, ignoring case.
  public func ilike(_ pattern: String) -> SQLCondition {
    compare(node, .ilike, .text(pattern))
  }

  public func lower() -> SQLExpr<String> { SQLExpr<String>(.call(SQLName("lower"), [node])) }

  public func upper() -> SQLExpr<String> { SQLExpr<String>(.call(SQLName("upper"), [node])) }

  /// The number of characters.
  public func length() -> SQLExpr<Int32> {
    SQLExpr<Int32>(.call(SQLName("length"), [node]))
  }

  /// `||`: both texts in one.
  public func appending(_ other: SQLExpr<String>) -> SQLExpr<String> {
    SQLExpr<String>(.binary(.concatenate, node, other.node))
  }

  /// `||`: both texts in one.
  public func appending(_ text: String) -> SQLExpr<String> {
    SQLExpr<String>(.binary(.concatenate, node, .bind(.text(text))))
  }

  /// Full-text search as people type it: `to_tsvector(config, text) @@ websearch_to_tsquery(config,
  /// search)` (manual §12.3.2).
  ///
  /// An index on `to_tsvector('english', column)` serves it when `config` is the same.
  public func matches(_ search: String, config: StaticString = "english") -> SQLCondition {
    let config = SQLNode.string(SQLName(config))
    return SQLExpr<Bool>(
      .binary(
        .matches, .call(SQLName("to_tsvector"), [config, node]),
        .call(SQLName("websearch_to_tsquery"), [config, .bind(.text(search))])))
  }
}

extension SQLExpr where Value == String? {
  /// `LIKE`: `%` stands for any text, `_` for one character, `\` takes their meaning.
  public func like(_ pattern: String) -> SQLCondition {
    compare(node, .like, .text(pattern))
  }

  /// `ILIKE`: as ``like(_:)``, ignoring case.
  public func ilike(_ pattern: String) -> SQLCondition {
    compare(node, .ilike, .text(pattern))
  }

  public func lower() -> SQLExpr<String?> { SQLExpr<String?>(.call(SQLName("lower"), [node])) }

  public func upper() -> SQLExpr<String?> { SQLExpr<String?>(.call(SQLName("upper"), [node])) }

  /// The number of characters.
  public func length() -> SQLExpr<Int32?> {
    SQLExpr<Int32?>(.call(SQLName("length"), [node]))
  }

  /// `||`: both texts in one.
  public func appending(_ other: SQLExpr<String?>) -> SQLExpr<String?> {
    SQLExpr<String?>(.binary(.concatenate, node, other.node))
  }

  /// `||`: both texts in one.
  public func appending(_ text: String) -> SQLExpr<String?> {
    SQLExpr<String?>(.binary(.concatenate, node, .bind(.text(text))))
  }

  /// Full-text search as people type it: `to_tsvector(config, text) @@ websearch_to_tsquery(config,
  /// search)` (manual §12.3.2).
  ///
  /// An index on `to_tsvector('english', column)` serves it when `config` is the same.
  public func matches(_ search: String, config: StaticString = "english") -> SQLCondition {
    let config = SQLNode.string(SQLName(config))
    return SQLExpr<Bool>(
      .binary(
        .matches, .call(SQLName("to_tsvector"), [config, node]),
        .call(SQLName("websearch_to_tsquery"), [config, .bind(.text(search))])))
  }
}

extension SQLExpr where Value == PGText {
  /// Full-text search in a `tsvector` column, with the words as people type them.
  public func matches(_ search: String) -> SQLCondition { SQLExpr<Bool>(matching(node, search)) }
}

extension SQLExpr where Value == PGText? {
  /// Full-text search in a `tsvector` column, with the words as people type them.
  public func matches(_ search: String) -> SQLCondition { SQLExpr<Bool>(matching(node, search)) }
}

private func matching(_ vector: SQLNode, _ search: String) -> SQLNode {
  .binary(
    .matches, vector, .call(SQLName("websearch_to_tsquery"), [.bind(.text(search))]))
}
