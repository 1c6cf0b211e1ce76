import SengiDiff
import SengiSQL
import SengiSchema
import SengiSteps

/// Puts in the place of statements that block a table for long those that do not.
///
/// What nothing else waits for comes after everything else: indexes are built beside running
/// writers, constraints are added without a look at the rows and validated on their own. The main
/// part stays one transaction, so that views and functions which are made anew are never missed.
struct OnlineRecipes {
  private(set) var operations: [Operation] = []

  let builder: PlanBuilder
  var checks: [Operation] = []
  /// What is built before anything is taken away.
  var early: [Operation] = []
  let swaps: KeySwaps
  /// Drops that wait for a key, and where in `late` what follows it at once is put.
  var held: [ObjectPath: [Operation]] = [:]
  var behind: [ObjectPath: Int] = [:]
  var first: [Operation] = []
  var main: [Operation] = []
  var late: [Operation] = []
  var last: [Operation] = []
  var attachments: [Operation] = []
  /// Indexes and constraints that come late, whose comments follow them.
  var deferred: Set<ObjectPath> = []

  /// Tables that come to a parent, which wants them whole by then.
  let joining: Set<ObjectPath>

  let tree: PartitionTree
  var names: PartitionIndexNames

  init(_ builder: PlanBuilder) {
    self.builder = builder
    joining = Set(builder.operations.filter { $0.phase == .finish }.map(\.object))
    tree = PartitionTree(builder.new.schema)
    names = PartitionIndexNames(builder)
    swaps = KeySwaps(builder, joining: joining)
    checks = builder.documents.audits
    for operation in builder.operations { place(operation) }
    // A value of an enum can be used only once the transaction that added it is over.
    let renames = main.filter { $0.phase == .rename }
    operations = checks + early + renames + first + main.filter { $0.phase != .rename }
    operations += builder.documents.rewrites.map(\.operation) + late + attachments + last
  }

  private mutating func place(_ operation: Operation) {
    switch operation.impact {
    case nil:
      if operation.phase == .clear, let key = swaps.key(holding: operation.object) {
        held[key, default: []].append(operation)
      } else if deferred.contains(operation.object) {
        late.append(operation)
      } else {
        main.append(operation)
      }
    case .addValue?: first.append(operation)
    case .validate?: late.append(operation)
    // The index of a partitioned table is valid only once those of its partitions are attached.
    case .followIndexes? where isPartitioned(operation.object): attachments.append(operation)
    case .followIndexes?: late.append(operation)
    case .createIndex(let index, let relation)?: create(index, on: relation, operation)
    case .dropIndex(let index, let relation)?: drop(index, on: relation, operation)
    case .addPrimaryKey(let key, let table)?:
      add(key.columns, to: table, operation, UniqueIndex(key))
    case .addUnique(let key, let table)?:
      add(key.columns, to: table, operation, UniqueIndex(key))
    case .addCheck(let check, let table)?:
      guard check.isValidated, check.isEnforced, !joining.contains(.table(table)) else {
        return main.append(operation)
      }
      let isLate = builder.documents.waits(operation.object)
      addUnvalidated(check.name, to: table, operation, isLate: isLate)
    case .addForeignKey(let key, let table)?:
      if key.isValidated, key.isEnforced, !joining.contains(.table(table)),
        let whole = partitioned(.table(table)),
        let recipe = PartitionedForeignKey(key, of: whole, operation, builder, tree)
      {
        deferred.insert(operation.object)
        late += recipe.operations
        return
      }
      guard key.isValidated, key.isEnforced, builder.new.table(table)?.partitioning == nil,
        !joining.contains(.table(table))
      else {
        return main.append(operation)
      }
      if let place = place(behindKeyOf: key) {
        return relink(key.name, of: table, operation, at: place)
      }
      addUnvalidated(key.name, to: table, operation, isLate: waits(key))
    case .addColumn(let column, let table)?: add(column, to: table, operation)
    case .setNotNull(let column, let table)?: setNotNull(column, of: table, operation)
    }
  }
}
