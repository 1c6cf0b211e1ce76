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
    case function(SQLIdentifier)
    case table(SQLIdentifier)
    case column(SQLIdentifier)
    case primaryKey
    case unique(SQLIdentifier)
    case check(SQLIdentifier)
    case foreignKey(SQLIdentifier)
    case index(SQLIdentifier)
    case trigger(SQLIdentifier)
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

  public static func function(_ name: QualifiedName) -> ObjectPath {
    member(.function(name.name), of: name)
  }

  private static func member(_ step: Step, of name: QualifiedName) -> ObjectPath {
    ObjectPath((name.namespace.map { [.namespace($0)] } ?? []) + [step])
  }

  public func appending(_ step: Step) -> ObjectPath { ObjectPath(steps + [step]) }

  /// The path of what this is a part of; nil at the top.
  public var parent: ObjectPath? {
    steps.count > 1 ? ObjectPath(Array(steps.dropLast())) : nil
  }

  /// Such as `blog.posts.title`.
  public var description: String {
    steps.map { step in
      switch step {
      case .namespace(let name), .extension(let name), .enumeration(let name), .shape(let name),
        .function(let name), .table(let name), .column(let name), .unique(let name),
        .check(let name), .foreignKey(let name), .index(let name), .trigger(let name):
        name.name
      case .enumValue(let name), .field(let name), .unionCase(let name): name
      case .primaryKey: "primary key"
      }
    }.joined(separator: ".")
  }
}
