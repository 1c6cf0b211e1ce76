import SengiSQL
import SengiSchema

/// A function or procedure that Swift can call.
struct RoutineCall: Sendable {
  struct Parameter: Sendable {
    /// nil for an argument without a name.
    var label: SwiftIdentifier?
    /// The name inside the Swift function.
    var local: SwiftIdentifier
    /// The argument's name in the database.
    var name: SQLIdentifier?
    /// The element's type of a variadic argument.
    var type: DataType
    /// The type as a cast names it.
    var sql: SQLText
    var isVariadic: Bool
    var isNullable: Bool
    var hasDefault: Bool
  }

  /// What `CALL` needs a place for and nobody gives, or an argument that is given.
  enum Place: Sendable {
    case parameter(Int)
    case output(SQLIdentifier?)
  }

  struct Column: Sendable {
    var sqlName: SQLIdentifier
    var name: SwiftIdentifier
    var type: DataType
  }

  enum Result: Sendable {
    case nothing
    case value(DataType)
    /// The rows of a table or view.
    case relation(QualifiedName)
    /// A row of its own.
    case record(SwiftIdentifier, [Column])
  }

  let function: Function
  let name: SwiftIdentifier
  let parameters: [Parameter]
  let places: [Place]
  let result: Result
  let returnsSet: Bool

  var isProcedure: Bool { function.kind == .procedure }

  /// How many of the last parameters may be left out.
  var omittable: Int { parameters.reversed().prefix { $0.hasDefault }.count }
}

/// A function or procedure that Swift does not call.
struct OmittedRoutine: Sendable {
  let function: Function
  let reason: String
}
