/// One difference in what generated Swift offers.
public struct InterfaceChange: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Code that compiled may no longer compile.
    case breaking
    /// Only code that makes rows by hand, such as tests, may no longer compile.
    case construction
    /// All code still compiles.
    case additive
  }

  public var kind: Kind
  /// What it is about, such as `Blog.Post.title`.
  public var declaration: String
  public var prose: Prose

  init(_ kind: Kind, _ declaration: String, _ prose: Prose) {
    self.kind = kind
    self.declaration = declaration
    self.prose = prose
  }
}

/// A declaration that keeps its meaning under another name, by full names.
public struct SwiftRenaming: Sendable, Hashable {
  /// The type that a member belongs to, as the new Swift calls it; nil for a type.
  public var owner: String?
  public var from: String
  public var to: String

  public init(owner: String? = nil, from: String, to: String) {
    self.owner = owner
    self.from = from
    self.to = to
  }
}
