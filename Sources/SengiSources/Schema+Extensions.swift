import SengiSQL
import SengiSchema

extension Schema {
  /// The schema with a namespace said of each extension that has to leave its own, since that goes;
  /// elsewhere it is nobody's business where extensions are that do not say.
  /// - Parameters:
  ///   - old: Where they are.
  ///   - form: Where the server puts them.
  func movingExtensions(from old: Schema, as form: Schema) -> Schema {
    var schema = self
    let kept = Set(namespaces.map(\.name)).union([Self.publicNamespace])
    for index in extensions.indices where extensions[index].namespace == nil {
      let name = extensions[index].name
      let home = old.extensions.first { $0.name == name }?.namespace
      guard let home, !kept.contains(home) else { continue }
      schema.extensions[index].namespace = form.extensions.first { $0.name == name }?.namespace
    }
    return schema
  }
}
