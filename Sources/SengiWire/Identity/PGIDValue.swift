#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a primary key's column can hold for its rows to have a ``PGID``.
public protocol PGIDValue: PGOrdered, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Reads what `description` writes.
  init?(idText: String)
}

extension PGIDValue where Self: LosslessStringConvertible {
  @inlinable public init?(idText: String) { self.init(idText) }
}

extension Int: PGIDValue {}
extension Int32: PGIDValue {}
extension Int16: PGIDValue {}
extension String: PGIDValue {}

extension UUID: PGIDValue {
  @inlinable public init?(idText: String) { self.init(uuidString: idText) }
}
