import SengiSQL
import SengiSchema

/// A change in words, for people.
///
/// ```
/// ~ column blog.posts.title: character varying(20) becomes text, is never NULL
/// ```
public struct ChangeDescription: Sendable, Hashable {
  /// What happens to the thing, as a mark at the head of the line.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    case create = "+"
    case drop = "-"
    case alter = "~"
    case rename = ">"
  }

  public var mark: Mark
  /// PostgreSQL's word for the thing, such as `column`; for a renaming nil.
  public var kind: String?
  /// The thing's name, such as `blog.posts.title`.
  public var object: String
  /// The name before a renaming.
  public var formerName: String?
  /// What changes about it, or what a thing is that comes; empty where there are no short words.
  public var details: [String]

  public init(_ change: Change) {
    switch change {
    case .create(let element):
      self.init(.create, element, details: element.definitionWords)
    case .drop(let element):
      self.init(.drop, element)
    case .alter(let old, let new):
      self.init(.alter, new, details: new.alterationWords(since: old))
    case .rename(let renaming):
      self.init(.rename, nil, "\(renaming.to)", formerName: "\(renaming.from)")
    case .grant(let grant):
      self.init(.create, "grant", grant.words)
    case .ungrant(let grant):
      self.init(.drop, "grant", grant.words)
    case .defaultPrivileges(let item):
      self.init(.create, "default privileges", item.definition.source)
    case .undoDefaultPrivileges(let item):
      self.init(.drop, "default privileges", item.definition.source)
    }
  }

  private init(_ mark: Mark, _ element: SchemaElement, details: [String] = []) {
    self.init(mark, element.kindName, "\(element.path)", details: details)
  }

  private init(
    _ mark: Mark, _ kind: String?, _ object: String, formerName: String? = nil,
    details: [String] = []
  ) {
    self.mark = mark
    self.kind = kind
    self.object = object
    self.formerName = formerName
    self.details = details
  }

  /// One line; what new things are is left out, as the schema's files say it.
  public var line: String {
    if let formerName { return "\(mark.rawValue) \(formerName) is now \(object)" }
    let subject = "\(mark.rawValue) \(kind.map { "\($0) " } ?? "")\(object)"
    guard mark == .alter, !details.isEmpty else { return subject }
    return "\(subject): \(details.joined(separator: ", "))"
  }
}

extension Grant {
  fileprivate var words: String {
    let privileges = privileges.map { privilege in
      privilege.columns.isEmpty
        ? privilege.name
        : "\(privilege.name) (\(privilege.columns.map(\.name).joined(separator: ", ")))"
    }
    return privileges.joined(separator: ", ") + " on \(object) to "
      + grantees.map(\.name).joined(separator: ", ")
  }
}
