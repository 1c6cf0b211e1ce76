import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// Parts of tables that a file declares under a name.
struct Mixin {
  var name: QualifiedName
  var entry: YAMLEntry
}

/// All mixins of a schema, and which of them have been read.
struct Mixins {
  private(set) var byName: [QualifiedName: Mixin] = [:]
  var used: Set<QualifiedName> = []
  /// Findings about mixins, each of which is reported once however many tables use them.
  var reported: Set<Diagnostic> = []

  mutating func declare(_ mixin: Mixin) { byName[mixin.name] = mixin }

  /// Those that a name can mean: of the namespace itself, else of the main one, else of any.
  func found(
    _ qualifier: SQLIdentifier?, _ name: SQLIdentifier, in namespace: SQLIdentifier,
    main: SQLIdentifier
  ) -> [Mixin] {
    for space in qualifier.map({ [$0] }) ?? [namespace, main] {
      if let mixin = byName[QualifiedName(space, name)] { return [mixin] }
    }
    guard qualifier == nil else { return [] }
    return byName.values.filter { $0.name.name == name }.sorted { $0.name < $1.name }
  }
}

/// What `use` comes to: mixins, those they use themselves before them, and behaviours.
struct ResolvedUses {
  var mixins: [Mixin] = []
  var behaviours: [BehaviourUse] = []
  /// Whether something was named that is not there.
  var lacksMixins = false
}
