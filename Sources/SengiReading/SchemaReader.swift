import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// One schema file as it was found.
public struct SchemaFile: Sendable, Hashable {
  /// The path under the schema folder without `.yaml`, with `/` between folders: `auth/user`.
  public var name: String
  /// The path as findings show it.
  public var path: String
  public var contents: [UInt8]

  public init(name: String, path: String, contents: [UInt8]) {
    self.name = name
    self.path = path
    self.contents = contents
  }
}

/// A schema with the places of its parts and the files they came from.
public struct ReadSchema: Sendable {
  public var schema: Schema
  public var sources: SourceMap
  /// One for each file, in the files' order.
  public var units: [SchemaUnit]
  /// What the files ask not to be told, in their order.
  public var ignores: [FindingIgnore] = []
}

/// Turns YAML files into a schema.
///
/// ```
/// files → YAML trees → names declared → declarations read → references completed → rules
/// ```
public enum SchemaReader {
  /// - Parameter appliesRules: Whether the schema must hold together too, beyond being readable.
  /// - Returns: nil when anything is wrong; what it is stands in `diagnostics`.
  public static func read(
    _ files: [SchemaFile], configuration: ProjectConfiguration = ProjectConfiguration(),
    appliesRules: Bool = true, into diagnostics: inout Diagnostics
  ) -> ReadSchema? {
    var own = Diagnostics()
    var trees: [(file: SchemaFile, root: YAMLNode?)] = []
    for file in files {
      let (root, found) = YAMLReader.read(file.contents, file: file.path)
      own.append(contentsOf: found.all)
      trees.append((file, root))
    }
    guard !own.hasErrors else {
      diagnostics.append(contentsOf: own.all)
      return nil
    }
    var reading = Reading(configuration)
    for tree in trees { reading.declareNames(tree.root, &own) }
    for tree in trees { reading.readFile(tree.file, tree.root, &own) }
    reading.readUnusedMixins(&own)
    var read = reading.finish(&own)
    read.ignores = trees.flatMap { IgnoreKey.all(in: $0.file, $0.root) }
    // Rules count on a schema without holes.
    if appliesRules, !own.hasErrors { SchemaRules.check(read.schema, read.sources, into: &own) }
    diagnostics.append(contentsOf: own.all)
    return own.hasErrors ? nil : read
  }
}
