import SengiJSON
import SengiSQL
import SengiSchema

/// Walks down two shapes side by side.
struct ShapeComparison {
  /// A type written in a shape, with the check of the field that has it.
  struct Part {
    var type: ShapeType
    /// The shape whose text it stands in, which says what becomes of other keys.
    var shape: Shape
    var check: SQLExpression?
    var condition: PGJSONForm.Condition?

    init(_ type: ShapeType, in shape: Shape) {
      self.type = type
      self.shape = shape
    }

    /// Another type in the same shape, without a check.
    func inner(_ type: ShapeType) -> Part { Part(type, in: shape) }
  }

  /// The walk at a place.
  struct Place {
    var path: String
    /// The keys that lead there, for the names of what is lost.
    var keys: [String]

    func key(_ key: String) -> Place { Place(path: "\(path).\(key)", keys: keys + [key]) }
    func followed(by mark: String) -> Place { Place(path: path + mark, keys: keys) }
  }

  private struct Pair: Hashable {
    var old: QualifiedName
    var new: QualifiedName
  }

  let old: Schema
  let new: Schema
  private let column: ObjectPath
  private(set) var differences: [ShapeDifference] = []
  private(set) var rewriting: DocumentRewriting?
  private(set) var removedFields: [ObjectPath] = []
  private(set) var obstacles: [String] = []
  /// The shapes that lie around the place.
  private var open: Set<Pair> = []
  /// Shapes in which nothing differs.
  private var same: Set<Pair> = []
  /// Shapes that hold themselves.
  private var repeated: Set<Pair> = []
  /// Whether something differs in such a shape, so that no expression reaches all of a document.
  private var isRecursive = false

  init(from old: Schema, to new: Schema, column: ObjectPath) {
    self.old = old
    self.new = new
    self.column = column
  }

  /// - Parameter tag: The new column's tag, as the old schema calls it.
  mutating func compare(_ former: Column, _ current: Column, tag: SQLIdentifier?) {
    let place = Place(path: current.name.name, keys: [])
    switch (former.part(in: old), current.part(in: new)) {
    case (nil, nil): break
    case (nil, _?): tell(place, "takes a shape", isReaderSafe: false, isWriterSafe: true)
    case (_?, nil): tell(place, "loses its shape", isReaderSafe: true, isWriterSafe: false)
    case (let before?, let after?):
      if former.tag != tag {
        tell(place, "is told apart by another column", isReaderSafe: false, isWriterSafe: false)
      }
      rewriting = compare(before, after, at: place)
    }
    guard isRecursive, rewriting != nil else { return }
    rewriting = nil
    removedFields = []
    obstacles = differences.filter { !$0.compatibility.isReaderSafe }.map(Self.words)
  }

  // MARK: What is found

  mutating func tell(
    _ place: Place, _ words: String, isReaderSafe: Bool, isWriterSafe: Bool,
    isRewritten: Bool = false
  ) {
    let difference = ShapeDifference(
      place.path, words,
      ShapeCompatibility(isReaderSafe: isReaderSafe, isWriterSafe: isWriterSafe))
    differences.append(difference)
    if !isReaderSafe, !isRewritten { obstacles.append(Self.words(difference)) }
  }

  private static func words(_ difference: ShapeDifference) -> String {
    "\(difference.path) \(difference.words)"
  }

  mutating func remove(_ place: Place) {
    removedFields.append(place.keys.reduce(column) { $0.appending(.field($1)) })
  }

  // MARK: The walk

  /// - Returns: What is to be done to an old value, or nil where nothing is, or can be.
  mutating func compare(_ before: Part, _ after: Part, at place: Place) -> DocumentRewriting? {
    guard case .reference(let name) = before.type, case .reference(let other) = after.type else {
      return compareResolved(before, after, at: place)
    }
    let pair = Pair(old: name, new: other)
    if same.contains(pair) { return nil }
    guard open.insert(pair).inserted else {
      repeated.insert(pair)
      return nil
    }
    let count = differences.count
    let rewriting = compareResolved(before, after, at: place)
    open.remove(pair)
    if differences.count == count {
      same.insert(pair)
    } else if repeated.contains(pair) {
      isRecursive = true
    }
    return rewriting
  }

  private mutating func compareResolved(
    _ before: Part, _ after: Part, at place: Place
  ) -> DocumentRewriting? {
    guard let before = before.resolved(in: old), let after = after.resolved(in: new) else {
      tell(place, "cannot be compared", isReaderSafe: false, isWriterSafe: false)
      return nil
    }
    switch (before.type, after.type) {
    case (.object(let fields), .object(let wanted)):
      return compare(before, fields, after, wanted, at: place)
    case (.union(let union), .union(let wanted)):
      return compare(before, union, after, wanted, at: place)
    case (.array(let element, let hadNull), .array(let wanted, let hasNull)):
      compareChecks(before, after, at: place)
      let inner = place.followed(by: "[]")
      compareNull(
        hadNull || element.isAnything(in: old), hasNull || wanted.isAnything(in: new), at: inner)
      return compare(before.inner(element), after.inner(wanted), at: inner)
        .map(DocumentRewriting.elements)
    case (.map(let value, let hadNull), .map(let wanted, let hasNull)):
      compareOtherKeys(before.shape, after.shape, at: place, isMap: true)
      let inner = place.key("*")
      compareNull(
        hadNull || value.isAnything(in: old), hasNull || wanted.isAnything(in: new), at: inner)
      return compare(before.inner(value), after.inner(wanted), at: inner)
        .map(DocumentRewriting.values)
    default: return compareLeaves(before, after, at: place)
    }
  }

  func compareNull(_ had: Bool, _ has: Bool) -> (words: String, isReaderSafe: Bool)? {
    had == has ? nil : (has ? "may be null" : "is never null", has)
  }

  private mutating func compareNull(_ had: Bool, _ has: Bool, at place: Place) {
    guard let (words, isReaderSafe) = compareNull(had, has) else { return }
    tell(place, words, isReaderSafe: isReaderSafe, isWriterSafe: !isReaderSafe)
  }

  private mutating func compareChecks(_ before: Part, _ after: Part, at place: Place) {
    guard before.check?.source != after.check?.source else { return }
    let had = ConditionInclusion(before.condition.map { [$0] } ?? [])
    let has = ConditionInclusion(after.condition.map { [$0] } ?? [])
    tell(
      place, Self.words(before.check, after.check),
      isReaderSafe: after.condition.map(had.implies) ?? true,
      isWriterSafe: before.condition.map(has.implies) ?? true)
  }

  static func words(_ before: SQLExpression?, _ after: SQLExpression?) -> String {
    switch (before?.source, after?.source) {
    case (let old?, let new?): "check (\(old)) becomes check (\(new))"
    case (nil, let new?): "takes check (\(new))"
    case (let old?, nil): "loses check (\(old))"
    case (nil, nil): "keeps no check"
    }
  }

  /// What becomes of keys that the shape does not name.
  mutating func compareOtherKeys(
    _ before: Shape, _ after: Shape, at place: Place, isMap: Bool = false
  ) {
    // A map has no other keys.
    guard before.extraKeys != after.extraKeys, !isMap else { return }
    tell(
      place, "extra_keys: \(before.extraKeys.rawValue) becomes \(after.extraKeys.rawValue)",
      isReaderSafe: after.extraKeys != .reject, isWriterSafe: before.extraKeys != .reject)
  }
}

extension ShapeComparison.Part {
  /// The type behind all names; nil where they lead nowhere.
  fileprivate func resolved(in schema: Schema) -> Self? {
    var part = self
    var seen: Set<QualifiedName> = []
    while case .reference(let name) = part.type {
      guard seen.insert(name).inserted, let shape = schema.shape(name) else { return nil }
      part.type = shape.body
      part.shape = shape
    }
    return part
  }

  /// The form, null left out.
  func form(in schema: Schema) -> PGJSONForm {
    let form = ShapeForms(schema).form(of: type, in: shape)
    return condition.map { .checked(form, $0) } ?? form
  }
}

extension ShapeType {
  /// Whether any JSON will do, null included.
  func isAnything(in schema: Schema) -> Bool {
    var type = self
    var seen: Set<QualifiedName> = []
    while case .reference(let name) = type {
      guard seen.insert(name).inserted, let shape = schema.shape(name) else { return false }
      type = shape.body
    }
    switch type {
    case .scalar(.json(nil)), .scalar(.jsonb(nil)): return true
    default: return false
    }
  }
}

extension Column {
  fileprivate func part(in schema: Schema) -> ShapeComparison.Part? {
    guard let name = type.base.shape, let shape = schema.shape(name) else { return nil }
    return ShapeComparison.Part(.reference(name), in: shape)
  }
}
