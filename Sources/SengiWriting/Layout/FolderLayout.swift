import SengiSQL
import SengiSchema

/// Spreads a schema's objects over files.
struct FolderLayout {
  let names: SchemaNames
  let tablesInOneFile: Int
  private var fileNames: FileNames

  init(
    _ names: SchemaNames, tablesInOneFile: Int = SchemaWriter.tablesInOneFile,
    fileNames: FileNames = FileNames(taken: ["_database"])
  ) {
    self.names = names
    self.tablesInOneFile = tablesInOneFile
    self.fileNames = fileNames
  }

  mutating func files() -> [(name: String, contents: FileContents)] {
    // The main namespace has the first claim to its name.
    let spaces = names.schema.namespaces.sorted {
      ($0.name == names.main ? 0 : 1, $0.name) < ($1.name == names.main ? 0 : 1, $1.name)
    }
    var files = self.files(of: spaces)
    let shared = DatabaseObjects(names).all
    if !shared.isEmpty {
      if files.count == 1 {
        files[0].contents.objects += shared
      } else {
        var contents = FileContents(objects: shared)
        contents.namespace = written(spaces.first?.name ?? names.main)
        files.append(("_database", contents))
      }
    }
    return files.sorted { $0.name < $1.name }
  }

  mutating func files(of spaces: [Namespace]) -> [(name: String, contents: FileContents)] {
    var files: [(name: String, contents: FileContents)] = []
    for space in spaces { files += self.files(of: space) }
    return files
  }

  private mutating func files(of space: Namespace) -> [(name: String, contents: FileContents)] {
    let name = fileNames.take(FileNames.safe(names.fileName(of: space.name)))
    var shared = FileContents(namespace: written(space.name), head: Self.head(of: space))
    let objects = NamespaceObjects(space, names).all
    let tables = objects.filter { $0.section == "tables" }
    guard tables.count > tablesInOneFile else {
      shared.objects = objects
      if shared.namespace == nil, shared.head.isEmpty, objects.isEmpty {
        shared.namespace = names.fileName(of: space.name)
      }
      return [(name, shared)]
    }
    var files: [(name: String, contents: FileContents)] = []
    var places: [SQLIdentifier: Int] = [:]
    for case let home? in tables.map(\.home) {
      places[home] = files.count
      let file = fileNames.take(FileNames.safe(home), in: name)
      files.append((file, FileContents(namespace: shared.namespace)))
    }
    var views = FileContents(namespace: shared.namespace)
    for object in objects {
      if let home = object.home, let place = places[home] {
        files[place].contents.objects.append(object)
      } else if object.section == "views" || object.section == "materialized_views" {
        views.objects.append(object)
      } else {
        shared.objects.append(object)
      }
    }
    if !views.objects.isEmpty { files.append((fileNames.take("_views", in: name), views)) }
    if !shared.objects.isEmpty || !shared.head.isEmpty {
      files.append((fileNames.take("_types", in: name), shared))
    }
    return files
  }

  private func written(_ namespace: SQLIdentifier) -> SQLIdentifier? {
    namespace == names.main ? nil : names.fileName(of: namespace)
  }

  static func head(of space: Namespace) -> [YAMLPair] {
    var head: [YAMLPair] = []
    head.add(text: "doc", space.doc)
    head.add(text: "swift_name", space.swiftName)
    head.add(text: "owner", space.owner)
    return head
  }
}
