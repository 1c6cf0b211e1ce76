import SengiMigrations
import SengiSQL
import SengiSchema
import SengiSources

extension MigrationProof {
  /// JSON for the columns that have a shape after the migration, by the tables' quoted names and the
  /// columns': the database alone does not know what their documents look like.
  static func documents(after migration: Migration) -> [String: [String: String]] {
    let files = SourceFiles(migration.snapshot, at: migration.name.description)
    guard let schema = (try? files.read())?.read.schema else { return [:] }
    var documents: [String: [String: String]] = [:]
    for table in schema.tables {
      for column in table.columns where !column.isComputed {
        guard let sample = SampleDocument(of: column, in: schema) else { continue }
        documents[table.name.quoted, default: [:]][column.name.name] = sample.text
        if let tag = sample.tag, let place = column.tag {
          documents[table.name.quoted, default: [:]][place.name] = tag
        }
      }
    }
    return documents
  }
}
