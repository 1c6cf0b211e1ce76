import SengiClient
import SengiQuery
import SengiWire

extension PGExecutor {
  /// Reads the rows that belong to any number of others, with one query.
  ///
  /// ```swift
  /// let byAuthor = try await client.fetchRelated(User.posts, of: users)     // [User.ID: [Post]]
  /// // SELECT … FROM "posts" WHERE "author_id" = ANY($1)
  /// ```
  /// - Returns: The rows by their owner's key; owners without any are left out. No statement runs
  ///   when no owner has a key.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchRelated<Owner, Target, Key>(
    _ relation: SQLToMany<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: [Target]] {
    let keys = relation.keys(of: owners)
    guard !keys.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(with: keys)))
  }

  /// Reads the rows that any number of others refer to, with one query.
  ///
  /// ```swift
  /// let authors = try await client.fetchRelated(Post.author, of: posts)     // [User.ID: User]
  /// // SELECT … FROM "users" WHERE "id" = ANY($1)
  /// ```
  /// - Returns: The rows by their key. No statement runs when no owner refers to one.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchRelated<Owner, Target, Key>(
    _ relation: SQLToOne<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: Target] {
    let keys = relation.keys(of: owners)
    guard !keys.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(with: keys)))
  }

  /// Reads the rows that a table between ties to any number of others, with one query.
  ///
  /// ```swift
  /// let members = try await client.fetchRelated(Team.users, of: teams)      // [Team.ID: [User]]
  /// // SELECT … FROM "team_members" t0 JOIN "users" t1 ON … WHERE t0."team_id" = ANY($1)
  /// ```
  /// - Returns: The rows by their owner's key, a row under each owner it is tied to; owners without
  ///   any are left out. Rows between and rows related that are soft-deleted are not there. No
  ///   statement runs when no owner has a key.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchRelated<Owner, Target, Key>(
    _ relation: SQLThrough<Owner, Target, Key>, of owners: [Owner]
  ) async throws -> [Key: [Target]] {
    let keys = relation.keys(of: owners)
    guard !keys.isEmpty else { return [:] }
    return relation.grouped(try await fetchAll(relation.related(with: keys)))
  }
}
