import SengiJSON
import SengiSQL
import SengiSchema

extension ShapeComparison {
  /// Compares objects field by field.
  mutating func compare(
    _ before: Part, _ fields: [ShapeField], _ after: Part, _ wanted: [ShapeField], at place: Place
  ) -> DocumentRewriting? {
    compareOtherKeys(before.shape, after.shape, at: place)
    let names = FieldPairs(fields, wanted)
    var changed: [DocumentRewriting.Field] = []
    for field in wanted {
      guard let former = names.former(of: field) else {
        add(field, before, after, at: place)
        continue
      }
      let rewritten = compare(
        (former, before.shape), (field, after.shape), at: place.key(field.key))
      if rewritten.isChanged { changed.append(rewritten) }
    }
    var removed: [String] = []
    for field in fields where !names.isKept(field) {
      let isRefused = after.shape.extraKeys == .reject
      let inner = place.key(field.key)
      tell(
        inner, "is gone", isReaderSafe: !isRefused,
        isWriterSafe: !member(field, before.shape).isRequired,
        isRewritten: isRefused)
      if isRefused {
        removed.append(field.key)
        remove(inner)
      }
    }
    return changed.isEmpty && removed.isEmpty ? nil : .object(changed, removing: removed)
  }

  private func member(_ field: ShapeField, _ shape: Shape) -> (isRequired: Bool, mayBeNull: Bool) {
    let isRequired = field.presence == .required || field.presence == .nullable
    return (
      isRequired && field.defaultValue == nil,
      field.presence == .optional || field.presence == .nullable
    )
  }

  private mutating func add(_ field: ShapeField, _ before: Part, _ after: Part, at place: Place) {
    let isRequired = member(field, after.shape).isRequired
    var words = "is new"
    if isRequired {
      words += ", and must be there"
    } else if let value = field.defaultValue {
      words += ", default \(value.source)"
    }
    let isWriterSafe = before.shape.extraKeys != .reject
    if isWriterSafe, before.shape.extraKeys == .ignore {
      words += "; old code drops it when it writes the document back"
    }
    tell(
      place.key(field.key), words, isReaderSafe: !isRequired, isWriterSafe: isWriterSafe)
  }

  private typealias PlacedField = (field: ShapeField, shape: Shape)

  /// Compares a field with what it was.
  private mutating func compare(
    _ before: PlacedField, _ after: PlacedField, at place: Place
  ) -> DocumentRewriting.Field {
    var rewritten = DocumentRewriting.Field(after.field.key)
    if before.field.key != after.field.key {
      rewritten.formerKey = before.field.key
      tell(
        place, "was \(before.field.key)", isReaderSafe: false, isWriterSafe: false,
        isRewritten: true)
    }
    comparePresence(before, after, at: place, &rewritten)
    if before.field.defaultValue?.source != after.field.defaultValue?.source {
      let (old, new) = (before.field.defaultValue?.source, after.field.defaultValue?.source)
      tell(
        place, "default \(old ?? "none") becomes \(new ?? "none")", isReaderSafe: true,
        isWriterSafe: true)
    }
    rewritten.value = compare(part(before, in: old), part(after, in: new), at: place)
    return rewritten
  }

  /// Whether the key may be missing, and its value null.
  private mutating func comparePresence(
    _ before: PlacedField, _ after: PlacedField, at place: Place,
    _ rewritten: inout DocumentRewriting.Field
  ) {
    let (was, now) = (member(before.field, before.shape), member(after.field, after.shape))
    let mayBeNull = now.mayBeNull || after.field.type.isAnything(in: new)
    if was.isRequired != now.isRequired {
      if now.isRequired, mayBeNull { rewritten.absentValue = "null" }
      tell(
        place, now.isRequired ? "must be there" : "may be missing", isReaderSafe: !now.isRequired,
        isWriterSafe: now.isRequired, isRewritten: rewritten.absentValue != nil)
    }
    let could = was.mayBeNull || before.field.type.isAnything(in: old)
    guard let (words, isReaderSafe) = compareNull(could, mayBeNull) else { return }
    if !isReaderSafe {
      if let value = ShapeDefaultValue.json(after.field, in: new) {
        rewritten.null = .replaced(value)
      } else if !now.isRequired {
        rewritten.null = .removed
      }
    }
    tell(
      place, words, isReaderSafe: isReaderSafe, isWriterSafe: !isReaderSafe,
      isRewritten: rewritten.null != .kept)
  }

  private func part(_ field: PlacedField, in schema: Schema) -> Part {
    var part = Part(field.field.type, in: field.shape)
    guard let check = field.field.check else { return part }
    part.check = check
    part.condition = try? FieldCheck(
      parsing: check.source, key: field.field.key, form: part.form(in: schema)
    ).condition
    return part
  }
}

/// Which field of the new shape was which of the old one.
private struct FieldPairs {
  private var formers: [String: ShapeField] = [:]
  private var kept: Set<String> = []

  init(_ fields: [ShapeField], _ wanted: [ShapeField]) {
    let old = Dictionary(fields.map { ($0.key, $0) }) { first, _ in first }
    let new = Set(wanted.map(\.key))
    for field in wanted {
      if let former = old[field.key] { pair(former, field) }
    }
    for field in wanted where old[field.key] == nil {
      if let was = field.was, let former = old[was], !new.contains(was), !kept.contains(was) {
        pair(former, field)
      } else if let former = fields.first(where: {
        // The way back: the old shape says what the key was.
        $0.was == field.key && !new.contains($0.key) && !kept.contains($0.key)
      }) {
        pair(former, field)
      }
    }
  }

  private mutating func pair(_ former: ShapeField, _ field: ShapeField) {
    formers[field.key] = former
    kept.insert(former.key)
  }

  func former(of field: ShapeField) -> ShapeField? { formers[field.key] }
  func isKept(_ field: ShapeField) -> Bool { kept.contains(field.key) }
}
