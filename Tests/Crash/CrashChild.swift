import Foundation
import SengiClient
import SengiMigrations
import Synchronization

/// The process that is killed: applies the migrations, and dies by its own hand at an event.
enum CrashChild {
  /// - Parameter kill: The number of the event, counted from 1, at which to die; nil for never.
  static func run(_ connection: String, _ folder: String, killAt kill: Int?) async throws {
    let events = Mutex(0)
    var options = MigratorOptions()
    options.resumesUnfinished = true
    options.lockWait = .seconds(30)
    let migrator = Migrator(
      try CrashMigrations.graph(at: folder), on: PGConfiguration(connection), options: options
    ) { _ in
      let number = events.withLock { count in
        count += 1
        return count
      }
      if number == kill { Foundation.kill(getpid(), SIGKILL) }
    }
    try await migrator.up()
    // What the parent learns the number of boundaries from.
    print(events.withLock { $0 })
  }
}
