import SengiDiagnostics
import SengiSQL
import SengiSchema

extension Reading {
  /// Whether what follows a subscription's name can stand in a schema file; what cannot is told.
  func isReadable(subscription text: ClauseText, _ diagnostics: inout Diagnostics) -> Bool {
    let source = text.expression.source
    guard let definition = SubscriptionDefinition(source),
      let tokens = try? SQLLexer.tokens(of: source)
    else {
      diagnostics.error(
        SchemaCode.unexpectedWord, "a subscription has another form",
        remedy: "write connection '…' publication …, and with (…) where needed",
        at: text.text.range(0..<source.utf8.count))
      return false
    }
    if SubscriptionConnection(definition.connection).hasPassword,
      let string = tokens.first(where: { $0.kind == .string })
    {
      diagnostics.error(
        SchemaCode.unexpectedWord, "a password does not belong in a schema file",
        remedy: "set it with ALTER SUBSCRIPTION … CONNECTION on the server",
        at: text.text.range(string.range))
      return false
    }
    for word in SubscriptionDefinition.momentary where definition.options[word] != nil {
      guard let token = tokens.last(where: { $0.isWord(word) }) else { continue }
      diagnostics.error(
        SchemaCode.unexpectedWord,
        "'\(word)' is about the moment of making; Sengi makes subscriptions without connecting",
        remedy: "leave it out, and enable the subscription on the server",
        at: text.text.range(token.range))
      return false
    }
    return true
  }
}
