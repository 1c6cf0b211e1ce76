/// What a project adds to the rules by which names of the database become names in Swift.
public struct NamingRules: Sendable, Hashable {
  private let acronyms: Set<String>
  private let plurals: [String: String]
  private let singulars: [String: String]

  /// - Parameters:
  ///   - acronyms: Words that type names write in capitals, in lower case.
  ///   - plurals: Plurals by their singulars, in lower case.
  public init(acronyms: Set<String> = [], plurals: [String: String] = [:]) {
    self.acronyms = acronyms
    self.plurals = plurals
    singulars = Dictionary(
      plurals.sorted { $0.key < $1.key }.map { ($0.value, $0.key) },
      uniquingKeysWith: { first, _ in first })
  }

  func isAcronym(_ word: String) -> Bool {
    Self.acronyms.contains(word) || acronyms.contains(word)
  }

  func singular(_ word: String) -> String {
    if plurals[word] != nil { return word }
    return singulars[word] ?? EnglishNoun.singular(word)
  }

  func plural(_ word: String) -> String {
    let singular = singular(word)
    return plurals[singular] ?? EnglishNoun.plural(singular)
  }

  /// Written in capitals at the head of a type name or inside it; members keep `pageUrl`.
  private static let acronyms: Set<String> = [
    "api", "css", "html", "http", "https", "ip", "json", "pdf", "seo", "sql", "uri", "url", "uuid",
    "xml",
  ]
}
