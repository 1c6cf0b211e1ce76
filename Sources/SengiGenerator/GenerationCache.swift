import SengiSQL
import SengiSwift

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Remembers, for each output folder, what it was last made from and what it held then.
///
/// The records lie in the user's cache folder and never beside the generated files, so that those
/// are the same whichever way they were made. A record that is missing, old or unreadable costs one
/// full run and nothing else.
public struct GenerationCache: Sendable, Hashable {
  /// Where the records are; a folder that cannot be written holds none.
  public let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  /// `$XDG_CACHE_HOME/sengi`, else `Library/Caches/sengi` or `.cache/sengi` in the home folder.
  /// - Returns: nil where the environment names neither.
  public static func standard(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> GenerationCache? {
    if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
      return GenerationCache(folder: join(caches, "sengi"))
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    #if os(macOS)
      return GenerationCache(folder: join(home, "Library/Caches/sengi"))
    #else
      return GenerationCache(folder: join(home, ".cache/sengi"))
    #endif
  }

  /// Whether the folder is as the run with this key left it.
  func isCurrent(_ output: OutputFolder, key: String, kind: String) -> Bool {
    guard let data = try? Data(contentsOf: file(of: output, kind)) else { return false }
    return data.elementsEqual(Self.record(key, output).utf8)
  }

  func remember(_ output: OutputFolder, key: String, kind: String) {
    let file = file(of: output, kind)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(Self.record(key, output).utf8).write(to: file, options: .atomic)
  }

  private func file(of output: OutputFolder, _ kind: String) -> URL {
    let real = URL(filePath: output.path).standardizedFileURL.resolvingSymlinksInPath().path
    return URL(filePath: join(folder, SHA256.hex(Array("\(kind) \(real)".utf8))))
  }

  private static func record(_ key: String, _ output: OutputFolder) -> String {
    key + "\n" + output.stamp() + "\n"
  }
}

extension OutputFolder {
  /// Name, size and time of every file that a generator may have written there.
  ///
  /// Version control and editors change the time of what they change, so the contents need no
  /// reading.
  fileprivate func stamp() -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var hash = SHA256()
    for name in names.sorted() where name.hasSuffix(".swift") || name.hasSuffix(".json") {
      hash.update(name)
      hash.update(FileStamp(path: join(path, name))?.description ?? "none")
    }
    return hash.hex()
  }
}
