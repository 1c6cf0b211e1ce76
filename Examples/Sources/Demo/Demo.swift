import Foundation
import Models
import Sengi

/// Writes to every example schema, reads all of it back, and compares.
///
/// Takes the server from `SENGI_DATABASE_URL`; ends with status 1 when anything read differs from
/// what was written.
@main struct Demo {
  static func main() async {
    guard let url = ProcessInfo.processInfo.environment["SENGI_DATABASE_URL"] else {
      print("set SENGI_DATABASE_URL, or run `make demo`")
      exit(2)
    }
    var configuration = PGConfiguration(url)
    configuration.connections = 10
    configuration.overflow = 0
    let client = PGClient(configuration)
    var comparison = Comparison()
    do {
      try await blog(client, &comparison)
      try await teams(client, &comparison)
      try await storage(client, &comparison)
      try await auth(client, &comparison)
      try await pointReads(client, &comparison)
    } catch {
      print("the demo failed: \(String(reflecting: error))")
      exit(1)
    }
    await client.close()
    print("\(comparison.compared) values compared, \(comparison.differences) differ")
    exit(comparison.differences == 0 ? 0 : 1)
  }
}

/// Counts what was compared and says what differs.
struct Comparison {
  private(set) var compared = 0
  private(set) var differences = 0

  mutating func expect<Value: Equatable>(_ what: String, _ found: Value, equals wanted: Value) {
    compared += 1
    guard found != wanted else { return }
    differences += 1
    print("DIFFERENT \(what): read \(found), wrote \(wanted)")
  }

  mutating func expect<Value: Equatable>(
    _ what: String, _ found: [Value], equals wanted: [Value]
  ) {
    expect("number of \(what)", found.count, equals: wanted.count)
    for (index, pair) in zip(found, wanted).enumerated() {
      expect("\(what)[\(index)]", pair.0, equals: pair.1)
    }
  }
}
