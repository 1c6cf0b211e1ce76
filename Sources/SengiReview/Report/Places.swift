import SengiDiagnostics
import SengiReading
import SengiSchema

/// Where things stand in the files of both sides.
struct Places: Sendable {
  var old: SourceMap
  var new: SourceMap

  /// The thing's own place in the new files, else in the old ones, else that of what it belongs to.
  func range(of path: ObjectPath) -> SourceRange? {
    if new.text(of: path, .whole) != nil { return new.range(of: path) }
    if old.text(of: path, .whole) != nil { return old.range(of: path) }
    return new.range(of: path) ?? old.range(of: path)
  }
}
