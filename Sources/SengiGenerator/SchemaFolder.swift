import SengiDiagnostics
import SengiSwift

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The schema files of one folder.
public struct SchemaFolder: Sendable, Hashable {
  /// The folder's path as the user gave it.
  public let path: String

  public init(path: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
  }

  /// One YAML file of the folder.
  public struct File: Sendable, Hashable {
    /// The path under the folder without `.yaml`, such as `auth/user`.
    public var name: String
    /// The path as diagnostics name it: the folder's as given, and the file's under it.
    public var path: String
    public var bytes: [UInt8]
  }

  /// Every `*.yaml` under the folder but `sengi.yaml`, by path.
  ///
  /// Links are followed, those that lead back to a folder around them are not. What cannot be read
  /// is a finding, and so are two files that would become one file of Swift.
  public func files(into diagnostics: inout Diagnostics) -> [File] {
    var listing = Listing(root: path)
    listing.walk("", ancestors: [])
    for failure in listing.failures {
      diagnostics.error(
        "CFG0101", "cannot list the folder: \(failure.reason)",
        at: SourceRange(file: failure.path))
    }
    var files: [File] = []
    for name in listing.names.sorted() {
      let path = join(self.path, name + Self.suffix)
      do {
        let data = try Data(contentsOf: URL(filePath: path))
        files.append(File(name: name, path: path, bytes: Array(data)))
      } catch {
        diagnostics.error(
          "CFG0102", "cannot read the file: \(FileFailure.reason(error))",
          at: SourceRange(file: path))
      }
    }
    reportCollisions(files, into: &diagnostics)
    return files
  }

  /// Whether there is any schema file, readable or not.
  var hasFiles: Bool {
    var listing = Listing(root: path)
    listing.walk("", ancestors: [])
    return !listing.names.isEmpty
  }

  static let suffix = ".yaml"

  /// File systems that ignore case would merge names that differ only in case.
  private func reportCollisions(_ files: [File], into diagnostics: inout Diagnostics) {
    var taken = [GeneratedFile.schemaFileName.lowercased(): "the file that Sengi itself adds"]
    for file in files {
      let output = GeneratedFile.name(ofUnit: file.name)
      if let other = taken[output.lowercased()] {
        diagnostics.error(
          "CFG0103", "\(file.path) and \(other) would both become \(output)",
          remedy: "rename the file", at: SourceRange(file: file.path))
      } else {
        taken[output.lowercased()] = file.path
      }
    }
  }

  private struct Listing {
    let root: String
    var names: [String] = []
    var failures: [(path: String, reason: String)] = []

    mutating func walk(_ folder: String, ancestors: Set<String>) {
      let path = folder.isEmpty ? root : join(root, folder)
      let real = URL(filePath: path).resolvingSymlinksInPath().path
      if ancestors.contains(real) { return }
      do {
        let entries = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        for entry in entries where !entry.hasPrefix(".") {
          visit(folder.isEmpty ? entry : join(folder, entry), ancestors.union([real]))
        }
      } catch {
        failures.append((path, FileFailure.reason(error)))
      }
    }

    private mutating func visit(_ entry: String, _ ancestors: Set<String>) {
      var isDirectory = false
      let exists = FileManager.default.fileExists(
        atPath: join(root, entry), isDirectory: &isDirectory)
      if exists, isDirectory {
        walk(entry, ancestors: ancestors)
      } else if entry.hasSuffix(suffix), entry.split(separator: "/").last != "sengi.yaml" {
        names.append(String(entry.dropLast(suffix.count)))
      }
    }
  }
}

/// A path and a name under it.
func join(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
