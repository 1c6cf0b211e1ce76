import SengiClient
import SengiQuery
import SengiWire

extension PGExecutor {
  /// Reads the rows that belong to any number of others, with one query.
  ///
  /// ```swift
  /// let byAuthor = try await client.fetchRelated(User.posts, of: users)     // [UUID: [Post]]
  /// // SELECT … FROM "posts" WHERE "author_id" = ANY($1)
  /// ```
  /// - Returns: The rows by their owner's key; owners without any are left out. No statement runs
  ///   without owners.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchRelated<Owner, Target, Key>(
    _ relation: SQLToMany<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: [Target]] {
    guard !owners.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(to: owners)))
  }

  /// Reads the rows that any number of others refer to, with one query.
  ///
  /// ```swift
  /// let authors = try await client.fetchRelated(Post.author, of: posts)     // [UUID: User]
  /// // SELECT … FROM "users" WHERE "id" = ANY($1)
  /// ```
  /// - Returns: The rows by their key. No statement runs without owners.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchRelated<Owner, Target, Key>(
    _ relation: SQLToOne<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: Target] {
    guard !owners.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(to: owners)))
  }
}
