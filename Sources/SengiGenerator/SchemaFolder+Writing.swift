import SengiDiagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SchemaFolder {
  /// Writes and removes files; either all of them are as asked, or the folder is as before.
  ///
  /// Every text is first written beside its file under a name of its own. Only when all are there
  /// do they take the files' names, which cannot fail half-way for want of space or permission.
  /// - Parameter files: Names without `.yaml`, each with the file's whole text; nil removes it.
  /// - Returns: false when something could not be written, which is then among the diagnostics.
  public func write(
    _ files: [(name: String, text: String?)], into diagnostics: inout Diagnostics
  ) -> Bool {
    var staged: [(temporary: URL, target: URL)] = []
    defer { for file in staged { try? FileManager.default.removeItem(at: file.temporary) } }
    var current = path
    do {
      for case (let name, let text?) in files {
        let target = url(of: name)
        current = target.path
        let folder = target.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary = folder.appending(path: ".\(target.lastPathComponent).sengi-new")
        try Data(text.utf8).write(to: temporary)
        staged.append((temporary, target))
      }
      for file in staged {
        current = file.target.path
        guard Self.replace(file.target, by: file.temporary) else {
          throw CocoaError(.fileWriteUnknown)
        }
      }
      staged = []
      for case (let name, nil) in files {
        current = url(of: name).path
        try FileManager.default.removeItem(at: url(of: name))
      }
      return true
    } catch {
      diagnostics.error(
        "CFG0105", "cannot write to the folder: \(FileFailure.reason(error))",
        at: SourceRange(file: current))
      return false
    }
  }

  /// The file itself, where its name is a link to it.
  private func url(of name: String) -> URL {
    URL(filePath: join(path, name + Self.suffix)).resolvingSymlinksInPath()
  }

  private static func replace(_ target: URL, by source: URL) -> Bool {
    rename(source.path, target.path) == 0
  }
}
