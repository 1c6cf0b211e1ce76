import SengiJSON
import SengiSQL
import SengiSchema

extension ShapeComparison {
  /// Compares what has no parts in common: scalars, or values of other kinds.
  mutating func compareLeaves(
    _ before: Part, _ after: Part, at place: Place
  ) -> DocumentRewriting? {
    let (form, wanted) = (before.form(in: old), after.form(in: new))
    var forth = FormInclusion(of: old, in: new)
    var back = FormInclusion(of: new, in: old)
    let isReaderSafe = forth.holds(form, wanted)
    let isWriterSafe = back.holds(wanted, form)
    let words = leafWords(before, after)
    let rewriting = isReaderSafe ? nil : conversion(before, after)
    if words.isEmpty {
      guard !isReaderSafe || !isWriterSafe else { return nil }
      tell(place, "is checked another way", isReaderSafe: isReaderSafe, isWriterSafe: isWriterSafe)
      return nil
    }
    let labels = renamedLabels(before, after)
    tell(
      place, words.joined(separator: ", "), isReaderSafe: isReaderSafe && labels.isEmpty,
      isWriterSafe: isWriterSafe && labels.isEmpty,
      isRewritten: rewriting.map { isTotal($0, before, wanted) } ?? false)
    return rewriting.map(DocumentRewriting.conversion)
  }

  private func leafWords(_ before: Part, _ after: Part) -> [String] {
    var words: [String] = []
    if let (was, now) = enumerations(before, after) {
      let renamed = renamedLabels(before, after)
      let (labels, wanted) = (was.values.map(\.label), now.values.map(\.label))
      words += renamed.sorted { $0.key < $1.key }.map { "'\($0.key)' is now '\($0.value)'" }
      words += wanted.filter { !labels.contains($0) && !renamed.values.contains($0) }
        .map { "+ '\($0)'" }
      words += labels.filter { !wanted.contains($0) && renamed[$0] == nil }.map { "- '\($0)'" }
      if was.isOpen != now.isOpen { words.append(now.isOpen ? "becomes open" : "becomes closed") }
    } else if before.type.title != after.type.title {
      words.append("\(before.type.title) becomes \(after.type.title)")
    }
    if before.check?.source != after.check?.source {
      words.append(Self.words(before.check, after.check))
    }
    return words
  }

  private func enumerations(_ before: Part, _ after: Part) -> (Enumeration, Enumeration)? {
    guard case .scalar(.enumeration(let name)) = before.type,
      case .scalar(.enumeration(let other)) = after.type,
      let was = old.enumeration(name), let now = new.enumeration(other)
    else { return nil }
    return (was, now)
  }

  /// Labels that have another name, the old one first; on the way back `was` stands in the old schema.
  private func renamedLabels(_ before: Part, _ after: Part) -> [String: String] {
    guard let (was, now) = enumerations(before, after) else { return [:] }
    let (labels, wanted) = (Set(was.values.map(\.label)), Set(now.values.map(\.label)))
    var renamed: [String: String] = [:]
    for value in now.values {
      guard let former = value.was, labels.contains(former), !wanted.contains(former),
        !labels.contains(value.label)
      else { continue }
      renamed[former] = value.label
    }
    for value in was.values {
      guard let later = value.was, wanted.contains(later), !labels.contains(later),
        !wanted.contains(value.label), renamed[value.label] == nil
      else { continue }
      renamed[value.label] = later
    }
    return renamed
  }

  /// Whether the conversion leaves no value behind.
  private func isTotal(
    _ conversion: DocumentRewriting.Conversion, _ before: Part, _ wanted: PGJSONForm
  ) -> Bool {
    var inclusion = FormInclusion(of: old, in: new)
    switch conversion {
    case .textOfNumber, .textOfBoolean: return inclusion.holds(.string, wanted)
    case .number, .boolean: return false
    case .array: return true
    case .labels(let renamed):
      guard case .scalar(.enumeration(let name)) = before.type,
        let labels = old.enumeration(name)?.values.map(\.label)
      else { return false }
      return inclusion.holds(.checked(.string, .oneOf(labels.map { renamed[$0] ?? $0 })), wanted)
    }
  }

  /// How values of the one become values of the other, where each that can does so in one way.
  private func conversion(_ before: Part, _ after: Part) -> DocumentRewriting.Conversion? {
    let labels = renamedLabels(before, after)
    if !labels.isEmpty { return .labels(labels) }
    if case .array(let element, _) = after.type {
      if case .array = before.type { return nil }
      var inclusion = FormInclusion(of: old, in: new)
      let holds = inclusion.holds(before.form(in: old), after.inner(element).form(in: new))
      return holds && !before.type.isAnything(in: old) ? .array : nil
    }
    guard case .scalar(let type) = before.type, case .scalar(let other) = after.type else {
      return nil
    }
    switch (type.documentKind, other.documentKind) {
    case (.number, .text): return .textOfNumber
    case (.boolean, .text): return .textOfBoolean
    case (.text, .number): return .number
    case (.text, .boolean): return .boolean
    default: return nil
    }
  }
}

extension BaseType {
  fileprivate enum DocumentKind { case number, text, boolean, other }

  fileprivate var documentKind: DocumentKind {
    switch self {
    case .smallint, .integer, .bigint, .real, .doublePrecision, .numeric: .number
    case .text, .citext, .varchar: .text
    case .boolean: .boolean
    default: .other
    }
  }
}

extension ShapeType {
  /// What the type is called: `integer`, `text[]`, `an object`.
  fileprivate var title: String {
    switch self {
    case .scalar(let base): base.sql.description
    case .array(let element, let hasNullableElements):
      element.title + (hasNullableElements ? "?" : "") + "[]"
    case .map: "a map"
    case .object: "an object"
    case .union: "a union"
    case .reference(let name): name.description
    }
  }
}
