import SengiClient
import SengiQuery
import SengiWire

extension PGExecutor {
  /// Returns the related rows of any number of owners, by the owners' key, with one query.
  ///
  /// ```swift
  /// let posts = try await client.fetchRelated(User.posts, of: users)   // [UUID: [Post]]
  /// // SELECT … FROM "blog"."posts" WHERE "author_id" = ANY($1)
  /// ```
  /// - Throws: as ``fetchAll(_:)``.
  nonisolated(nonsending) public func fetchRelated<Owner, Target, Key>(
    _ relation: SQLToMany<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: [Target]] {
    guard !owners.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(to: owners)))
  }

  /// The same for a relation with at most one row on the other side.
  nonisolated(nonsending) public func fetchRelated<Owner, Target, Key>(
    _ relation: SQLToOne<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: Target] {
    guard !owners.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(to: owners)))
  }
}
