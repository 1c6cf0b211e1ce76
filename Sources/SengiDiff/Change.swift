import SengiSQL
import SengiSchema

/// One difference between two schemas, without the SQL that makes it.
public enum Change: Sendable, Hashable {
  case create(SchemaElement)
  case drop(SchemaElement)
  /// The same element by path, with something about it that differs.
  case alter(from: SchemaElement, to: SchemaElement)
  case rename(Renaming)
  case grant(Grant)
  /// Takes back a grant, or gives back what a revoke took.
  case ungrant(Grant)
  case defaultPrivileges(DefaultPrivileges)
  case undoDefaultPrivileges(DefaultPrivileges)

  /// Of the new schema, but for what is dropped.
  public var path: ObjectPath? {
    switch self {
    case .create(let element), .drop(let element), .alter(_, let element): element.path
    case .rename(let renaming): renaming.to
    case .grant, .ungrant, .defaultPrivileges, .undoDefaultPrivileges: nil
    }
  }
}
