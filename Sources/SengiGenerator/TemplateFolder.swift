import SengiDiagnostics
import SengiSwift

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of templates that stand in for those of Sengi: `table.mustache` and the like, and
/// partials of the user's own in its subfolder `partials`.
public struct TemplateFolder: Sendable, Hashable {
  /// The folder's path as the user gave it.
  public let path: String

  public init(path: String) {
    self.path = path
  }

  static let suffix = ".mustache"
  static let partials = "partials"

  /// The built-in templates with those of the folder in their places.
  /// - Returns: nil when the folder or a file in it cannot be used, which is then among the
  ///   diagnostics.
  func read(into diagnostics: inout Diagnostics) -> TemplateSet? {
    var found = Diagnostics()
    var set = TemplateSet.builtin
    for file in files(into: &found) {
      guard let text = TemplateText.read(file.bytes, file: file.path, into: &found) else {
        continue
      }
      let source = TemplateSet.Source(text: text, file: file.path)
      if file.isPartial {
        set.partials[file.name] = source
      } else if let name = TemplateName(rawValue: file.name) {
        set[name] = source
      } else {
        found.error(
          "GEN0107", "there is no template '\(file.name)' to override",
          remedy: Suggestion.remedy(for: file.name, in: TemplateName.allCases.map(\.rawValue))
            ?? "a partial belongs into the subfolder '\(Self.partials)'",
          at: SourceRange(file: file.path))
      }
    }
    // What is wrong with the other templates is told in the same run.
    if found.hasErrors { TemplateChecker.check(set, into: &found) }
    diagnostics.append(contentsOf: found.all)
    return found.hasErrors ? nil : set
  }

  struct File {
    var name: String
    var path: String
    var isPartial: Bool
    var bytes: [UInt8]
  }

  /// The folder's `*.mustache`, by path.
  func files(into diagnostics: inout Diagnostics) -> [File] {
    var files: [File] = []
    for (folder, isPartial) in [(path, false), (join(path, Self.partials), true)] {
      guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        if !isPartial {
          diagnostics.error(
            "CFG0108", "there is no folder of templates", at: SourceRange(file: folder))
        }
        continue
      }
      for entry in entries.sorted() where entry.hasSuffix(Self.suffix) && !entry.hasPrefix(".") {
        let file = join(folder, entry)
        do {
          let data = try Data(contentsOf: URL(filePath: file))
          let name = String(entry.dropLast(Self.suffix.count))
          files.append(File(name: name, path: file, isPartial: isPartial, bytes: Array(data)))
        } catch {
          diagnostics.error(
            "CFG0102", "cannot read the file: \(FileFailure.reason(error))",
            at: SourceRange(file: file))
        }
      }
    }
    return files
  }
}
