import Foundation
import SengiSchema
import Testing

@testable import SengiSwift

/// Generated files are what `swift format` would make of them.
@Suite struct FormatTests {
  @Test func sampleIsClean() throws {
    try expectClean(generate(BlogSample.schema))
  }

  @Test func namesThatTryToBreakOutAreClean() throws {
    try expectClean(generate(HostileSample.breakout))
  }

  @Test func namesThatHideTheLibraryAreClean() throws {
    try expectClean(generate(HostileSample.hiding(LibraryName.allCases.map(\.rawValue))))
  }

  @Test func oddTablesAreClean() throws {
    try expectClean(generate(OddSample.schema))
  }

  @Test func namesOfEveryLengthAreClean() throws {
    try expectClean(generate(HostileSample.long))
  }
}

func expectClean(_ files: [GeneratedFile], sourceLocation: SourceLocation = #_sourceLocation) throws
{
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "sengi-format-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for file in files {
    try Data(file.contents.utf8).write(to: folder.appending(path: file.name))
  }
  if let keep = ProcessInfo.processInfo.environment["SENGI_KEEP"] {
    for file in files {
      try Data(file.contents.utf8).write(to: URL(filePath: keep).appending(path: file.name))
    }
  }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  let configuration = URL(filePath: #filePath).appending(path: "../../../.swift-format")
    .standardized.path
  process.arguments = [
    "swift", "format", "lint", "--strict", "--configuration", configuration, "-r", folder.path,
  ]
  let output = Pipe()
  process.standardError = output
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  #expect(
    process.terminationStatus == 0 && text.isEmpty,
    Comment(rawValue: text.replacing(folder.path, with: "")), sourceLocation: sourceLocation)
}
