import SengiClient
import SengiLive
import SengiSQL
import SengiSchema
import SengiSources

/// What a live database holds, with what is to be told about the reading of it.
struct PulledDatabase {
  var schema: Schema
  /// What the schema does not say, or says only as verbatim SQL.
  var notes: [String]

  /// - Throws: exit status 4 after printing what is wrong.
  static func read(
    _ url: String, owners: Bool, namespaces: Set<SQLIdentifier>?
  ) async throws -> PulledDatabase {
    let client = PGClient(PGConfiguration(url))
    let options = CatalogueOptions(
      namespaces: namespaces ?? [], includesOwners: owners, includesRoles: owners)
    let snapshot: CatalogueSnapshot
    do {
      snapshot = try await CatalogueReader.read(client, options: options)
      await client.close()
    } catch {
      await client.close()
      Output.report(
        "error: cannot read the database: \(ConnectionSecret(url).hidden(in: "\(error)"))\n")
      throw Status.server
    }
    let found = Set(snapshot.schema.namespaces.map(\.name))
    if let missing = namespaces?.subtracting(found).min() {
      Output.report("error: the database has no namespace '\(missing)'\n")
      throw Status.server
    }
    return PulledDatabase(
      schema: snapshot.schema,
      notes: snapshot.omissions.map { omission in
        "\(omission.kind) \(omission.name) "
          + (omission.isCarried ? "is carried as it is" : "is left out") + ": \(omission.reason)"
      })
  }
}
