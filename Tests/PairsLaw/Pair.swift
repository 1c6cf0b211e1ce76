import Foundation
import RoundTripLaw

/// Two schemas, one to be turned into the other.
public struct Pair: Sendable {
  /// The collection that it is from, such as `migra`.
  public var suite: String
  public var name: String
  public var old: URL
  public var new: URL

  public init(suite: String, name: String, old: URL, new: URL) {
    self.suite = suite
    self.name = name
    self.old = old
    self.new = new
  }

  /// Every `SUITE/NAME/{old,new}.sql` of a folder, by suite and name.
  public static func pairs(in folder: String) throws -> [Pair] {
    let files = FileManager.default
    let root = URL(filePath: folder)
    return try files.contentsOfDirectory(atPath: folder).sorted().flatMap { suite in
      let place = root.appending(path: suite)
      let names = (try? files.contentsOfDirectory(atPath: place.path)) ?? []
      return names.sorted().compactMap { name -> Pair? in
        let (old, new) = (
          place.appending(path: "\(name)/old.sql"), place.appending(path: "\(name)/new.sql")
        )
        guard [old, new].allSatisfy({ files.fileExists(atPath: $0.path) }) else { return nil }
        return Pair(suite: suite, name: name, old: old, new: new)
      }
    }
  }

  /// A random pair, written to the folder.
  public static func random(seed: UInt64, in folder: URL) throws -> Pair {
    let place = folder.appending(path: "random/\(seed)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let pair = Pair(
      suite: "random", name: "\(seed)", old: place.appending(path: "old.sql"),
      new: place.appending(path: "new.sql"))
    let (old, new) = RandomSchema.pair(seed: seed)
    try Data(old.utf8).write(to: pair.old)
    try Data(new.utf8).write(to: pair.new)
    return pair
  }

  /// The roles that the pairs' texts give something to or make, without those that always are.
  ///
  /// Roles are the cluster's: two pairs that each make one at the same time would get into each
  /// other's way.
  public static func roles(in pairs: [Pair]) throws -> [String] {
    let pattern =
      #/(?i:create\s+role|owner\s+to|for\s+role|authorization|grant\s[^;]*\sto|revoke\s[^;]*\sfrom|policy\s[^;]*?\sto)\s+(?<list>[a-z_][a-z0-9_]*(?:\s*,\s*[a-z_][a-z0-9_]*)*)/#
    var names: Set<String> = []
    for pair in pairs {
      for file in [pair.old, pair.new] {
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: pattern) {
          names.formUnion(
            match.output.list.split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() })
        }
      }
    }
    let usual: Set<String> = ["public", "postgres", "current_user", "session_user", "current_role"]
    return names.subtracting(usual).filter { !$0.hasPrefix("pg_") }.sorted()
  }
}
