/// A rule of the database that rows can break, known by its place in the catalogue.
///
/// Generated code has one for each constraint and unique index of a table. As a pattern it matches
/// the error of a statement that broke the rule:
///
/// ```swift
/// do {
///   try await client.execute(User.insert(user))
/// } catch User.Constraint.emailKey {
///   // the address is taken
/// } catch User.notNull({ $0.name }) {
///   // the name is missing
/// }
/// ```
/// See PostgreSQL manual §5.5, "Constraints".
public struct PGConstraint: Sendable, Hashable {
  /// What the rule belongs to.
  public enum Owner: Sendable, Hashable {
    case table(String)
    case domain(String)
  }

  /// Which of its owner's rules it is.
  public enum Rule: Sendable, Hashable {
    /// A constraint or a unique index, by name.
    case named(String)
    /// The `NOT NULL` of this column.
    case notNull(column: String)
    /// The `NOT NULL` of a domain.
    case domainNotNull
  }

  /// The namespace of the table or domain.
  public var schema: String
  public var owner: Owner
  public var rule: Rule

  public init(schema: String, owner: Owner, rule: Rule) {
    self.schema = schema
    self.owner = owner
    self.rule = rule
  }

  /// A constraint or unique index of a table; all names as the catalogue holds them.
  public init(_ schema: String, _ table: String, _ name: String) {
    self.init(schema: schema, owner: .table(table), rule: .named(name))
  }

  /// A constraint of a domain; all names as the catalogue holds them.
  public init(_ schema: String, domain: String, _ name: String) {
    self.init(schema: schema, owner: .domain(domain), rule: .named(name))
  }

  /// The `NOT NULL` of a column; all names as the catalogue holds them.
  public init(_ schema: String, _ table: String, notNull column: String) {
    self.init(schema: schema, owner: .table(table), rule: .notNull(column: column))
  }

  /// The name of the constraint or unique index; nil for a `NOT NULL`.
  public var name: String? {
    if case .named(let name) = rule { name } else { nil }
  }

  /// The catalogue compares bytes, where Swift takes `é` in one code point and in two for the same.
  public static func == (left: PGConstraint, right: PGConstraint) -> Bool {
    func same(_ left: String, _ right: String) -> Bool {
      left == right && left.utf8.elementsEqual(right.utf8)
    }
    guard same(left.schema, right.schema) else { return false }
    switch (left.owner, right.owner) {
    case (.table(let one), .table(let other)), (.domain(let one), .domain(let other)):
      if !same(one, other) { return false }
    default: return false
    }
    switch (left.rule, right.rule) {
    case (.named(let one), .named(let other)), (.notNull(let one), .notNull(let other)):
      return same(one, other)
    case (.domainNotNull, .domainNotNull): return true
    default: return false
    }
  }
}

extension PGConstraint: CustomStringConvertible {
  /// Such as `blog.users: users_email_key` and `blog.users: email not null`.
  public var description: String {
    let place =
      switch owner {
      case .table(let name), .domain(let name): "\(schema).\(name)"
      }
    return switch rule {
    case .named(let name): "\(place): \(name)"
    case .notNull(let column): "\(place): \(column) not null"
    case .domainNotNull: "\(place): not null"
    }
  }
}
