import SengiSQL
import SengiSchema

/// Puts in the place of statements that block a table for long those that do not.
struct OnlineRecipes {
  let operations: [Operation]

  init(_ builder: PlanBuilder) {
    operations = builder.operations
  }
}
