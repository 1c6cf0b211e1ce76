import SengiReading
import SengiSQL
import SengiSchema

/// Writes a schema as YAML that reads back as the same schema.
///
/// The text is in the layout of `sengi format`, the same bytes for the same schema. Whatever the
/// reader finds by itself is left out: names that PostgreSQL would choose, qualifications along the
/// search path, the columns of a referenced primary key.
public enum SchemaWriter {
  /// From this many tables on, a namespace becomes a folder with a file for each table.
  public static let tablesInOneFile = 20

  /// The files of a schema folder, by name without `.yaml`, in the order of their names.
  ///
  /// A namespace of up to ``tablesInOneFile`` tables is one file; a larger one is a folder with a
  /// file for each table, `_views` and `_types`. What belongs to the whole database stands in
  /// `_database`, or in the only file there is.
  public static func files(
    for schema: Schema, configuration: ProjectConfiguration = ProjectConfiguration()
  ) -> [(name: String, text: String)] {
    var layout = FolderLayout(SchemaNames(schema, configuration))
    return layout.files().map { ($0.name, $0.contents.text) }
  }

  /// The whole schema as a single file; nil when it has several namespaces.
  public static func text(
    for schema: Schema, configuration: ProjectConfiguration = ProjectConfiguration()
  ) -> String? {
    guard schema.namespaces.count <= 1 else { return nil }
    var layout = FolderLayout(SchemaNames(schema, configuration), tablesInOneFile: .max)
    return layout.files().first?.contents.text
  }
}
