import Foundation

/// A schema to hold to the law.
public struct Subject: Sendable {
  public var name: String
  public var file: URL

  /// The SQL files in a folder, by name; one in a folder named for a major version needs a server of
  /// that version or later.
  public static func files(in folder: String, major: Int) throws -> [Subject] {
    var subjects: [Subject] = []
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where name.hasSuffix(".sql") {
      let parts = name.dropLast(4).split(separator: "/")
      if parts.count > 1, let least = parts.first.flatMap({ Int($0) }), least > major { continue }
      subjects.append(
        Subject(name: String(name.dropLast(4)), file: URL(filePath: "\(folder)/\(name)")))
    }
    return subjects.sorted { $0.name < $1.name }
  }

  /// A random schema, written to the folder.
  public static func random(seed: UInt64, in folder: URL) throws -> Subject {
    let file = folder.appending(path: "random-\(seed).sql")
    try Data(RandomSchema.sql(seed: seed).utf8).write(to: file)
    return Subject(name: "random-\(seed)", file: file)
  }
}
