import SengiDiagnostics
import SengiSchema

/// Where each part of a schema stands in its YAML file.
///
/// The schema itself knows no files, so that equal schemas are equal; whoever finds fault with a
/// part of it asks here for the place to point at.
public struct SourceMap: Sendable {
  /// A part of an object that has a place of its own in the file.
  public typealias Aspect = SQLAspect

  /// A text taken out of a file: maps offsets in it to positions in the file.
  public struct Text: Sendable, Hashable {
    public var file: String
    /// UTF-8 offsets in the text and where they stand, ascending; text between two anchors lies on
    /// one line.
    public var anchors: [Anchor]
    /// UTF-8 length of the text.
    public var length: Int

    public struct Anchor: Sendable, Hashable {
      public var offset: Int
      public var position: SourcePosition

      public init(offset: Int, position: SourcePosition) {
        self.offset = offset
        self.position = position
      }
    }

    public init(file: String, anchors: [Anchor], length: Int) {
      self.file = file
      self.anchors = anchors
      self.length = length
    }

    public func position(ofOffset offset: Int) -> SourcePosition {
      guard let anchor = anchors.last(where: { $0.offset <= offset }) ?? anchors.first else {
        return .start
      }
      return SourcePosition(
        line: anchor.position.line,
        column: anchor.position.column + max(0, offset - anchor.offset))
    }

    public func range(_ offsets: Range<Int>) -> SourceRange {
      SourceRange(
        file: file, start: position(ofOffset: offsets.lowerBound),
        end: position(ofOffset: offsets.upperBound))
    }

    /// The part of the text between two offsets, as a text of its own whose offsets start at 0.
    public func slice(_ offsets: Range<Int>) -> Text {
      var kept = [Anchor(offset: 0, position: position(ofOffset: offsets.lowerBound))]
      for anchor in anchors
      where offsets.contains(anchor.offset) && anchor.offset > offsets.lowerBound {
        kept.append(
          Anchor(offset: anchor.offset - offsets.lowerBound, position: anchor.position))
      }
      return Text(file: file, anchors: kept, length: offsets.count)
    }
  }

  private struct Place: Hashable, Sendable {
    var path: ObjectPath
    var aspect: Aspect
  }

  private var texts: [Place: Text] = [:]

  public init() {}

  public mutating func record(_ text: Text, for path: ObjectPath, _ aspect: Aspect = .whole) {
    texts[Place(path: path, aspect: aspect)] = text
  }

  public mutating func record(_ range: SourceRange, for path: ObjectPath, _ aspect: Aspect = .whole)
  {
    let length = range.start.line == range.end.line ? range.end.column - range.start.column : 0
    record(
      Text(
        file: range.file, anchors: [Text.Anchor(offset: 0, position: range.start)],
        length: max(0, length)),
      for: path, aspect)
  }

  /// The text recorded for just this part of the object; nil where it was left out in the file.
  public func text(of path: ObjectPath, _ aspect: Aspect) -> Text? {
    texts[Place(path: path, aspect: aspect)]
  }

  /// Where to point for this part: the part itself, else the object, else what it belongs to.
  public func range(of path: ObjectPath, _ aspect: Aspect = .whole) -> SourceRange? {
    if let text = texts[Place(path: path, aspect: aspect)] { return text.range(0..<text.length) }
    if aspect != .whole { return range(of: path) }
    return path.parent.flatMap { range(of: $0) }
  }

  /// Where a word at `offsets` of an expression's source stands.
  public func range(
    of path: ObjectPath, _ aspect: Aspect, at offsets: Range<Int>
  ) -> SourceRange? {
    guard let text = texts[Place(path: path, aspect: aspect)] else { return range(of: path) }
    return text.range(offsets)
  }
}
