/// The schema after the newest of a folder's migrations.
enum MigrationsHead {
  static func files(of folder: String) throws(SourceFailure) -> SourceFiles {
    throw SourceFailure(
      .configuration, DiffCode.noMigration, "there are no migrations in '\(folder)'",
      remedy: "make the first with `sengi migrate new`")
  }
}
