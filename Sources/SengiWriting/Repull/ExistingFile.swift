import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import SengiYAML

/// A file of the folder as it is, with the places of the objects in it.
struct ExistingFile {
  /// One object's text in the file.
  struct Occurrence {
    var section: String
    /// nil for what belongs to the whole database.
    var namespace: SQLIdentifier?
    /// The name it is told by; nil for grants and the like.
    var label: String?
    /// nil for an item that has no key of its own.
    var entry: YAMLEntry?
    /// The item in a list; nil for an entry of a mapping.
    var item: YAMLNode?
    /// Whether the text around it stands in `[ ]` or `{ }`, or is shared, and is not edited in part.
    var isLocked: Bool
  }

  let name: String
  let path: String
  let lines: FileLines
  let root: YAMLNode?
  let namespace: SQLIdentifier
  let occurrences: [Occurrence]

  init(_ file: SchemaFile, _ names: SchemaNames) {
    name = file.name
    path = file.path
    lines = FileLines(file.contents)
    let root = YAMLReader.read(file.contents, file: file.path).root
    self.root = root
    let written = root?["namespace"]?.string.flatMap(SQLIdentifier.init)
    let namespace =
      written.map { names.configuration.namespaces[$0] ?? $0 } ?? names.main
    self.namespace = namespace
    occurrences = (root?.mapping ?? []).flatMap { section in
      Self.occurrences(in: section, of: namespace, rootIsLocked: root?.isFlow == true)
    }
  }

  private static func occurrences(
    in section: YAMLEntry, of namespace: SQLIdentifier, rootIsLocked: Bool
  ) -> [Occurrence] {
    guard NamespaceObjects.order.contains(section.name), section.value.scalar == nil else {
      return []
    }
    let isGlobal = Self.globalSections.contains(section.name)
    let isLocked = rootIsLocked || !section.value.isBlockCollection
    func occurrence(
      _ entry: YAMLEntry?, _ item: YAMLNode?, label: String?, isLocked: Bool
    ) -> Occurrence {
      let isEverywhere =
        section.name == "default_privileges" && item?["everywhere"]?.scalar?.text == "true"
      return Occurrence(
        section: section.name, namespace: isGlobal || isEverywhere ? nil : namespace, label: label,
        entry: entry, item: item, isLocked: isLocked)
    }
    if let entries = section.value.mapping {
      return entries.map { occurrence($0, nil, label: $0.name, isLocked: isLocked) }
    }
    let isNameless = ["grants", "revokes", "default_privileges", "dropped"].contains(section.name)
    return (section.value.sequence ?? []).flatMap { item -> [Occurrence] in
      guard !isNameless, let entries = item.mapping else {
        return [
          occurrence(nil, item, label: isNameless ? nil : item.string, isLocked: isLocked)
        ]
      }
      let isShared = entries.count > 1 || item.isFlow
      return entries.map { occurrence($0, item, label: $0.name, isLocked: isLocked || isShared) }
    }
  }

  private static let globalSections = Set(
    ["extensions", "roles", "custom"]
      + DefinedObject.Kind.allCases.filter { !$0.isInNamespace }.map(\.rawValue))

  /// The lines of an occurrence, from 0.
  func lines(of occurrence: Occurrence) -> Range<Int> {
    if let item = occurrence.item {
      let start = item.range.start.line - 1
      return start..<(max(start, item.lastLine(in: lines)) + 1)
    }
    return occurrence.entry.map { $0.lines(in: lines) } ?? 0..<0
  }
}
