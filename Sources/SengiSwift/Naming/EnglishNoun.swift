/// The singular and plural of English nouns, as far as table names need them.
enum EnglishNoun {
  /// The singular of a word in lower case; the word itself where it is one already.
  static func singular(_ word: String) -> String {
    if invariant.contains(word) { return word }
    if let known = singulars[word] { return known }
    func dropping(_ count: Int, _ ending: String = "") -> String {
      word.dropLast(count) + ending
    }
    func ends(_ endings: String...) -> Bool { endings.contains { word.hasSuffix($0) } }

    if word.count < 3 || !word.hasSuffix("s") || ends("ss", "us", "is") { return word }
    if ends("ies"), word.count > 4 { return dropping(3, "y") }
    if ends("sses", "shes", "ches", "xes", "zzes", "oes") { return dropping(2) }
    if ends("uses"), !ends("ouses", "auses") { return dropping(2) }
    return dropping(1)
  }

  /// The plural of a singular in lower case.
  static func plural(_ word: String) -> String {
    if invariant.contains(word) { return word }
    if let known = plurals[word] { return known }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
    return word + (hisses ? "es" : "s")
  }

  /// The same in both numbers, or never counted.
  private static let invariant: Set<String> = [
    "aws", "canvas", "chaos", "corps", "css", "data", "dns", "equipment", "feedback", "fish",
    "gas", "gps", "headquarters", "history", "https", "info", "information", "lens", "logistics",
    "means", "media", "metadata", "money", "news", "pos", "rss", "series", "sheep", "sms",
    "software", "species", "staff", "statistics", "tls", "analytics", "metrics",
  ]

  private static let irregular: [(singular: String, plural: String)] = [
    ("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"),
    ("mouse", "mice"), ("foot", "feet"), ("tooth", "teeth"), ("goose", "geese"),
    ("index", "indices"), ("matrix", "matrices"), ("vertex", "vertices"), ("axis", "axes"),
    ("analysis", "analyses"), ("basis", "bases"), ("crisis", "crises"), ("diagnosis", "diagnoses"),
    ("thesis", "theses"), ("hypothesis", "hypotheses"), ("criterion", "criteria"),
    ("phenomenon", "phenomena"), ("medium", "mediums"), ("alias", "aliases"), ("bias", "biases"),
    ("cache", "caches"), ("niche", "niches"), ("movie", "movies"), ("cookie", "cookies"),
    ("tie", "ties"), ("calorie", "calories"), ("selfie", "selfies"), ("leaf", "leaves"),
    ("knife", "knives"), ("wife", "wives"), ("life", "lives"), ("half", "halves"),
    ("shelf", "shelves"), ("wolf", "wolves"), ("thief", "thieves"), ("loaf", "loaves"),
    ("calf", "calves"), ("hero", "heroes"), ("potato", "potatoes"), ("tomato", "tomatoes"),
    ("echo", "echoes"), ("veto", "vetoes"), ("shoe", "shoes"), ("toe", "toes"),
    ("canoe", "canoes"), ("quiz", "quizzes"), ("use", "uses"), ("fuse", "fuses"),
    ("excuse", "excuses"), ("abuse", "abuses"), ("muse", "muses"), ("refuse", "refuses"),
    ("axe", "axes"), ("atlas", "atlases"), ("size", "sizes"), ("prize", "prizes"),
    ("archive", "archives"),
  ]

  private static let singulars: [String: String] = {
    var table = ["indexes": "index", "vertexes": "vertex", "lenses": "lens", "gases": "gas"]
    for pair in irregular where table[pair.plural] == nil { table[pair.plural] = pair.singular }
    for pair in irregular { table[pair.singular] = pair.singular }
    return table
  }()

  private static let plurals = Dictionary(
    irregular.map { ($0.singular, $0.plural) }, uniquingKeysWith: { first, _ in first })
}
