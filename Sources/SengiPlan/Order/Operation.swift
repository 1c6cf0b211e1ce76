import SengiSQL
import SengiSchema
import SengiSteps

/// One statement of a plan with its place in the order and how it is to be run.
struct Operation {
  /// In the order in which they are done.
  enum Phase: Int {
    /// Things take their new names.
    case rename
    /// Children leave their parents, so that what is done to those is not done to them.
    case leave
    /// What stands in the way of changes goes, dependants first.
    case clear
    /// What is new is made and what stays is changed, in the order of creation.
    case build
    /// What nothing needs any more goes.
    case remove
    /// What is whole only then: children come to their parents.
    case finish
  }

  /// How statements share transactions.
  enum Isolation {
    /// With its neighbours.
    case shared
    /// Alone in a transaction: its locks or its effects must not wait for others.
    case own
    /// Outside any transaction.
    case none
    /// A query that must return no row.
    case check
    /// In a transaction with its neighbours that are about rows too.
    case rows
    /// Again and again over stretches of a table's key.
    case batch(MigrationStep.Batch)
  }

  /// What the statement does to a table that people are using, where there is a gentler way.
  enum Impact {
    case createIndex(Index, on: ObjectPath)
    case dropIndex(Index, on: ObjectPath)
    case addPrimaryKey(PrimaryKey, to: QualifiedName)
    case addUnique(UniqueConstraint, to: QualifiedName)
    case addCheck(CheckConstraint, to: QualifiedName)
    case addForeignKey(ForeignKey, to: QualifiedName)
    case addColumn(Column, to: QualifiedName)
    case setNotNull(SQLIdentifier, of: QualifiedName)
    case validate
    case addValue
    /// Names an index that may come late.
    case followIndexes
  }

  /// Within the clauses about one object.
  enum Order: Int {
    case whole, addColumn, alterColumn, addComputedColumn, constraint, foreignKey, rest
  }

  var phase: Phase
  /// In the order of creation; turned round where things go.
  var position: Int
  var order: Order = .whole
  /// Among operations of the same order, such as the place of a column in its table.
  var rank = 0
  var isolation: Isolation = .shared
  var statement: SQLText
  var searchPath: [SQLIdentifier] = []
  /// What it is about.
  var object: ObjectPath
  var impact: Impact?
  /// Whether it is about several columns of its table.
  var isJoint = false
  /// In words; nil where it belongs to the operation before it.
  var title: String?
}
