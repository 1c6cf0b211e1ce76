extension ShapeChange {
  /// One line for the column and one for each difference.
  ///
  /// ```
  /// ~ documents in app.users.settings: breaking
  ///     settings.home.zip: integer becomes text (breaking)
  /// ```
  public var lines: [String] {
    ["~ documents in \(path): \(compatibility.rawValue)"]
      + differences.map { "    \($0.path): \($0.words) (\($0.compatibility.rawValue))" }
  }
}

extension ShapeCompatibility {
  /// What the class means, as a sentence without its final stop.
  public var meaning: String {
    switch self {
    case .compatible: "new code reads every old document, and old code every new one"
    case .readerSafe: "new code reads every old document; old code does not read every new one"
    case .writerSafe: "old code reads every new document; new code does not read every old one"
    case .breaking: "neither code reads every document of the other"
    }
  }
}
