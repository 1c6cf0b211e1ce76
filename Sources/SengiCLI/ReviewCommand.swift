import ArgumentParser
import SengiDiagnostics
import SengiGenerator
import SengiReview
import SengiSources

struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Reports what the schema's changes since a commit do, for a pull request.",
    discussion: """
      The report says what changes in words, in SQL up and down, what each step locks, rewrites and \
      risks, what is lost, what changes in the generated Swift, and which generated code is stale. \
      Exits with 1 when the way up loses something, cannot be gone, or has a hazard that is an \
      error; with 3 when either schema is not valid. Documentation/review.md explains every part.
      """)

  @Option(help: "The commit to compare with, such as origin/main.")
  var base: String

  @OptionGroup var options: ProjectOptions

  @Option(help: "markdown is for people, json for programs.")
  var format = ReviewFormat.markdown

  @Option(help: "A server to build schemas on in databases of their own, not a throw-away one.")
  var scratch: String?

  func validate() throws {
    if base.isEmpty || base.hasPrefix("-") {
      throw ValidationError("--base takes a commit, not '\(base)'")
    }
  }

  func run() async throws {
    let project = try options.project()
    let review: Review
    do throws(SourceFailure) {
      review = try await ReviewedProject(
        base: base, project: project, folder: options.schemas, scratch: scratch
      ).review()
    } catch {
      throw error.shown
    }
    switch format {
    case .markdown: Output.write(review.markdown)
    case .json: Output.write(review.json)
    }
    if review.isAlarming { throw Status.findings }
  }
}

enum ReviewFormat: String, ExpressibleByArgument, CaseIterable {
  case markdown, json
}
