extension PGJSONPattern {
  /// The regular expression that means the same as the pattern of a `LIKE`; nil when that ends in
  /// its escape.
  public static func text(ofLike like: String) -> String? {
    var pattern = "^"
    var isEscaped = false
    for scalar in like.unicodeScalars {
      if isEscaped || !"%_\\".unicodeScalars.contains(scalar) {
        let isSpecial = #"\^$.[]{}()|*+?"#.unicodeScalars.contains(scalar)
        pattern += (isSpecial ? #"\"# : "") + String(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        pattern += scalar == "%" ? ".*" : "."
      }
    }
    return isEscaped ? nil : pattern + "$"
  }
}
