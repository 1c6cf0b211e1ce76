import SengiSQL
import SengiSchema
import SengiYAML

/// The edits of one file: those of its objects, and of the keys they stand under.
struct SectionEdits {
  let file: ExistingFile
  let index: Int
  let edits: [LineEdit]
  let places: [ObjectIdentity: [(file: Int, occurrence: Int)]]
  let old: ObjectIndex
  let new: ObjectIndex
  /// Objects to be added here, in order.
  let added: [WrittenObject]
  /// Sections that cannot be edited in part.
  var rewrites: Set<String> = []

  init(
    file: ExistingFile, index: Int, edits: [LineEdit],
    places: [ObjectIdentity: [(file: Int, occurrence: Int)]], old: ObjectIndex, new: ObjectIndex,
    added: [WrittenObject]
  ) {
    self.file = file
    self.index = index
    self.edits = edits
    self.places = places
    self.old = old
    self.new = new
    self.added = added
  }

  func all() -> [LineEdit] {
    var result: [LineEdit] = []
    var settled: [Range<Int>] = []
    let sections = file.root?.mapping ?? []
    var additions: [String: [WrittenObject]] = [:]
    for object in added { additions[object.section, default: []].append(object) }
    for section in sections {
      let own = additions.removeValue(forKey: section.name) ?? []
      let kept = remaining(in: section.name)
      let isRewritten =
        rewrites.contains(section.name) || (!own.isEmpty && !canAppend(own, to: section.name))
      let occurrences = file.occurrences.filter { $0.section == section.name }
      let range = section.lines(in: file.lines)
      if kept.isEmpty, own.isEmpty, !occurrences.isEmpty {
        result.append(LineEdit(range: withBlank(range), lines: []))
        settled.append(range)
      } else if isRewritten || (kept.isEmpty && !own.isEmpty) {
        let value = FileContents.collection(kept + own) ?? .nothing
        result.append(
          LineEdit(range: range, lines: YAMLSection(section.name, value).lines))
        settled.append(range)
      } else if !own.isEmpty {
        result.append(appending(own, to: section.name, at: range.upperBound))
      }
    }
    let inner = edits.filter { edit in
      !settled.contains { $0.overlaps(edit.range) || $0 == edit.range }
    }
    return result + inner + newSections(additions)
  }

  /// Objects of the section that stay in this file, in the order of the text.
  private func remaining(in section: String) -> [WrittenObject] {
    var found: [(position: Int, object: WrittenObject)] = []
    for (identity, places) in places where identity.section == section {
      guard let object = new.objects[identity], let place = places.first, place.file == index else {
        continue
      }
      found.append((place.occurrence, object))
    }
    return found.sorted { $0.position < $1.position }.map(\.object)
  }

  /// Whether the objects can follow those that are there in the same form.
  private func canAppend(_ objects: [WrittenObject], to section: String) -> Bool {
    let occurrences = file.occurrences.filter { $0.section == section }
    guard let first = occurrences.first, !first.isLocked else { return false }
    if first.item != nil { return true }
    let names = occurrences.compactMap(\.label) + objects.compactMap(\.name)
    return objects.allSatisfy { $0.name != nil } && Set(names).count == names.count
  }

  private func appending(
    _ objects: [WrittenObject], to section: String, at line: Int
  ) -> LineEdit {
    let occurrences = file.occurrences.filter { $0.section == section }
    let isList = occurrences.first?.item != nil
    let indent =
      occurrences.first.map { first in
        first.item.map { $0.range.start.column - 3 } ?? first.entry?.indent ?? 2
      } ?? 2
    let isAiry =
      occurrences.contains { file.lines(of: $0).count > 1 }
      && YAMLSection(section, .nothing).isAiry
    let blocks = objects.map { object in
      isList
        ? YAMLText.lines(item: FileContents.item(object), indent: max(0, indent))
        : YAMLText.lines(YAMLPair(object.name ?? "", object.value), indent: indent)
    }
    var lines =
      isAiry || blocks.contains { $0.count > 1 } && YAMLSection(section, .nothing).isAiry
      ? YAMLSection.parted(blocks) : blocks.flatMap { $0 }
    if isAiry { lines.insert("", at: 0) }
    return LineEdit(range: line..<line, lines: lines)
  }

  /// Keys that the file does not have yet, each at its conventional place.
  private func newSections(_ additions: [String: [WrittenObject]]) -> [LineEdit] {
    let order = NamespaceObjects.order
    let sections = file.root?.mapping ?? []
    return order.compactMap { key -> LineEdit? in
      guard let objects = additions[key], let value = FileContents.collection(objects),
        let rank = order.firstIndex(of: key)
      else { return nil }
      let before = sections.last { section in
        order.firstIndex(of: section.name).map { $0 < rank } ?? false
      }
      let line =
        before.map { $0.lines(in: file.lines).upperBound }
        ?? sections.first?.lines(in: file.lines).lowerBound ?? file.lines.lines.count
      let text = YAMLSection(key, value).lines
      return LineEdit(
        range: line..<line, lines: before == nil && !sections.isEmpty ? text + [""] : [""] + text)
    }
  }

  /// A section that goes takes the blank line before it along.
  private func withBlank(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound > 0 && file.lines.isBlank(range.lowerBound - 1)
      ? (range.lowerBound - 1)..<range.upperBound : range
  }
}
