import SengiDiagnostics
import SengiDiff
import SengiSchema

/// A change in words, with its place in the files.
public struct ReviewedChange: Sendable, Hashable {
  public var description: ChangeDescription
  /// In the new files; of what is dropped in the old ones.
  public var range: SourceRange?
  /// The table, view or other object that it is listed under, such as `table blog.posts`.
  public var group: String

  init(_ change: Change, at places: Places) {
    description = ChangeDescription(change)
    range = change.path.flatMap(places.range)
    group = Self.group(of: change)
  }

  private static func group(of change: Change) -> String {
    switch change {
    case .create(let element), .drop(let element), .alter(_, let element):
      element.owner.map(title) ?? element.title
    case .rename(let renaming): title(whole(renaming.to))
    case .grant, .ungrant, .defaultPrivileges, .undoDefaultPrivileges: "privileges"
    }
  }

  /// The path up to the object that statements name.
  private static func whole(_ path: ObjectPath) -> ObjectPath {
    guard case .namespace = path.steps.first else { return path }
    return ObjectPath(Array(path.steps.prefix(2)))
  }

  private static func title(_ path: ObjectPath) -> String {
    switch path.steps.last {
    case .table: "table \(path)"
    case .view: "view \(path)"
    case .domain: "domain \(path)"
    case .enumeration: "enum \(path)"
    case .compositeType: "type \(path)"
    case .sequence: "sequence \(path)"
    default: path.description
    }
  }
}
