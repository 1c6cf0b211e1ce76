import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema

/// What brings a schema folder up to date with a database.
public struct FolderUpdate: Sendable {
  /// A file to be written, or removed.
  public struct Change: Sendable, Hashable {
    /// The path under the schema folder without `.yaml`.
    public var name: String
    /// The whole text; nil for a file in which nothing is left.
    public var text: String?
    public var isNew: Bool
  }

  /// In the order of their names; files that stay as they are do not stand here.
  public internal(set) var changes: [Change] = []
  /// Objects, as they are told to people, that the folder did not have.
  public internal(set) var added: [String] = []
  /// Objects that were different.
  public internal(set) var altered: [String] = []
  /// Objects that the database does not have any more.
  public internal(set) var removed: [String] = []
  /// The number of objects whose text stays as it was.
  public internal(set) var unchanged = 0
  /// Objects of the folder that could not be brought to what the database has.
  public internal(set) var failed: [String] = []
  /// Why the files would not read, where they do not: a fault of Sengi, or a name or text in the
  /// database that YAML cannot hold.
  public internal(set) var findings = Diagnostics()

  public var isEmpty: Bool { changes.isEmpty }

  /// How a pull treats what it does not see.
  public struct Options: Sendable, Hashable {
    /// Whether owners were read; else those in the files stay.
    public var withOwners: Bool
    /// The namespaces that were read; nil for all.
    public var namespaces: Set<SQLIdentifier>?

    public init(withOwners: Bool = false, namespaces: Set<SQLIdentifier>? = nil) {
      self.withOwners = withOwners
      self.namespaces = namespaces
    }
  }

  /// The least change of the files after which they say what the database holds.
  ///
  /// An empty folder is laid out anew (``SchemaWriter``). Else every object stays in its file;
  /// those that are the same are not touched, so that their text stays byte for byte. What a
  /// database cannot know, such as shapes, Swift names and behaviours, is kept.
  /// - Returns: nil when the files cannot be read; why stands in `diagnostics`.
  public static func plan(
    _ files: [SchemaFile], from pulled: Schema,
    configuration: ProjectConfiguration = ProjectConfiguration(), options: Options = Options(),
    into diagnostics: inout Diagnostics
  ) -> FolderUpdate? {
    var pulled = pulled
    pulled.target = configuration.target
    pulled = pulled.recognizingBehaviours
    // Extensions go there by themselves.
    if (configuration.namespaces[configuration.mainNamespace] ?? configuration.mainNamespace)
      == Schema.publicNamespace
    {
      for index in pulled.extensions.indices
      where pulled.extensions[index].namespace == Schema.publicNamespace {
        pulled.extensions[index].namespace = nil
      }
    }
    if files.isEmpty, pulled.namespaces.isEmpty {
      // A folder without files is no schema, not even an empty one.
      pulled.namespaces = [Namespace(name: configuration.mainNamespace)]
    }
    guard !files.isEmpty else { return layout(pulled.enforcingShapesOnly, configuration) }
    var found = Diagnostics()
    guard
      let existing = SchemaReader.read(
        files, configuration: configuration, appliesRules: false, into: &found)?.schema
    else {
      diagnostics.append(contentsOf: found.all)
      return nil
    }
    let wanted = pulled.adopting(existing, options).enforcingShapesOnly
    var revision = FolderRevision(files, existing, wanted, configuration)
    return revision.plan()
  }

  /// A folder that has nothing yet.
  private static func layout(
    _ schema: Schema, _ configuration: ProjectConfiguration
  ) -> FolderUpdate {
    var update = FolderUpdate()
    for file in SchemaWriter.files(for: schema, configuration: configuration) {
      update.changes.append(Change(name: file.name, text: file.text, isNew: true))
    }
    let index = ObjectIndex(schema, SchemaNames(schema, configuration))
    update.added = index.order.map(\.description)
    let texts = Dictionary(
      update.changes.map { ($0.name, $0.text ?? "") }, uniquingKeysWith: { first, _ in first })
    let wrong = ReadBack(texts, configuration).mismatches(index)
    update.failed = wrong.identities.map(\.description).sorted()
    update.findings = wrong.findings
    return update
  }
}
