import SengiClient
import SengiLive
import SengiSQL
import SengiSchema

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

/// A connection string, whose password must not be shown.
struct ConnectionSecret {
  private let secrets: [String]

  init(_ connection: String) {
    var secrets: [String] = []
    // scheme://user:password@host
    if let at = connection.lastIndex(of: "@") {
      let before = connection[..<at]
      let start = before.firstRange(of: "//")?.upperBound ?? before.startIndex
      if let colon = before[start...].firstIndex(of: ":") {
        secrets.append(String(before[before.index(after: colon)...]))
      }
    }
    // password=… in either form
    for part in connection.split(whereSeparator: { " &?'".contains($0) })
    where part.hasPrefix("password=") {
      secrets.append(String(part.dropFirst("password=".count)))
    }
    self.secrets = secrets.filter { !$0.isEmpty }
  }

  func hidden(in text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "…") }
  }
}
