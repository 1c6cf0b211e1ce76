import SengiSQL
import SengiSchema

/// Writes the `Codable` conformance of a row and the `Decodable` one of its `Insert`.
///
/// All of them share one key type of the library: a type of keys for each table would double what
/// the compiler has to do.
struct CodableEmitter {
  let table: TableEmitter

  private var keys: SwiftOptions.CodableKeys? { table.spelling.names.options.codableKeys }

  /// - Returns: nil where rows are not to be `Codable`.
  func view() -> CodableView? {
    guard keys != nil else { return nil }
    let plans = table.plans.filter { !$0.isTag }
    return CodableView(
      decoding: SwiftLines(
        plans.flatMap { decode($0, isOptional: $0.isNullable, table.inner) }),
      encoding: SwiftLines(
        [CodableView.opening(isEmpty: plans.isEmpty, table.library)] + plans.flatMap(encode)))
  }

  /// The lines that read an `Insert`; empty where rows are not to be `Codable`.
  func insertDecoding(_ plans: [ColumnPlan]) -> [SwiftCode] {
    guard keys != nil else { return [] }
    return plans.flatMap { plan in
      decode(
        plan, isOptional: plan.isNullable || plan.insertion != .required, table.inner.inside())
    }
  }

  private func key(_ plan: ColumnPlan) -> SwiftStringLiteral {
    SwiftStringLiteral(keys == .columns ? plan.column.name.name : plan.name.name)
  }

  /// The keys of a value: for a union that a column tags, the tag's and its own.
  private func arguments(_ plan: ColumnPlan) -> [SwiftCode] {
    if case .tagged(let tag) = plan.role, table.plans.indices.contains(tag) {
      return ["tag: \(key(table.plans[tag]))", "json: \(key(plan))"]
    }
    return ["forKey: \(key(plan))"]
  }

  private func decode(
    _ plan: ColumnPlan, isOptional: Bool, _ layout: SwiftLayout
  ) -> [SwiftCode] {
    layout.assignment(
      "self.\(plan.name)",
      trying: isOptional ? "container.decodeIfPresent" : "container.decode",
      "\(plan.value).self, \(arguments(plan).joined(", "))")
  }

  private func encode(_ plan: ColumnPlan) -> [SwiftCode] {
    let value = table.local(plan, avoiding: ["container", "encoder"])
    let lines = table.inner.call(
      plan.isNullable ? "try container.encodeIfPresent" : "try container.encode",
      [value] + arguments(plan))
    return lines.allSatisfy(table.inner.fits) ? lines : ["// swift-format-ignore"] + lines
  }
}
