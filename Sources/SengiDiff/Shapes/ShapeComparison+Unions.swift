import SengiSchema

extension ShapeComparison {
  /// Compares unions case by case.
  mutating func compare(
    _ before: Part, _ union: ShapeUnion, _ after: Part, _ wanted: ShapeUnion, at place: Place
  ) -> DocumentRewriting? {
    let isSameTag = union.tag == wanted.tag
    if !isSameTag {
      tell(
        place, "\(union.tag.words) becomes \(wanted.tag.words)", isReaderSafe: false,
        isWriterSafe: false)
    }
    for item in wanted.cases where !union.cases.contains(where: { $0.name == item.name }) {
      tell(
        place.followed(by: "(\(item.name))"), "is a new case", isReaderSafe: true,
        isWriterSafe: false)
    }
    var cases: [DocumentRewriting.Case] = []
    for item in union.cases {
      let inner = place.followed(by: "(\(item.name))")
      guard let other = wanted.cases.first(where: { $0.name == item.name }) else {
        tell(inner, "is a case no more", isReaderSafe: false, isWriterSafe: true)
        continue
      }
      let rewriting = compare(before.inner(item.payload), after.inner(other.payload), at: inner)
      if let rewriting { cases.append(DocumentRewriting.Case(item.name, rewriting)) }
    }
    guard isSameTag, !cases.isEmpty else { return nil }
    switch wanted.tag {
    case .key(let key): return .cases(key: key, cases)
    case .column: return .casesByColumn(cases)
    }
  }
}

extension ShapeUnion.Tag {
  fileprivate var words: String {
    switch self {
    case .key(let key): "tag \(key)"
    case .column: "a tag in a column"
    }
  }
}
