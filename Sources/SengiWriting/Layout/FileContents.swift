import SengiSQL
import SengiSchema

/// What one file is to hold.
struct FileContents {
  /// The `namespace` to write; nil where the file belongs to the main one.
  var namespace: SQLIdentifier?
  /// What is said of the namespace itself.
  var head: [YAMLPair] = []
  var objects: [WrittenObject] = []

  var text: String { sections.fileText }

  private var sections: [YAMLSection] {
    var sections: [YAMLSection] = []
    if let namespace { sections.append(YAMLSection("namespace", .text(namespace.name))) }
    sections += head.map { YAMLSection($0.key, $0.value) }
    for key in NamespaceObjects.order {
      let own = objects.filter { $0.section == key }
      if let value = Self.collection(own) { sections.append(YAMLSection(key, value)) }
    }
    return sections
  }

  /// Objects of one kind: by name where the names differ, else one after another.
  static func collection(_ objects: [WrittenObject]) -> YAMLValue? {
    guard !objects.isEmpty else { return nil }
    let names = objects.compactMap(\.name)
    if names.count == objects.count, Set(names).count == names.count {
      return .mapping(zip(names, objects).map { YAMLPair($0, $1.value) })
    }
    let words = objects.compactMap { object -> String? in
      if object.name == nil, case .text(let word) = object.value { return word }
      return nil
    }
    if words.count == objects.count, ["extensions", "dropped"].contains(objects.first?.section) {
      return .words(words)
    }
    return .list(objects.map(item))
  }

  /// The object as an item of a list.
  static func item(_ object: WrittenObject) -> YAMLValue {
    object.name.map { .mapping([YAMLPair($0, object.value)]) } ?? object.value
  }
}
