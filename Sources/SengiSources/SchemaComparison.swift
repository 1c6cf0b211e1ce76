import SengiDiagnostics
import SengiDiff
import SengiReading
import SengiSchema

/// Two schemas, brought into forms that a planner can compare.
public struct SchemaComparison: Sendable {
  /// The old schema; what the server holds to be the same as in the new one is in its words.
  public var old: Schema
  /// The new schema, in the words of its author.
  public var new: Schema
  /// What keeps what it holds under a new name.
  public var renamings: [Renaming]
  /// The same the other way round: what a plan back goes from and to.
  public var back: (old: Schema, new: Schema, renamings: [Renaming])
  /// Whether a server has been asked what the expressions mean; else every difference in their text
  /// counts as a change.
  public var isProven: Bool
  /// What is to be told about the comparison.
  public var findings: Diagnostics

  /// Where the new schema's parts stand in its files; empty for a live database.
  public var places = SourceMap()

  /// Whether both sides say the same text, so that nothing else has to be asked.
  public var isSameText = false

  /// Two forms of the same server.
  init(_ from: ComparisonSide, _ to: ComparisonSide, findings: Diagnostics) {
    var (from, to) = (from, to)
    if let source = to.source {
      from.form.schema = from.form.schema.silent(like: source)
      to.form.schema = to.form.schema.silent(like: source)
    } else if let source = from.source {
      from.form.schema = from.form.schema.silent(like: source)
      to.form.schema = to.form.schema.silent(like: source)
    }
    new = to.wanted.movingExtensions(from: from.form.schema, as: to.form.schema)
    let declared = SchemaDiff.renamings(
      from: renamedBase(from, to), to: new)
    renamings = declared
    old = from.base(for: to, renamings: declared)
    let inverse = declared.reversed().map(\.inverse)
    back = (
      to.base(for: from, renamings: inverse),
      from.wanted.movingExtensions(from: to.form.schema, as: from.form.schema), inverse
    )
    isProven = true
    self.findings = findings
    old = old.adoptingReplacements(of: from.source)
    back.old = back.old.adoptingReplacements(of: to.source)
    if let before = from.source, let after = to.source {
      old = old.adoptingShapes(of: before)
      back.old = back.old.adoptingShapes(of: after)
    }
    compareReferenceRows(from.source, to.source)
    adoptConversions(from.source, to.source)
  }

  /// Two texts that no server has read.
  init(unproven from: Schema, _ to: Schema, findings: Diagnostics) {
    old = from
    new = to
    renamings = SchemaDiff.renamings(from: from, to: to)
    back = (to, from, renamings.reversed().map(\.inverse))
    isProven = false
    self.findings = findings
  }
}

extension SchemaComparison {
  /// The comparison, with the places of the new side.
  func located(_ read: ReadSource?) -> SchemaComparison {
    var located = self
    if let read { located.places = read.read.sources }
    return located
  }

  /// Rows that files hold are compared with files alone: what a database has in its tables is not
  /// read.
  private mutating func compareReferenceRows(_ from: Schema?, _ to: Schema?) {
    let isBetweenFiles = from != nil && to != nil
    old = old.adoptingReferenceRows(of: isBetweenFiles ? from : nil)
    new = new.adoptingReferenceRows(of: isBetweenFiles ? to : nil)
    back.old = back.old.adoptingReferenceRows(of: isBetweenFiles ? to : nil)
    back.new = back.new.adoptingReferenceRows(of: isBetweenFiles ? from : nil)
    guard !isBetweenFiles, (from ?? to)?.holdsReferenceRows == true else { return }
    findings.warning(
      DiffCode.rowsNotCompared, "the rows of the schema are not compared with a live database",
      remedy: "compare with a folder, a revision or migrations to see them", at: nil)
  }
}

/// What names are looked for in: the old side, in the words of the new one as far as names agree.
private func renamedBase(_ from: ComparisonSide, _ to: ComparisonSide) -> Schema {
  from.base(for: to, renamings: [])
}
