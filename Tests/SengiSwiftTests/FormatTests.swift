import Foundation
import SengiSchema
import SengiSwift
import Testing

/// Generated files are what `swift format` would make of them.
@Suite struct FormatTests {
  @Test func sampleIsClean() throws {
    try expectClean(generate(BlogSample.schema))
  }
}

func expectClean(_ files: [GeneratedFile], sourceLocation: SourceLocation = #_sourceLocation) throws
{
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "sengi-format-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  if ProcessInfo.processInfo.environment["SENGI_KEEP_GENERATED"] == nil {
    defer { try? FileManager.default.removeItem(at: folder) }
  } else {
    print("kept", folder.path)
  }
  for file in files {
    try Data(file.contents.utf8).write(to: folder.appending(path: file.name))
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
