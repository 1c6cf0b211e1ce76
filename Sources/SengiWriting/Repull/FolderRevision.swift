import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema

/// Brings the files of a folder from the schema they say to another.
struct FolderRevision {
  let files: [SchemaFile]
  let configuration: ProjectConfiguration
  let old: ObjectIndex
  let new: ObjectIndex
  private let newNames: SchemaNames
  private let existing: [ExistingFile]
  /// Where each object stands: the file, and which of its occurrences.
  private var places: [ObjectIdentity: [(file: Int, occurrence: Int)]] = [:]
  private let namespaces: [Namespace]

  init(
    _ files: [SchemaFile], _ existing: Schema, _ wanted: Schema,
    _ configuration: ProjectConfiguration
  ) {
    self.files = files
    self.configuration = configuration
    let oldNames = SchemaNames(existing, configuration)
    let newNames = SchemaNames(wanted, configuration)
    self.newNames = newNames
    old = ObjectIndex(existing, oldNames)
    new = ObjectIndex(wanted, newNames)
    self.existing = files.map { ExistingFile($0, oldNames) }
    namespaces = wanted.namespaces
    locate()
  }

  private struct Label: Hashable {
    var namespace: SQLIdentifier?
    var section: String
    var label: String?
  }

  /// Objects of one name come from the files in their order.
  private mutating func locate() {
    var found: [Label: [(file: Int, occurrence: Int)]] = [:]
    for (index, file) in existing.enumerated() {
      for (position, occurrence) in file.occurrences.enumerated() {
        let label = Label(
          namespace: occurrence.namespace, section: occurrence.section, label: occurrence.label)
        found[label, default: []].append((index, position))
      }
    }
    var objects: [Label: [ObjectIdentity]] = [:]
    for identity in old.order {
      guard let object = old.objects[identity] else { continue }
      let name = object.section == "extensions" ? identity.key : object.name
      let label = Label(namespace: identity.namespace, section: identity.section, label: name)
      objects[label, default: []].append(identity)
    }
    for (label, places) in found {
      guard let identities = objects[label], let last = identities.last else { continue }
      for (index, place) in places.enumerated() {
        self.places[index < identities.count ? identities[index] : last, default: []].append(place)
      }
    }
  }

  mutating func plan() -> FolderUpdate {
    var update = FolderUpdate()
    var changed: [ObjectIdentity] = []
    for identity in new.order {
      guard let before = old.objects[identity] else {
        update.added.append(identity.description)
        continue
      }
      if before.value == new.objects[identity]?.value {
        update.unchanged += 1
      } else {
        update.altered.append(identity.description)
        changed.append(identity)
      }
    }
    update.removed = old.order.filter { new.objects[$0] == nil }.map(\.description)
    let headsDiffer = namespaces.contains { old.heads[$0.name] != new.heads[$0.name] }
    if changed.isEmpty, update.added.isEmpty, update.removed.isEmpty, !headsDiffer { return update }
    // First the least edit of each object; those it does not make right are replaced whole.
    var whole: Set<ObjectIdentity> = []
    var texts = texts(replacing: whole)
    let wrong = ReadBack(texts, configuration).mismatches(new).identities
    if !wrong.isEmpty {
      whole = Set(changed).intersection(wrong).union(changed.filter { wrong.contains($0) })
      if wrong.contains(where: { !whole.contains($0) }) { whole.formUnion(changed) }
      texts = self.texts(replacing: whole)
      let left = ReadBack(texts, configuration).mismatches(new)
      update.failed = left.identities.map(\.description).sorted()
      update.findings = left.findings
    }
    let known = Set(files.map(\.name))
    for name in texts.keys.sorted() {
      guard let text = texts[name] else { continue }
      let before = files.first { $0.name == name }
      if let before, Array(text.utf8) == before.contents { continue }
      let isLeftEmpty = known.contains(name) && Self.isEmpty(text)
      update.changes.append(
        FolderUpdate.Change(
          name: name, text: isLeftEmpty ? nil : text, isNew: !known.contains(name)))
    }
    return update
  }

  /// Nothing but the line that says the namespace, as pull itself would leave it.
  private static func isEmpty(_ text: String) -> Bool {
    let lines = text.split(separator: "\n")
    return lines.count <= 1 && lines.allSatisfy { $0.hasPrefix("namespace:") && !$0.contains("#") }
  }

  // MARK: Editing

  /// Every file's text after the edits.
  private func texts(replacing whole: Set<ObjectIdentity>) -> [String: String] {
    var edits: [[LineEdit]] = existing.map { _ in [] }
    var locked: [Int: Set<String>] = [:]
    for identity in old.order {
      let object = new.objects[identity]
      if object?.value == old.objects[identity]?.value { continue }
      for (number, place) in (places[identity] ?? []).enumerated() {
        let file = existing[place.file]
        let occurrence = file.occurrences[place.occurrence]
        if occurrence.isLocked {
          locked[place.file, default: []].insert(occurrence.section)
        } else if let object, number == 0 {
          edits[place.file] += change(
            occurrence, in: file, identity, to: object, isWhole: whole.contains(identity))
        } else {
          edits[place.file].append(removal(of: occurrence, in: file))
        }
      }
    }
    var additions = Additions(existing, places, new: new, old: old, names: newNames)
    additions.place(namespaces)
    var texts: [String: String] = [:]
    for (index, file) in existing.enumerated() {
      var own = SectionEdits(
        file: file, index: index, edits: edits[index], places: places, old: old, new: new,
        added: additions.objects[index] ?? [])
      own.rewrites = locked[index] ?? []
      let all = own.all() + additions.headEdits(of: index)
      texts[file.name] =
        all.isEmpty
        ? String(decoding: files[index].contents, as: UTF8.self) : file.lines.applying(all)
    }
    for file in additions.newFiles { texts[file.name] = file.text }
    return texts
  }

  private func change(
    _ occurrence: ExistingFile.Occurrence, in file: ExistingFile, _ identity: ObjectIdentity,
    to object: WrittenObject, isWhole: Bool
  ) -> [LineEdit] {
    let editor = NodeEdit(file: file.lines)
    guard let entry = occurrence.entry, let name = object.name else {
      guard let item = occurrence.item else { return [] }
      let lines = YAMLText.lines(
        item: FileContents.item(object), indent: max(0, item.range.start.column - 3))
      return [LineEdit(range: file.lines(of: occurrence), lines: lines)]
    }
    if !isWhole, let before = old.objects[identity]?.value,
      let edits = editor.edits(entry.value, from: before, to: object.value)
    {
      return edits
    }
    if occurrence.item != nil {
      let lines = YAMLText.lines(item: FileContents.item(object), indent: entry.indent - 2)
      return [LineEdit(range: file.lines(of: occurrence), lines: lines)]
    }
    return [editor.replacement(of: entry, by: YAMLPair(name, object.value))]
  }

  private func removal(
    of occurrence: ExistingFile.Occurrence, in file: ExistingFile
  ) -> LineEdit {
    var range = file.lines(of: occurrence)
    // The blank line that parted it from the next goes too.
    if range.lowerBound > 0, file.lines.isBlank(range.lowerBound - 1),
      file.lines.isBlank(range.upperBound)
    {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    return LineEdit(range: range, lines: [])
  }
}
