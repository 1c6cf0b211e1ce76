import ArgumentParser
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

/// What is for programs goes to the standard output, what is for people to the error output.
enum Output {
  static func write(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func report(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      #if canImport(Glibc)
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      #elseif canImport(Musl)
        let count = bytes.withUnsafeBytes { Musl.write(descriptor, $0.baseAddress, $0.count) }
      #else
        let count = bytes.withUnsafeBytes { Darwin.write(descriptor, $0.baseAddress, $0.count) }
      #endif
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Prints findings; `json` puts them on the standard output for programs.
  static func show(_ diagnostics: Diagnostics, json: Bool = false) {
    if json {
      write(JSONFormat.render(diagnostics))
    } else {
      report(CompilerFormat.render(diagnostics))
    }
  }
}

/// The status a verb ends with.
enum Status {
  static let findings = ExitCode(1)
  static let configuration = ExitCode(2)
  static let invalidInput = ExitCode(3)
  static let server = ExitCode(4)
}
