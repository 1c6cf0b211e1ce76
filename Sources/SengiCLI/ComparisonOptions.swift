import ArgumentParser
import SengiDiff
import SengiPlan
import SengiSQL
import SengiSchema
import SengiSources

/// How verbs compare two schemas, and what they may lose.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .customLong("allow"),
    help: """
      What may be lost, repeatable: drop:public.posts.title, narrow:public.posts.id, a kind of loss \
      such as column, or all.
      """)
  var allowed: [String] = []

  @Option(name: .customLong("namespace"), help: "Only this namespace; may be given repeatedly.")
  var namespaces: [String] = []

  @Option(help: "A server to build schemas on in databases of their own, not a throw-away one.")
  var scratch: String?

  func validate() throws {
    for name in namespaces where SQLIdentifier(name) == nil {
      throw ValidationError("'\(name)' cannot be the name of a namespace")
    }
    for word in allowed where LossAllowance(word) == nil {
      throw ValidationError("--allow takes \(LossAllowance.forms), not '\(word)'")
    }
  }

  /// - Throws: the exit status after printing what is wrong.
  func compare(from: String, to: String) async throws -> SchemaComparison {
    let chosen = namespaces.isEmpty ? nil : Set(namespaces.compactMap(SQLIdentifier.init))
    let comparer = SourceComparer(options: .init(namespaces: chosen, scratch: scratch))
    do throws(SourceFailure) {
      var compared = try await comparer.compare(from: .named(from), to: .named(to))
      tellRenames(&compared)
      return compared
    } catch {
      throw error.shown
    }
  }

  private var allowances: [LossAllowance] { allowed.compactMap(LossAllowance.init) }

  /// Adds what looks like a rename to the findings.
  func tellRenames(_ compared: inout SchemaComparison) {
    let suspicions = SchemaDiff.renameSuspicions(
      from: compared.old, to: compared.new, renamings: compared.renamings)
    for item in suspicions
    where !allowances.contains(where: { $0.coversDrop(of: item.old, item.loss) }) {
      compared.findings.emit(item.diagnostic(at: compared.places.range(of: item.new)))
    }
  }

  /// Why a plan must not be carried out: what it cannot do, and what it would lose unasked.
  func refusals(of plan: MigrationPlan, to new: Schema) -> [String] {
    plan.refusals.map { "\($0.object): \($0.reason)" }
      + Losses.unannounced(plan, in: new, allowed: allowances).map { loss in
        let verb = loss.kind == .narrowedType ? "narrow" : "drop"
        let remedy = loss.remedy.map { "\($0), or " } ?? ""
        return "\(loss.object): \(loss.description); \(remedy)allow the loss with --allow "
          + "\(verb):\(loss.object)"
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
