import SengiSchema

/// Something about a schema that can be read and loaded, yet is likely to hurt later.
///
/// This module knows no files; who knows them turns paths and parts into places.
public struct LintFinding: Sendable, Hashable {
  /// The part of an object that a finding points at.
  public enum Part: Sendable, Hashable {
    case whole, type, defaultValue, expression, predicate
  }

  /// The fact, in one clause without a final stop.
  public var message: String
  /// What to write instead.
  public var remedy: String?
  public var path: ObjectPath
  public var part: Part
  public var notes: [Note]

  /// A further object that explains the finding.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var path: ObjectPath

    init(_ message: String, at path: ObjectPath) {
      self.message = message
      self.path = path
    }
  }

  init(
    _ message: String, remedy: String? = nil, at path: ObjectPath, _ part: Part = .whole,
    notes: [Note] = []
  ) {
    self.message = message
    self.remedy = remedy
    self.path = path
    self.part = part
    self.notes = notes
  }
}
