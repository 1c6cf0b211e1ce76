import SengiSQL
import SengiSchema

/// Something that keeps what it holds and takes another name or namespace.
public struct Renaming: Sendable, Hashable {
  /// As the old schema calls it, under the new names of what it lies in.
  public var from: ObjectPath
  /// As the new schema calls it.
  public var to: ObjectPath

  public init(from: ObjectPath, to: ObjectPath) {
    self.from = from
    self.to = to
  }

  public var inverse: Renaming { Renaming(from: to, to: from) }
}
