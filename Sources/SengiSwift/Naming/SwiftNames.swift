import SengiSQL
import SengiSchema

/// The Swift name of everything in a schema that has one.
struct SwiftNames: Sendable {
  /// The namespace whose types stand at the top level of the module.
  let main: SQLIdentifier
  let options: SwiftOptions
  var namespaces: [SQLIdentifier: SwiftIdentifier] = [:]
  var tables: [QualifiedName: SwiftIdentifier] = [:]
  var enumerations: [QualifiedName: SwiftIdentifier] = [:]
  var shapes: [QualifiedName: SwiftIdentifier] = [:]
  var domains: [QualifiedName: SwiftIdentifier] = [:]
  var composites: [QualifiedName: SwiftIdentifier] = [:]
  /// What becomes of the schema's own types.
  var types = SchemaTypes()
  /// In the order of the table's columns.
  var columns: [QualifiedName: [SwiftIdentifier]] = [:]
  /// In the order of the composite type's attributes.
  var attributes: [QualifiedName: [SwiftIdentifier]] = [:]
  /// In the order of the enumeration's values.
  var cases: [QualifiedName: [SwiftIdentifier]] = [:]
  /// The values as the database spells them.
  var labels: [QualifiedName: [String]] = [:]
  /// The columns whose values are the ids of rows.
  var ids = StrongIDs()
  /// The names of all types at the top level, and in each namespace.
  var topLevel: Set<String> = []
  var members: [SQLIdentifier: Set<String>] = [:]
  /// The library's names that each namespace's types hide in it.
  private var hidden: [SQLIdentifier: Set<String>] = [:]

  init(main: SQLIdentifier, options: SwiftOptions) {
    self.main = main
    self.options = options
  }

  /// The type names that code of this namespace sees without a qualifier.
  func visible(in namespace: SQLIdentifier?) -> Set<String> {
    guard let namespace, namespace != main else { return topLevel }
    return topLevel.union(members[namespace] ?? [])
  }

  /// To be called when every type has its name.
  mutating func findHiddenNames() {
    let library = Set(LibraryName.allCases.map(\.rawValue))
    hidden[main] = topLevel.intersection(library)
    for (namespace, types) in members {
      hidden[namespace] = types.union(topLevel).intersection(library)
    }
  }

  /// The library's names as code writes them that sees the types of these namespaces.
  func library(seenBy namespaces: [SQLIdentifier?]) -> LibraryNames {
    LibraryNames(
      hidden: namespaces.reduce(into: []) { $0.formUnion(hidden[$1 ?? main] ?? []) },
      access: options.accessModifier)
  }

  /// The words of a name, under the project's rules.
  func words(_ text: String) -> NameWords { NameWords(text, options.naming) }

  /// `Blog.Post`: the type's name as code outside every namespace writes it.
  func absolute(_ name: SwiftIdentifier, in namespace: SQLIdentifier?) -> SwiftCode {
    guard let namespace, let outer = namespaces[namespace] else { return "\(name)" }
    return "\(outer).\(name)"
  }
}
