import Foundation
import SengiDDL
import SengiDiagnostics
import SengiReading
import SengiSwift
import SengiYAML

/// `SchemaBenchmark [ROUNDS]`: what reading, checking and writing schemas costs, best of the rounds,
/// in CPU time of this process. `SchemaBenchmark --write FOLDER TABLES` writes the sample instead.
@main struct SchemaBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--write", let folder = arguments.dropFirst().first {
      try write(to: folder, tables: arguments.last.flatMap { Int($0) } ?? 500)
      return
    }
    let rounds = arguments.first.flatMap { Int($0) } ?? 10
    measureYAML(rounds)
    measureSchema(rounds)
  }

  private static func measureYAML(_ rounds: Int) {
    let text = Array(SampleProject(tables: 500, columns: 10).file().utf8)
    let lines = Array(text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false))
    let bytes = Array(lines.prefix(10_000).joined(separator: [UInt8(ascii: "\n")]))
    let time = best(of: rounds) {
      let (root, diagnostics) = YAMLReader.read(bytes, file: "sample.yaml")
      precondition(root != nil && !diagnostics.hasErrors)
    }
    show("YAML, 10 000 lines (\(bytes.count) bytes) into a tree", time)
  }

  private static func measureSchema(_ rounds: Int) {
    let files = SampleProject(tables: 500, columns: 10).files().map {
      SchemaFile(name: $0.name, path: "\($0.name).yaml", contents: Array($0.text.utf8))
    }
    var read: ReadSchema?
    let reading = best(of: rounds) {
      var diagnostics = Diagnostics()
      read = SchemaReader.read(files, into: &diagnostics)
      if read == nil { print(CompilerFormat.render(diagnostics).prefix(2000)) }
    }
    show("500 tables × 12 columns read and checked", reading)
    guard let read else { return }
    var sql = ""
    let writing = best(of: rounds) { sql = DDLWriter.write(read.schema) }
    show("  … written as DDL (\(sql.utf8.count) bytes)", writing)
    var findings = 0
    let planning = best(of: rounds) { findings = SwiftGenerator(read.schema).findings.count }
    show("  … planned as Swift (\(findings) findings)", planning)
    show("check + ddl", reading + reading + writing + planning + planning)
  }

  private static func write(to folder: String, tables: Int) throws {
    for file in SampleProject(tables: tables, columns: 10).files() {
      let url = URL(filePath: folder).appending(path: "\(file.name).yaml")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }

  private static func show(_ what: String, _ seconds: Double) {
    print("\(what): \((seconds * 10_000).rounded() / 10) ms")
  }

  private static func best(of rounds: Int, _ body: () -> Void) -> Double {
    (0..<max(1, rounds)).map { _ in
      let start = clock()
      body()
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }.min() ?? 0
  }
}
