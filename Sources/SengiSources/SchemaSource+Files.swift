extension SchemaSource {
  /// The source's YAML; nil for a database.
  /// - Throws: ``SourceFailure``.
  public func files() throws(SourceFailure) -> SourceFiles? {
    switch self {
    case .folder(let path): try SourceFiles.folder(path)
    case .revision(let revision, let path): try GitRevision.files(revision, path: path)
    case .migrations(let folder): try MigrationsHead.files(of: folder)
    case .files(let files): files
    case .database: nil
    }
  }
}
