import SengiSQL
import SengiSchema
import SengiSteps

/// How one schema becomes another: steps in order, and what they take away.
public struct MigrationPlan: Sendable, Hashable {
  public var steps: [PlannedStep]
  /// What the old schema holds and the steps destroy, in the order of the steps.
  public var losses: [Loss]
  /// What cannot be done by `ALTER` and is therefore not in the steps.
  public var refusals: [Refusal]
  /// What holds only while tables have no rows, which the plan's checks see to first.
  public var conditions: [Condition]
  /// What rows may hold that stops the steps, though nothing is lost: documents that the new shape
  /// refuses and nothing makes anew. In words, without a final stop.
  public var reservations: [String]

  public init(
    steps: [PlannedStep] = [], losses: [Loss] = [], refusals: [Refusal] = [],
    conditions: [Condition] = [], reservations: [String] = []
  ) {
    self.steps = steps
    self.losses = losses
    self.refusals = refusals
    self.conditions = conditions
    self.reservations = reservations
  }

  public var isEmpty: Bool { steps.isEmpty && refusals.isEmpty }

  public var script: MigrationScript { MigrationScript(steps.map(\.step)) }
}

/// A step and what of the schema it is about.
public struct PlannedStep: Sendable, Hashable {
  public var step: MigrationStep
  /// In the new schema where it stands there, else in the old one; sorted by place in the step.
  public var objects: [ObjectPath]

  public init(_ step: MigrationStep, objects: [ObjectPath]) {
    self.step = step
    self.objects = objects
  }
}

/// Rows or values that a plan destroys.
public struct Loss: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A table with its rows.
    case table
    /// A column with its values.
    case column
    /// An enum value that rows may hold.
    case enumValue
    /// Rows that go with removed rows of the schema, since their foreign key cascades.
    case referringRow
    /// A type that holds less than the one before: `bigint` to `integer`.
    case narrowedType
    /// A field of documents that the column's new shape refuses, with its values.
    case field
    /// A sequence and where it stood.
    case sequence
    /// A materialized view's rows, which a refresh brings back.
    case materializedView
    /// A password or the like that the database holds and no schema says.
    case secret
    /// A subscription and how far it has come.
    case subscription
    /// SQL of an object that Sengi does not model.
    case custom
  }

  public var kind: Kind
  /// In the old schema.
  public var object: ObjectPath
  /// What is lost, in words, without a final stop.
  public var description: String
  /// Whether the values are not destroyed but keep the plan from being carried out.
  public var isObstacle = false
  /// What to write so that it is not lost, without a final stop; nil where no line does that.
  public var remedy: String?

  public init(_ kind: Kind, _ object: ObjectPath, _ description: String) {
    self.kind = kind
    self.object = object
    self.description = description
  }
}

/// What must be so for a plan to be carried out.
public struct Condition: Sendable, Hashable {
  public var object: ObjectPath
  /// In words, without a final stop.
  public var description: String

  public init(_ object: ObjectPath, _ description: String) {
    self.object = object
    self.description = description
  }
}

/// A change that no statement makes.
public struct Refusal: Sendable, Hashable {
  public var object: ObjectPath
  /// The fact and, after `; `, the remedy.
  public var reason: String

  public init(_ object: ObjectPath, _ reason: String) {
    self.object = object
    self.reason = reason
  }
}
