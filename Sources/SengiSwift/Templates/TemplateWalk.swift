import SengiDiagnostics

/// Goes through templates tag by tag, into partials where they are taken in, and notes mistakes.
struct TemplateWalk {
  let partials: [String: TemplateSet.Source]
  private(set) var findings: [Diagnostic] = []
  /// The partials that some template takes in.
  private(set) var taken: Set<String> = []

  /// Partials seen in full, by name and the names known where they were taken in, with their tags.
  private var weights: [String: Int] = [:]

  /// More tags than that, partials unfolded, are taken for a mistake.
  static let maximumTags = 100_000

  init(partials: [String: TemplateSet.Source]) {
    self.partials = partials
  }

  mutating func check(_ source: TemplateSet.Source, as name: TemplateName) {
    let view = TemplateScope(item: .view, fields: name.fields, path: name.rawValue)
    _ = walk(source, in: [view], inside: [])
  }

  /// - Parameter chain: The partials around the text.
  /// - Returns: The number of tags, those of partials included.
  private mutating func walk(
    _ source: TemplateSet.Source, in outer: [TemplateScope], inside chain: [String]
  ) -> Int {
    let (tags, unclosed) = TemplateScanner.scan(source.text)
    var scopes = outer
    var count = tags.count
    for tag in tags {
      let place = Place(file: source.file, tag: tag)
      switch tag.kind {
      case .comment: break
      case .other(let mark): notOffered("'{{\(mark)…}}'", place)
      case .value: value(place, scopes)
      case .section, .inverted: scopes.append(section(place, scopes))
      case .close:
        guard scopes.count > outer.count, let opened = scopes.last?.tag else {
          report("GEN0103", "no section '\(tag.name)' is open here", place)
          continue
        }
        if opened.name == tag.name {
          scopes.removeLast()
        } else {
          report(
            "GEN0103", "section '\(opened.name)' has to be closed before '\(tag.name)'", place)
        }
      case .partial:
        count = min(count + partial(place, scopes, inside: chain), Int.max / 2)
        if count > Self.maximumTags {
          report("GEN0106", "the partials unfold to more than \(Self.maximumTags) tags", place)
          return 0
        }
      }
    }
    if let unclosed {
      add(
        Diagnostic(
          .error, "GEN0103", "this tag is not closed on its line", remedy: "add '}}'",
          at: SourceRange(file: source.file, at: unclosed)))
    }
    for tag in scopes.dropFirst(outer.count).compactMap(\.tag) {
      report("GEN0103", "section '\(tag.name)' is never closed", Place(file: source.file, tag: tag))
    }
    return count
  }

  private mutating func partial(
    _ place: Place, _ scopes: [TemplateScope], inside chain: [String]
  ) -> Int {
    let name = place.tag.name
    guard !name.hasPrefix("*") else {
      notOffered("'{{>*…}}'", place)
      return 0
    }
    guard let source = partials[name] else {
      let isTemplate = TemplateName(rawValue: name) != nil
      report(
        "GEN0104", isTemplate ? "'\(name)' is a template, no partial" : "no partial '\(name)'",
        remedy: Suggestion.remedy(for: name, in: partials.keys.sorted())
          ?? "write it in 'partials/\(name).mustache'", place)
      return 0
    }
    taken.insert(name)
    if let start = chain.firstIndex(of: name) {
      let circle = (chain[start...] + [name]).joined(separator: " → ")
      report("GEN0106", "the partial takes itself in: \(circle)", place)
      return 0
    }
    let key = name + " in " + scopes.map(\.path).joined(separator: " ")
    if let weight = weights[key] { return weight }
    let weight = walk(source, in: scopes, inside: chain + [name])
    weights[key] = weight
    return weight
  }

  // MARK: Names

  private mutating func value(_ place: Place, _ scopes: [TemplateScope]) {
    let name = place.tag.name
    if name == "." {
      let item = scopes.reversed().lazy.map(\.item).first { $0 != .same }
      if item != .text {
        report("GEN0108", "'.' is no text here", remedy: "name a part of it", place)
      }
      return
    }
    switch resolve(place, scopes) {
    case .text, nil: break
    case .flag:
      report("GEN0108", "'\(name)' is a condition", remedy: "open it with '{{#\(name)}}'", place)
    case .section:
      report("GEN0108", "'\(name)' is no text", remedy: "open it with '{{#\(name)}}'", place)
    }
  }

  private mutating func section(_ place: Place, _ scopes: [TemplateScope]) -> TemplateScope {
    let outer = scopes.last ?? TemplateScope(item: .view, path: "")
    if place.tag.name == "." {
      report("GEN0108", "'.' opens no section", remedy: "name what to open", place)
      return outer.inner(nil, place.tag)
    }
    return outer.inner(resolve(place, scopes), place.tag)
  }

  private mutating func resolve(_ place: Place, _ scopes: [TemplateScope]) -> TemplateField? {
    let name = place.tag.name
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard let first = parts.first,
      let field = scopes.reversed().lazy.compactMap({ $0.fields[first] }).first
    else {
      unknown(place, among: scopes.flatMap { $0.fields.keys })
      return nil
    }
    guard parts.count == 2, let second = parts.last else { return field }
    // Of every other view there may be many or none.
    guard first == LibraryNames.fieldName, case .section(let inner) = field else {
      report(
        "GEN0108", "'\(first)' has no parts that a dot reaches",
        remedy: "open it with '{{#\(first)}}'", place)
      return nil
    }
    if inner[second] == nil { unknown(place, among: inner.keys.map { "\(first).\($0)" }) }
    return inner[second]
  }

  private mutating func unknown(_ place: Place, among names: [String]) {
    let name = place.tag.name
    if name.isEmpty {
      report("GEN0101", "this tag names nothing", place)
      return
    }
    report(
      "GEN0101", "unknown name '\(name)' in a template",
      remedy: Suggestion.remedy(for: name, in: names.sorted()), place)
  }

  // MARK: Findings

  private struct Place {
    var file: String
    var tag: TemplateTag
  }

  private mutating func notOffered(_ tag: String, _ place: Place) {
    report("GEN0102", "the tag \(tag) is not offered in templates", place)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, remedy: String? = nil, _ place: Place
  ) {
    add(
      Diagnostic(
        .error, code, message, remedy: remedy,
        at: SourceRange(file: place.file, at: place.tag.position)))
  }

  /// A partial may be taken in at many places; each of its mistakes is told once.
  private mutating func add(_ finding: Diagnostic) {
    if !findings.contains(finding) { findings.append(finding) }
  }
}
