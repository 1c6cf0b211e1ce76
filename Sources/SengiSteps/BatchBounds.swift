import SengiSQL

/// The bounds of a batch's stretch as the file spells them.
///
/// To the runner they are `$1` and `$2`. In the file each stands in a comment before what it means
/// to every other program, so that `psql` does all rows in one go.
enum BatchBounds {
  /// The statement for the file.
  static func spelled(_ statement: SQLText, in batch: MigrationStep.Batch) -> SQLText {
    var text = Array(statement.description.utf8)
    guard let tokens = try? SQLLexer.tokens(of: statement.description) else { return statement }
    for token in tokens.reversed() where token.kind == .parameter {
      let spelled: SQLText
      switch token.text {
      case "$1": spelled = "/*$1*/ NULL"
      case "$2":
        spelled =
          "/*$2*/ (SELECT \(batch.key) FROM \(batch.table) ORDER BY \(batch.key) DESC LIMIT 1)"
      default: continue
      }
      text.replaceSubrange(token.range, with: Array(spelled.description.utf8))
    }
    return SQLText(verbatim: String(decoding: text, as: UTF8.self))
  }

  /// The statement for the runner: `$1` and `$2` in the place of what the file spells.
  static func parameters(_ text: String) -> SQLText {
    var bytes = Array(text.utf8)
    guard let tokens = try? SQLLexer.tokens(of: text) else { return SQLText(verbatim: text) }
    for index in tokens.indices.reversed() {
      let gap =
        (index > 0 ? tokens[index - 1].range.upperBound : 0)..<tokens[index].range.lowerBound
      guard let comment = ScriptComment.all(in: gap, of: bytes).last, !comment.isLine else {
        continue
      }
      if comment.text == "$1", tokens[index].isWord("null") {
        bytes.replaceSubrange(
          comment.range.lowerBound..<tokens[index].range.upperBound, with: Array("$1".utf8))
      } else if comment.text == "$2", let end = closing(index, tokens) {
        bytes.replaceSubrange(comment.range.lowerBound..<end, with: Array("$2".utf8))
      }
    }
    return SQLText(verbatim: String(decoding: bytes, as: UTF8.self))
  }

  /// The statement with its parameters replaced by constants, ready to run.
  static func filled(_ statement: SQLText, from: SQLText, through: SQLText) -> SQLText {
    var bytes = Array(statement.description.utf8)
    guard let tokens = try? SQLLexer.tokens(of: statement.description) else { return statement }
    for token in tokens.reversed() where token.kind == .parameter {
      guard token.text == "$1" || token.text == "$2" else { continue }
      let bound = token.text == "$1" ? from : through
      bytes.replaceSubrange(token.range, with: Array(bound.description.utf8))
    }
    return SQLText(verbatim: String(decoding: bytes, as: UTF8.self))
  }

  /// The end of the parenthesis that opens at the token.
  private static func closing(_ index: Int, _ tokens: [SQLToken]) -> Int? {
    var depth = 0
    for token in tokens[index...] {
      if token.isPunctuation("(") { depth += 1 }
      if token.isPunctuation(")") { depth -= 1 }
      if depth == 0 { return token.isPunctuation(")") ? token.range.upperBound : nil }
    }
    return nil
  }
}

extension MigrationStep.Batch {
  /// The statement for one stretch, with the bounds as constants in the place of `$1` and `$2`.
  public func statement(_ statement: SQLText, from: SQLText, through: SQLText) -> SQLText {
    BatchBounds.filled(statement, from: from, through: through)
  }
}
