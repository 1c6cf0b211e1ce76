import SengiDDL
import SengiLive
import SengiSQL
import SengiSchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What servers made of schemas, kept outside any repository from one run to the next.
///
/// A file is found by the schema's SQL, the server's version and what is asked about it. Files that
/// are damaged, or of another version of Sengi, count as not there; whatever cannot be written is
/// not.
public struct FormCache: Sendable {
  private let folder: String

  public init(folder: String) { self.folder = folder }

  /// `$XDG_CACHE_HOME/sengi`, else `~/.cache/sengi`.
  /// - Returns: nil where neither variable is set.
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> FormCache? {
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      return FormCache(folder: base + "/sengi")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return FormCache(folder: home + "/.cache/sengi")
  }

  /// - Parameter version: The server's, such as `15.20`.
  func key(_ schema: Schema, version: String, _ options: CatalogueOptions) -> String {
    var hash = SHA256()
    hash.update(version)
    hash.update(DDLWriter.script(for: schema, options: DDLOptions(includesRoles: true)).text)
    hash.update(options.namespaces.sorted().map(\.quoted).joined(separator: ","))
    hash.update("\(options.includesOwners) \(options.includesExtensionVersions)")
    return hash.hex()
  }

  nonisolated(nonsending) func form(
    _ key: String, options: CatalogueOptions
  ) async -> ServerForm? {
    guard let data = try? Data(contentsOf: URL(filePath: path(key))) else { return nil }
    // Name, NUL, text, NUL, …, and an empty name before the recording.
    var helpers: [String: String] = [:]
    var rest = Array(data)[...]
    while let name = Self.text(&rest), !name.isEmpty {
      guard let text = Self.text(&rest) else { return nil }
      helpers[name] = text
    }
    guard let recording = CatalogueRecording(bytes: rest),
      let snapshot = await CatalogueReader.read(recording, options: options)
    else { return nil }
    return ServerForm(snapshot, helpers: helpers)
  }

  func keep(_ recording: CatalogueRecording, helpers: [String: String], as key: String) {
    var bytes: [UInt8] = []
    for (name, text) in helpers.sorted(by: { $0.key < $1.key }) {
      bytes += Array(name.utf8) + [0] + Array(text.utf8) + [0]
    }
    bytes += [0] + recording.bytes
    let files = FileManager.default
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    removeOldest()
    try? Data(bytes).write(to: URL(filePath: path(key)), options: .atomic)
  }

  private func path(_ key: String) -> String { "\(folder)/\(key).form" }

  private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.firstIndex(of: 0) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  /// Each change of a schema leaves a file; those not written lately go.
  private func removeOldest() {
    let files = FileManager.default
    let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".form") }
    guard names.count >= Self.most else { return }
    let dated = names.map { name in
      let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
      return (name, attributes?[.modificationDate] as? Date ?? .distantPast)
    }.sorted { $0.1 < $1.1 }
    for (name, _) in dated.prefix(names.count - Self.most + 1) {
      try? files.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  private static let most = 32
}
