import SengiDiagnostics
import SengiSwift

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TemplateFolder {
  /// What exporting did, by file name.
  public struct Export: Sendable, Hashable {
    public var written: [String] = []
    /// Files that were different and have been written anew.
    public var replaced: [String] = []
    public var unchanged: [String] = []
  }

  /// Writes the built-in templates, all of them or none.
  /// - Parameter replaces: Whether files that differ may be written anew.
  /// - Returns: nil when a file differs and may not be, or the folder cannot be written, which is
  ///   then among the diagnostics.
  public func export(replaces: Bool, into diagnostics: inout Diagnostics) -> Export? {
    var export = Export()
    var found = Diagnostics()
    var texts: [(file: String, text: String)] = []
    for name in TemplateName.allCases {
      guard let source = TemplateSet.builtin[name] else { continue }
      let file = name.rawValue + Self.suffix
      let existing = try? Data(contentsOf: URL(filePath: join(path, file)))
      if existing == Data(source.text.utf8) {
        export.unchanged.append(file)
        continue
      }
      if existing == nil { export.written.append(file) } else { export.replaced.append(file) }
      texts.append((file, source.text))
      if existing != nil, !replaces {
        found.error(
          "CFG0109", "this file is not the built-in template and would be overwritten",
          remedy: "export into another folder, or pass --force",
          at: SourceRange(file: join(path, file)))
      }
    }
    diagnostics.append(contentsOf: found.all)
    if found.hasErrors { return nil }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for item in texts {
        try Data(item.text.utf8).write(to: URL(filePath: join(path, item.file)), options: .atomic)
      }
      return export
    } catch {
      diagnostics.error(
        "CFG0105", "cannot write to the folder: \(FileFailure.reason(error))",
        at: SourceRange(file: path))
      return nil
    }
  }
}
