import ArgumentParser
import SengiPlan
import SengiSQL
import SengiSources

/// How verbs compare two schemas, and what they may lose.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .customLong("allow"),
    help: "What may be lost: table, column, enumValue, narrowedType, sequence, custom or all.")
  var allowed: [String] = []

  @Option(name: .customLong("namespace"), help: "Only this namespace; may be given repeatedly.")
  var namespaces: [String] = []

  @Option(help: "A server to build schemas on in databases of their own, not a throw-away one.")
  var scratch: String?

  func validate() throws {
    for name in namespaces where SQLIdentifier(name) == nil {
      throw ValidationError("'\(name)' cannot be the name of a namespace")
    }
    for word in allowed where word != "all" && Loss.Kind(rawValue: word) == nil {
      throw ValidationError("--allow takes table, column and the like, not '\(word)'")
    }
  }

  /// - Throws: the exit status after printing what is wrong.
  func compare(from: String, to: String) async throws -> SchemaComparison {
    let chosen = namespaces.isEmpty ? nil : Set(namespaces.compactMap(SQLIdentifier.init))
    let comparer = SourceComparer(options: .init(namespaces: chosen, scratch: scratch))
    do throws(SourceFailure) {
      return try await comparer.compare(from: .named(from), to: .named(to))
    } catch {
      throw error.shown
    }
  }

  /// Why a plan must not be carried out: what it cannot do, and what it would lose unasked. What a
  /// refresh brings back is not lost.
  func refusals(of plan: MigrationPlan) -> [String] {
    plan.refusals.map { "\($0.object): \($0.reason)" }
      + plan.losses.filter { loss in
        loss.kind != .materializedView && !allowed.contains("all")
          && !allowed.contains(loss.kind.rawValue)
      }.map { loss in
        "\(loss.object): \(loss.description); allow the loss with --allow "
          + loss.kind.rawValue
      }
  }
}

extension SourceFailure {
  /// The exit status, after the findings were printed.
  var shown: ExitCode {
    Output.show(diagnostics)
    return switch kind {
    case .configuration: Status.configuration
    case .invalidInput: Status.invalidInput
    case .server: Status.server
    }
  }
}
