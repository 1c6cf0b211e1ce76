import SengiSQL
import SengiSchema

/// Finds a file for each object that the folder does not have yet.
struct Additions {
  private let files: [ExistingFile]
  private let places: [ObjectIdentity: [(file: Int, occurrence: Int)]]
  private let new: ObjectIndex
  private let old: ObjectIndex
  private let names: SchemaNames
  /// By the file's index.
  private(set) var objects: [Int: [WrittenObject]] = [:]
  private(set) var newFiles: [(name: String, text: String)] = []
  private var fileNames: FileNames

  init(
    _ files: [ExistingFile], _ places: [ObjectIdentity: [(file: Int, occurrence: Int)]],
    new: ObjectIndex, old: ObjectIndex, names: SchemaNames
  ) {
    self.files = files
    self.places = places
    self.new = new
    self.old = old
    self.names = names
    fileNames = FileNames(taken: files.map(\.name))
  }

  mutating func place(_ namespaces: [Namespace]) {
    let added = new.order.filter { old.objects[$0] == nil }
    let known = Set(files.map(\.namespace))
    var contents: [String: FileContents] = [:]
    for identity in added {
      guard let object = new.objects[identity] else { continue }
      if let space = identity.namespace, !known.contains(space) { continue }
      if let file = file(for: object, identity) {
        objects[file, default: []].append(object)
      } else {
        let name = ownFileName(for: object, identity)
        var file = contents[name] ?? FileContents(namespace: written(identity.namespace))
        file.objects.append(object)
        contents[name] = file
      }
    }
    for (name, file) in contents.sorted(by: { $0.key < $1.key }) {
      newFiles.append((name, header(for: name) + file.text))
    }
    var layout = FolderLayout(names, fileNames: fileNames)
    for file in layout.files(of: namespaces.filter { !known.contains($0.name) }) {
      newFiles.append((file.name, header(for: file.name) + file.contents.text))
    }
  }

  /// The file of the object's table, else that of its kind, else one of its namespace.
  private func file(for object: WrittenObject, _ identity: ObjectIdentity) -> Int? {
    guard let namespace = identity.namespace else { return databaseFile(object.section) }
    let own = files.indices.filter { files[$0].namespace == namespace }
    if object.section == "tables" {
      let counts = own.map { count("tables", in: $0) }
      let isSpread =
        own.count > 1 && counts.filter { $0 > 0 }.count > 1
        && counts.allSatisfy { $0 <= 1 }
      return isSpread ? nil : fullest(own, "tables") ?? own.first
    }
    if let home = object.home {
      let table = places.first { identity, _ in
        identity.namespace == namespace && identity.section == "tables"
          && identity.key == home.name
      }
      if let place = table?.value.first { return place.file }
      if new.objects.values.contains(where: { $0.section == "tables" && $0.home == home }),
        own.allSatisfy({ count("tables", in: $0) <= 1 }), own.count > 1
      {
        return nil
      }
    }
    if let kindred = fullest(own, object.section) { return kindred }
    return own.min { count("tables", in: $0) < count("tables", in: $1) }
  }

  private func databaseFile(_ section: String) -> Int? {
    if let kindred = fullest(Array(files.indices), section) { return kindred }
    if let shared = files.firstIndex(where: { $0.name == "_database" }) { return shared }
    return files.firstIndex { $0.namespace == names.main } ?? files.indices.first
  }

  private func count(_ section: String, in file: Int) -> Int {
    files[file].occurrences.count { $0.section == section }
  }

  private func fullest(_ candidates: [Int], _ section: String) -> Int? {
    let best = candidates.max { count(section, in: $0) < count(section, in: $1) }
    return best.flatMap { count(section, in: $0) > 0 ? $0 : nil }
  }

  /// A file of the table's own, beside those of the other tables.
  private func ownFileName(for object: WrittenObject, _ identity: ObjectIdentity) -> String {
    let sibling = files.first { file in
      file.namespace == identity.namespace && file.occurrences.contains { $0.section == "tables" }
    }
    let home = object.home ?? SQLIdentifier(truncating: object.name ?? "_")
    let folder = sibling?.name.split(separator: "/").dropLast().joined(separator: "/") ?? ""
    let name = FileNames.safe(home)
    return folder.isEmpty ? name : folder + "/" + name
  }

  private func written(_ namespace: SQLIdentifier?) -> SQLIdentifier? {
    namespace.flatMap { $0 == names.main ? nil : names.fileName(of: $0) }
  }

  /// The line by which editors find the JSON Schema, where the files beside have one.
  private func header(for name: String) -> String {
    let depth = name.utf8.count { $0 == 0x2F }
    let mark = "# yaml-language-server:"
    for file in files where file.name.utf8.count(where: { $0 == 0x2F }) == depth {
      if let first = file.lines.lines.first, first.hasPrefix(mark) { return first + "\n" }
    }
    return ""
  }

  /// What is said of the namespace itself, where that has changed.
  func headEdits(of index: Int) -> [LineEdit] {
    let file = files[index]
    let before = old.heads[file.namespace] ?? []
    guard let after = new.heads[file.namespace], before != after else { return [] }
    let sections = file.root?.mapping ?? []
    let isFirst = files.firstIndex { $0.namespace == file.namespace } == index
    var edits: [LineEdit] = []
    for pair in before where !after.contains(where: { $0.key == pair.key }) {
      for section in sections where section.name == pair.key {
        edits.append(LineEdit(range: section.lines(in: file.lines), lines: []))
      }
    }
    for pair in after where !before.contains(pair) {
      let editor = NodeEdit(file: file.lines)
      if let section = sections.first(where: { $0.name == pair.key }) {
        edits.append(editor.replacement(of: section, by: pair))
      } else if isFirst, !before.contains(where: { $0.key == pair.key }) {
        let line =
          sections.first { $0.name == "namespace" }?.lines(in: file.lines).upperBound
          ?? sections.first?.lines(in: file.lines).lowerBound ?? file.lines.lines.count
        edits.append(LineEdit(range: line..<line, lines: YAMLText.lines(pair, indent: 0)))
      }
    }
    return edits
  }
}
