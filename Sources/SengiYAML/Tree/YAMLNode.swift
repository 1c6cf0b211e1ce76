import SengiDiagnostics

/// One value of a YAML file and where it stands.
///
/// An alias (`*name`) is a node of its own, placed where the alias is written, that shares the
/// content of the node it names.
public final class YAMLNode: Sendable {
  public enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    /// The entries in the order of the file; no two keys have the same text.
    case mapping([YAMLEntry])
  }

  public let content: Content
  /// True for `[ ]` and `{ }`.
  public let isFlow: Bool
  /// The name after `&`, or nil.
  public let anchor: String?
  /// The name after `*` where this node is an alias, or nil.
  public let alias: String?

  let source: YAMLSource
  /// Byte offsets into the source, of the text from the first to after the last character; anchors
  /// are not part of it.
  let start: Int
  let end: Int
  /// Number of nodes when aliases are written out, this one included.
  let weight: Int

  init(
    _ content: Content, isFlow: Bool = false, anchor: String? = nil, alias: String? = nil,
    source: YAMLSource, start: Int, end: Int, weight: Int
  ) {
    self.content = content
    self.isFlow = isFlow
    self.anchor = anchor
    self.alias = alias
    self.source = source
    self.start = start
    self.end = end
    self.weight = weight
  }

  /// Where the value is written; a missing value has an empty range after its key.
  public var range: SourceRange { source.range(start, end) }

  public var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { return scalar }
    return nil
  }

  /// The decoded text of a scalar that is not null; nil for anything else.
  public var string: String? {
    guard case .scalar(let scalar) = content, scalar.kind != .null else { return nil }
    return scalar.text
  }

  public var sequence: [YAMLNode]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  /// The entries in the order of the file; nil when this is no mapping.
  public var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = content { return entries }
    return nil
  }

  /// True for a value left out and for plain `null` or `~`.
  public var isNull: Bool {
    if case .scalar(let scalar) = content { return scalar.kind == .null }
    return false
  }

  /// The entry of a mapping whose key has this text, or nil.
  public func entry(_ key: String) -> YAMLEntry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.name == key }
  }

  /// The value of the entry whose key has this text, or nil.
  public subscript(key: String) -> YAMLNode? { entry(key)?.value }

  /// What the node is, as a message names it: "a list", "the number 1".
  public var described: String {
    switch content {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: return scalar.text.isEmpty ? "nothing" : "null"
      case .bool: return "the boolean \(scalar.text)"
      case .number: return "the number \(scalar.text)"
      case .text: return "'\(scalar.text)'"
      }
    }
  }
}

/// A key and its value.
public struct YAMLEntry: Sendable {
  /// Always a scalar.
  public let key: YAMLNode
  public let value: YAMLNode

  /// The key's text.
  public var name: String {
    if case .scalar(let scalar) = key.content { return scalar.text }
    return ""
  }

  /// From the key's first to after the value's last character.
  public var range: SourceRange { key.source.range(key.start, max(key.end, value.end)) }
}
