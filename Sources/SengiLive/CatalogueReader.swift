import SengiClient
import SengiSQL
import SengiSchema

/// Reads what a live database holds as a schema.
///
/// A fixed number of queries is sent, whatever the number of objects, all in one read-only
/// transaction of one snapshot; nothing is changed. SQL text comes out as the search path of its
/// namespace wants it (``Schema/searchPath(of:)``), with redundant casts left out where the server
/// provably reads the same.
public enum CatalogueReader {
  /// Reads the database that the client is connected to.
  /// - Throws: ``PGError``, ``UnsupportedServer``.
  public nonisolated(nonsending) static func read(
    _ client: PGClient, options: CatalogueOptions = CatalogueOptions()
  ) async throws -> CatalogueSnapshot {
    try await client.withConnection { connection in
      try await read(connection, options: options)
    }
  }

  /// Reads the database over a leased connection, which must not be in a transaction.
  /// - Throws: ``PGError``, ``UnsupportedServer``.
  public nonisolated(nonsending) static func read(
    _ connection: PGConnection, options: CatalogueOptions = CatalogueOptions()
  ) async throws -> CatalogueSnapshot {
    let catalogue = try await connection.transaction(
      isolation: .repeatableRead, readOnly: true
    ) { transaction in
      try await Catalogue.read(CatalogueSession(transaction: transaction), options)
    }
    var assembly = SchemaAssembly(catalogue, options)
    return assembly.snapshot()
  }
}

extension CatalogueReader {
  /// Reads the database, and keeps what it answered.
  /// - Throws: ``PGError``, ``UnsupportedServer``.
  public nonisolated(nonsending) static func record(
    _ connection: PGConnection, options: CatalogueOptions = CatalogueOptions()
  ) async throws -> (CatalogueSnapshot, CatalogueRecording) {
    let (catalogue, recording) = try await connection.transaction(
      isolation: .repeatableRead, readOnly: true
    ) { transaction in
      let rows = RecordingRows(CatalogueSession(transaction: transaction))
      let catalogue = try await Catalogue.read(rows, options)
      return (catalogue, rows.recording)
    }
    var assembly = SchemaAssembly(catalogue, options)
    return (assembly.snapshot(), recording)
  }

  /// Reads what a database answered earlier.
  /// - Parameter options: The same as then.
  /// - Returns: nil when another version of Sengi asked, so that the database has to be read again.
  public nonisolated(nonsending) static func read(
    _ recording: CatalogueRecording, options: CatalogueOptions = CatalogueOptions()
  ) async -> CatalogueSnapshot? {
    guard let catalogue = try? await Catalogue.read(RecordedRows(recording), options) else {
      return nil
    }
    var assembly = SchemaAssembly(catalogue, options)
    return assembly.snapshot()
  }
}

/// A server of a version that Sengi does not know the catalogues of.
public struct UnsupportedServer: Error, Sendable, Hashable, CustomStringConvertible {
  /// As in `server_version_num`.
  public var serverVersion: Int

  public var description: String {
    "PostgreSQL \(serverVersion / 10_000) is not supported; "
      + "\(PostgresVersion.supported.lowerBound) to \(PostgresVersion.supported.upperBound) are"
  }
}
