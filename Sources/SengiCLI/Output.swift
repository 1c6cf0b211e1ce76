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

  /// Prints findings: text is for people, every other form for programs.
  static func show(_ diagnostics: Diagnostics, as format: FindingFormat = .text) {
    switch format {
    case .text: report(CompilerFormat.render(diagnostics))
    case .json: write(JSONFormat.render(diagnostics))
    case .sarif: write(SARIFFormat.render(diagnostics))
    }
  }
}

/// How a verb prints findings.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif
}

/// The status a verb ends with.
enum Status {
  static let findings = ExitCode(1)
  static let configuration = ExitCode(2)
  static let invalidInput = ExitCode(3)
  static let server = ExitCode(4)
  static let refused = ExitCode(5)
}
