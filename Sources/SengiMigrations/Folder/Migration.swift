import SengiSteps

/// One folder of migrations as it was read.
public struct Migration: Sendable, Hashable {
  public var name: MigrationName
  public var snapshot: MigrationSnapshot
  public var up: ReadScript
  /// nil where there is no `down.sql`.
  public var down: ReadScript?

  public init(
    name: MigrationName, snapshot: MigrationSnapshot, up: ReadScript, down: ReadScript? = nil
  ) {
    self.name = name
    self.snapshot = snapshot
    self.up = up
    self.down = down
  }

  public var id: String { snapshot.id }

  /// How far `down.sql` leads back; a file that does not say is taken to lead back exactly.
  public var downClass: DownClass {
    guard let down else { return DownClass(.impossible, losses: ["there is no down.sql"]) }
    return down.script.downClass ?? DownClass(.exact)
  }
}
