import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Tables that must have no rows: a column comes to them that wants a value and has none to give.
  var conditions: [Condition] {
    operations.compactMap { operation in
      guard case .addColumn(let column, let table)? = operation.impact, !column.isNullable,
        column.defaultValue == nil, column.generation == nil,
        case .column(let whole, _)? = new.element(operation.object), !hasDefault(whole.type)
      else { return nil }
      return Condition(
        operation.object,
        "that \(table) has no rows, which would lack a value for its column \(column.name), NOT NULL and without a default"
      )
    }
  }

  private func hasDefault(_ type: DataType) -> Bool {
    guard case .domain(let name) = type.base else { return false }
    return new.schema.domain(name)?.defaultValue != nil
  }
}
