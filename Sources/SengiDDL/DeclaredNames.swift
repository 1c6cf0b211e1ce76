import SengiSQL
import SengiSchema

/// Finds the schema's own functions and tables in SQL text, by name.
///
/// It goes by words, not by grammar: a column called like a table counts as a mention. That costs
/// nothing but an order that would not have been needed.
struct DeclaredNames {
  private var functions: [QualifiedName: Int] = [:]
  private var tables: [QualifiedName: Int] = [:]

  init(_ creations: [CreationOrder.Creation]) {
    for (position, creation) in creations.enumerated() {
      switch creation {
      case .function(let function): functions[function.name] = position
      case .table(let table): tables[table.name] = position
      }
    }
  }

  func table(_ name: QualifiedName) -> Int? { tables[name] }

  /// The positions of all that the text names, in the order it names them; strings are not looked
  /// into.
  func mentioned(in text: String, _ searchPath: [SQLIdentifier]) -> [Int] {
    mentioned(in: text, searchPath, tables: tables)
  }

  /// The same for an expression over a table's columns, where no word means a table.
  func functionsMentioned(in text: String, _ searchPath: [SQLIdentifier]) -> [Int] {
    mentioned(in: text, searchPath, tables: [:])
  }

  private func mentioned(
    in text: String, _ searchPath: [SQLIdentifier], tables: [QualifiedName: Int]
  ) -> [Int] {
    let tokens = (try? SQLLexer.tokens(of: text)) ?? []
    func isPunctuation(_ mark: String, at position: Int) -> Bool {
      tokens.indices.contains(position) && tokens[position].isPunctuation(mark)
    }
    var found: [Int] = []
    for (position, token) in tokens.enumerated() where token.isName {
      guard let name = SQLIdentifier(token.text) else { continue }
      var namespaces = searchPath
      if isPunctuation(".", at: position - 1) {
        guard position > 1, tokens[position - 2].isName,
          let namespace = SQLIdentifier(tokens[position - 2].text)
        else { continue }
        namespaces = [namespace]
      }
      let candidates = isPunctuation("(", at: position + 1) ? functions : tables
      if let match = namespaces.lazy.compactMap({ candidates[QualifiedName($0, name)] }).first {
        found.append(match)
      }
    }
    return found
  }
}
