import SengiDiagnostics
import SengiReading
import SengiSchema

/// Files as they would be, read to see whether they say what they should.
struct ReadBack {
  private let schema: Schema?
  private let configuration: ProjectConfiguration
  private let diagnostics: Diagnostics

  init(_ texts: [String: String], _ configuration: ProjectConfiguration) {
    self.configuration = configuration
    var diagnostics = Diagnostics()
    let files = texts.sorted { $0.key < $1.key }.map { name, text in
      SchemaFile(name: name, path: name + ".yaml", contents: Array(text.utf8))
    }
    schema =
      SchemaReader.read(
        files, configuration: configuration, appliesRules: false, into: &diagnostics)?.schema
    self.diagnostics = diagnostics
  }

  /// Objects that are not said as they should be, or should not be there; all of them, with the
  /// findings, where the files do not read at all.
  func mismatches(
    _ wanted: ObjectIndex
  ) -> (identities: Set<ObjectIdentity>, findings: Diagnostics) {
    guard let schema else { return (Set(wanted.order), diagnostics) }
    let index = ObjectIndex(schema, SchemaNames(schema, configuration))
    var wrong = Set(index.order.filter { wanted.objects[$0] == nil })
    for identity in wanted.order
    where index.objects[identity]?.value != wanted.objects[identity]?.value {
      wrong.insert(identity)
    }
    return (wrong, Diagnostics())
  }
}
