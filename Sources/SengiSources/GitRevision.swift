import Foundation
import SengiDiagnostics
import SengiGenerator
import SengiReading

/// The files of a project as a commit has them.
struct GitRevision: Sendable {
  var revision: String
  var git: GitProgram

  /// - Parameter path: The schema folder, relative to the current one; nil for the one that the
  ///   project around the current folder has.
  static func files(
    _ revision: String, path: String?
  ) throws(SourceFailure) -> SourceFiles {
    let start = path.map(existingFolder) ?? "."
    let git = GitProgram(folder: start)
    do {
      let root = text(try git.output(["rev-parse", "--show-toplevel"]))
      _ = try git.output(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
      let commit = GitRevision(revision: revision, git: GitProgram(folder: root))
      return try commit.files(of: path, root: root)
    } catch let failure as SourceFailure {
      throw failure
    } catch {
      let complaint = (error as? GitProgram.Refusal)?.complaint ?? "\(error)"
      throw SourceFailure(
        .configuration, DiffCode.gitFailed, "git knows no commit '\(revision)' here",
        remedy: "look at `git log`; a shallow clone has to fetch the commit first",
        notes: complaint.isEmpty ? [] : [complaint])
    }
  }

  private func files(of path: String?, root: String) throws -> SourceFiles {
    let names = Set(
      try git.output(["ls-tree", "-r", "-z", "--name-only", "--full-tree", revision])
        .split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    var folder = try relative(path, to: root)
    let settings = Self.upward(from: folder).lazy.map { Self.join($0, "sengi.yaml") }
      .first(where: names.contains)
    if path == nil {
      folder = try schemaFolder(near: folder, settings, names)
    }
    let prefix = folder.isEmpty ? "" : folder + "/"
    let chosen = names.filter { name in
      name.hasPrefix(prefix) && name.hasSuffix(".yaml")
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && name.split(separator: "/").last != "sengi.yaml"
    }.sorted()
    guard !chosen.isEmpty else {
      throw SourceFailure(
        .configuration, DiffCode.gitFailed,
        "'\(revision)' has no schema files in '\(folder.isEmpty ? "." : folder)'",
        remedy: "name their folder: git:\(revision):PATH")
    }
    let contents = try contents(of: chosen + (settings.map { [$0] } ?? []))
    return SourceFiles(
      files: chosen.map { name in
        SchemaFile(
          name: String(name.dropFirst(prefix.count).dropLast(".yaml".count)),
          path: "\(revision):\(name)", contents: contents[name] ?? [])
      },
      configuration: settings.map {
        SourceFiles.Configuration(path: "\(revision):\($0)", contents: contents[$0] ?? [])
      })
  }

  /// The folder that the settings name, else the usual ones beside them.
  private func schemaFolder(
    near start: String, _ settings: String?, _ names: Set<String>
  ) throws -> String {
    var candidates: [String] = []
    let home = settings.map { Self.parent($0) } ?? start
    if let settings, let bytes = try contents(of: [settings])[settings] {
      var ignored = Diagnostics()
      if let named = ProjectConfiguration.read(bytes, path: settings, into: &ignored)?.schemas {
        candidates.append(Self.join(home, named))
      }
    }
    candidates += ["schemas", "Schemas"].map { Self.join(home, $0) }
    return candidates.map(Self.tidy).first { folder in
      names.contains { $0.hasPrefix(folder + "/") && $0.hasSuffix(".yaml") }
    } ?? home
  }

  /// `git cat-file --batch`: a line `ID TYPE SIZE`, the bytes, and a line break, for each.
  private func contents(of names: [String]) throws -> [String: [UInt8]] {
    let list = names.map { "\(revision):\($0)\n" }.joined()
    var rest = try git.output(["cat-file", "--batch"], input: list)[...]
    var contents: [String: [UInt8]] = [:]
    for name in names {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[rest.index(after: end)...]
      guard words.count == 3, words[1] == "blob", let size = Int(words[2]), size >= 0,
        rest.count > size
      else { continue }
      contents[name] = Array(rest.prefix(size))
      rest = rest.dropFirst(size + 1)
    }
    return contents
  }

  /// A path of the current folder as the repository knows it; empty for its root.
  private func relative(_ path: String?, to root: String) throws -> String {
    let here = URL(filePath: path ?? ".").standardizedFileURL.resolvingSymlinksInPath().path
    let top = URL(filePath: root).standardizedFileURL.resolvingSymlinksInPath().path
    if here == top { return "" }
    guard here.hasPrefix(top + "/") else {
      throw SourceFailure(
        .configuration, DiffCode.gitFailed, "'\(path ?? ".")' is not in this repository")
    }
    return String(here.dropFirst(top.count + 1))
  }

  /// The folder itself and those around it, the nearest first.
  private static func upward(from folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, !last.isEmpty { folders.append(parent(last)) }
    return folders
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : "\(folder)/\(name)"
  }

  /// Without `.` and `..`.
  private static func tidy(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// A folder of today's to ask git in; the path itself may be one that only the commit has.
  private static func existingFolder(_ path: String) -> String {
    var folder = path
    var isDirectory: ObjCBool = false
    while !folder.isEmpty, folder != "/" {
      if FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory),
        isDirectory.boolValue
      {
        return folder
      }
      folder = folder.contains("/") ? parent(folder) : "."
      if folder == "." { return folder }
    }
    return folder.isEmpty ? "." : folder
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
