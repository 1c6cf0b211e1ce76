import SengiSQL
import SengiSchema

/// The constant SQL of one routine's call.
struct RoutineSQL {
  let call: RoutineCall
  let names: SwiftNames
  /// The columns of the relation whose rows it returns.
  let relationColumns: SQLText?

  /// - Parameter omitted: How many of the last parameters are left to their defaults.
  /// - Returns: nil when the rest cannot be said, because an argument behind has no name.
  func statement(leavingOut omitted: Int) -> String? {
    guard let arguments = arguments(leavingOut: omitted) else { return nil }
    let function: SQLText = "\(call.function.name)(\(arguments, separator: ", "))"
    if call.isProcedure { return SQLText("CALL \(function)").description }
    switch call.result {
    case .nothing: return SQLText("SELECT \(function)").description
    case .value(let type):
      return SQLText("SELECT \(function)\(names.types.selectCast(type))").description
    case .relation:
      let columns = relationColumns ?? "*"
      let from: SQLText = "SELECT \(columns) FROM \(function) AS \"r\""
      // A row that is NULL as a whole stands for none.
      return (call.returnsSet ? from : from + " WHERE NOT (\"r\" IS NULL)").description
    case .record(_, let columns):
      let selected = columns.map { column -> SQLText in
        "\(column.sqlName)\(names.types.selectCast(column.type))"
      }
      let list = columns.map(\.sqlName)
      return SQLText(
        "SELECT \(selected, separator: ", ") FROM \(function) AS \"r\"(\(list))"
      ).description
    }
  }

  private func arguments(leavingOut omitted: Int) -> [SQLText]? {
    let given = call.parameters.count - omitted
    var result: [SQLText] = []
    // Behind the first one left out, only names say which argument is meant.
    var needsName = false
    for place in call.places {
      var argument: SQLText
      let name: SQLIdentifier?
      switch place {
      case .parameter(let index):
        guard index < given else {
          needsName = true
          continue
        }
        let parameter = call.parameters[index]
        argument = "$" + SQLText("\(index + 1)") + "::" + parameter.sql
        if parameter.isVariadic { argument = "VARIADIC " + argument }
        name = parameter.name
      case .output(let output):
        argument = "NULL"
        name = output
      }
      if needsName {
        guard let name else { return nil }
        argument = "\(name) => " + argument
      }
      result.append(argument)
    }
    return result
  }
}
