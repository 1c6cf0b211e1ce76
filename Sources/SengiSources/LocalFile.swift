import SengiDiagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads files whole.
enum LocalFile {
  static func contents(of path: String) throws(SourceFailure) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      var diagnostics = Diagnostics()
      diagnostics.error(
        "CFG0102", "cannot read the file: \(error.localizedDescription)",
        at: SourceRange(file: path))
      throw SourceFailure(.configuration, diagnostics)
    }
  }
}
