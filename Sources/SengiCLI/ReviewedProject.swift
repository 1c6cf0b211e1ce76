import SengiDiagnostics
import SengiDiff
import SengiGenerator
import SengiReview
import SengiSchema
import SengiSources

/// A project and a commit that it is compared with.
struct ReviewedProject {
  var base: String
  var project: Project
  /// The schema folder as it was given; nil for the project's own.
  var folder: String?
  /// A server to build schemas on.
  var scratch: String?

  func review() async throws(SourceFailure) -> Review {
    let old = try SchemaSource.revision(base, path: folder).files() ?? SourceFiles(files: [])
    let new = try SourceFiles(project.schemas.path, configuration: project.configuration).tidy
    let (before, after) = (try Self.side(old), try Self.side(new))
    let comparison = try await SourceComparer(options: .init(scratch: scratch))
      .compare(from: .files(old), to: .files(new))
    Output.show(comparison.findings)
    let back = comparison.back
    return Review(
      ReviewInput(
        base: base, old: try Self.input(before), new: try Self.input(after),
        up: ReviewInput.Way(
          from: comparison.old, to: comparison.new, renamings: comparison.renamings),
        down: ReviewInput.Way(from: back.old, to: back.new, renamings: back.renamings),
        isProven: comparison.isProven,
        swiftRenamings: Self.swiftRenamings(comparison.renamings, from: before, to: after),
        staleFiles: try staleFiles(after)))
  }

  private static func side(_ files: SourceFiles) throws(SourceFailure) -> Project.Reading {
    let source = try files.read()
    var diagnostics = Diagnostics()
    guard let reading = Project.Reading(source.read, source.settings, into: &diagnostics) else {
      throw SourceFailure(.invalidInput, diagnostics)
    }
    return reading
  }

  /// Templates of the project's own are not looked at: the built-in ones show what the schema changes.
  private static func input(_ reading: Project.Reading) throws(SourceFailure) -> ReviewInput.Side {
    var diagnostics = Diagnostics()
    guard let files = reading.files(into: &diagnostics) else {
      throw SourceFailure(.invalidInput, diagnostics)
    }
    return ReviewInput.Side(
      sources: reading.read.sources, swift: SwiftInterface(files: files.map(\.contents)))
  }

  private static func swiftRenamings(
    _ renamings: [Renaming], from old: Project.Reading, to new: Project.Reading
  ) -> [SwiftRenaming] {
    // A renaming names what it lies in as the new schema does.
    var former: [ObjectPath: ObjectPath] = [:]
    return renamings.compactMap { renaming in
      var from = renaming.from
      if let owner = from.parent, let old = former[owner], let last = from.steps.last {
        from = old.appending(last)
      }
      former[renaming.to] = from
      guard let before = old.swiftName(of: from), let after = new.swiftName(of: renaming.to) else {
        return nil
      }
      return SwiftRenaming(owner: after.owner, from: before.name, to: after.name)
    }
  }

  private func staleFiles(_ reading: Project.Reading) throws(SourceFailure) -> [StaleFile]? {
    guard let output = project.folder(reading.configuration.output) else { return nil }
    let templates = project.folder(reading.configuration.templates).map(TemplateFolder.init)
    let generation = Generation(
      project, output: OutputFolder(path: output), templates: templates)
    var diagnostics = Diagnostics()
    guard let changes = generation.run(isDry: true, into: &diagnostics) else {
      throw SourceFailure(.invalidInput, diagnostics)
    }
    return changes.written.map { StaleFile($0, changes.missing.contains($0) ? .missing : .stale) }
      + changes.removed.map { StaleFile($0, .leftOver) }
  }
}

extension SourceFiles {
  /// With paths as git writes them: without `./`.
  fileprivate var tidy: SourceFiles {
    var copy = self
    for index in copy.files.indices {
      let path = copy.files[index].path
      if path.hasPrefix("./") { copy.files[index].path = String(path.dropFirst(2)) }
    }
    return copy
  }
}
