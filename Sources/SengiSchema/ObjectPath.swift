import SengiSQL

/// Where in a schema something stands, in names: the link between a value and its YAML line.
public struct ObjectPath: Sendable, Hashable, CustomStringConvertible {
  public enum Step: Sendable, Hashable {
    case namespace(SQLIdentifier)
    case `extension`(SQLIdentifier)
    case enumeration(SQLIdentifier)
    case enumValue(String)
    case shape(SQLIdentifier)
    case field(String)
    case unionCase(String)
    /// With the argument list that tells it from others of its name; see ``Function/arguments``.
    case function(SQLIdentifier, arguments: String)
    case table(SQLIdentifier)
    case column(SQLIdentifier)
    case primaryKey
    case unique(SQLIdentifier)
    case check(SQLIdentifier)
    case foreignKey(SQLIdentifier)
    case index(SQLIdentifier)
    case trigger(SQLIdentifier)
    case exclusion(SQLIdentifier)
    case policy(SQLIdentifier)
    case rule(SQLIdentifier)
    /// With the namespace, where it is not the relation's.
    case statistics(SQLIdentifier, in: SQLIdentifier?)
    case domain(SQLIdentifier)
    case compositeType(SQLIdentifier)
    case sequence(SQLIdentifier)
    case view(SQLIdentifier)
    case object(DefinedObject.Kind, String)
    case role(SQLIdentifier)
    /// The n-th grant of its namespace, from 0.
    case grant(Int)
    case defaultPrivileges(Int)
    case custom(String)
    /// A table's reference rows.
    case rows
  }

  public var steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  public static func table(_ name: QualifiedName) -> ObjectPath {
    member(.table(name.name), of: name)
  }

  public static func enumeration(_ name: QualifiedName) -> ObjectPath {
    member(.enumeration(name.name), of: name)
  }

  public static func shape(_ name: QualifiedName) -> ObjectPath {
    member(.shape(name.name), of: name)
  }

  public static func function(_ function: Function) -> ObjectPath {
    member(
      .function(function.name.name, arguments: function.arguments?.source ?? ""), of: function.name)
  }

  public static func domain(_ name: QualifiedName) -> ObjectPath {
    member(.domain(name.name), of: name)
  }

  public static func compositeType(_ name: QualifiedName) -> ObjectPath {
    member(.compositeType(name.name), of: name)
  }

  public static func sequence(_ name: QualifiedName) -> ObjectPath {
    member(.sequence(name.name), of: name)
  }

  public static func view(_ name: QualifiedName) -> ObjectPath {
    member(.view(name.name), of: name)
  }

  public static func object(_ object: DefinedObject) -> ObjectPath {
    // Operators share names; their operands, in the definition, tell them apart.
    let name =
      object.kind == .operator ? "\(object.name) \(object.definition.source)" : object.name
    return ObjectPath(
      (object.namespace.map { [.namespace($0)] } ?? []) + [.object(object.kind, name)])
  }

  private static func member(_ step: Step, of name: QualifiedName) -> ObjectPath {
    var steps: [Step] = []
    // A part of the member may follow: one allocation for all three.
    steps.reserveCapacity(3)
    if let namespace = name.namespace { steps.append(.namespace(namespace)) }
    steps.append(step)
    return ObjectPath(steps)
  }

  public func appending(_ step: Step) -> ObjectPath {
    var path = self
    path.steps.append(step)
    return path
  }

  /// The path of a statistics object of the relation at this path.
  public func appendingStatistics(_ name: QualifiedName) -> ObjectPath {
    var own: SQLIdentifier?
    if case .namespace(let namespace)? = steps.first { own = namespace }
    return appending(.statistics(name.name, in: name.namespace == own ? nil : name.namespace))
  }

  /// The path of what this is a part of; nil at the top.
  public var parent: ObjectPath? {
    steps.count > 1 ? ObjectPath(Array(steps.dropLast())) : nil
  }

  /// Such as `blog.posts.title`.
  public var description: String {
    steps.map { step in
      switch step {
      case .namespace(let name), .extension(let name), .enumeration(let name), .shape(let name),
        .table(let name), .column(let name), .unique(let name), .check(let name),
        .foreignKey(let name), .index(let name), .trigger(let name), .exclusion(let name),
        .policy(let name), .rule(let name), .domain(let name), .compositeType(let name),
        .sequence(let name), .view(let name), .role(let name):
        name.name
      case .statistics(let name, let namespace):
        (namespace.map { "\($0.name)." } ?? "") + name.name
      case .function(let name, let arguments): name.name + arguments
      case .object(_, let name), .custom(let name): name
      case .grant(let index): "grant \(index + 1)"
      case .defaultPrivileges(let index): "default privileges \(index + 1)"
      case .enumValue(let name), .field(let name), .unionCase(let name): name
      case .primaryKey: "primary key"
      case .rows: "rows"
      }
    }.joined(separator: ".")
  }
}
