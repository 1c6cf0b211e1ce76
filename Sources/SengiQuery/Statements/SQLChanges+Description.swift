/// Changes show which columns they set and never the values, which may be secret.
extension SQLChanges: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The changed columns by their names in the catalogue, such as `Changes(title, views)`.
  public var description: String {
    "Changes(\(assignments.map(\.column.text).joined(separator: ", ")))"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror {
    Mirror(self, unlabeledChildren: assignments.map(\.column.text), displayStyle: .set)
  }
}
