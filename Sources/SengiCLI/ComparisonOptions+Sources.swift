import SengiSQL
import SengiSources

extension ComparisonOptions {
  /// - Throws: the exit status after printing what is wrong.
  func compare(from: SchemaSource, to: SchemaSource) async throws -> SchemaComparison {
    let chosen = namespaces.isEmpty ? nil : Set(namespaces.compactMap(SQLIdentifier.init))
    let comparer = SourceComparer(options: .init(namespaces: chosen, scratch: scratch))
    do throws(SourceFailure) {
      return try await comparer.compare(from: from, to: to)
    } catch {
      throw error.shown
    }
  }
}
