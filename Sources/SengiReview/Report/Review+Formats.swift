extension Review {
  /// For a pull request, as GitHub reads it.
  public var markdown: String { ReviewMarkdown(self).text }

  /// For programs: format 1 of `Documentation/review.md`, keys sorted.
  public var json: String { ReviewJSON(self).text }
}
