import SengiSQL
import SengiSchema

/// Values added to an enum, which keeps those it has in their order.
struct EnumerationAlteration {
  /// In the order in which they are added.
  let statements: [SQLText]

  /// - Returns: nil where values go or change places.
  init?(_ old: Enumeration, _ new: Enumeration) {
    let known = Set(old.values.map(\.label))
    let kept = new.values.map(\.label).filter(known.contains)
    guard kept == old.values.map(\.label) else { return nil }
    var statements: [SQLText] = []
    var before: String?
    for (place, value) in new.values.enumerated() {
      defer { before = value.label }
      guard !known.contains(value.label) else { continue }
      let label = SQLLiteral(value.label)
      let comesLast = !new.values[place...].contains { known.contains($0.label) }
      if comesLast {
        statements.append("ALTER TYPE \(new.name) ADD VALUE IF NOT EXISTS \(label);")
      } else if let before {
        let after = SQLLiteral(before)
        statements.append("ALTER TYPE \(new.name) ADD VALUE IF NOT EXISTS \(label) AFTER \(after);")
      } else if let first = old.values.first {
        let next = SQLLiteral(first.label)
        statements.append("ALTER TYPE \(new.name) ADD VALUE IF NOT EXISTS \(label) BEFORE \(next);")
      }
    }
    self.statements = statements
  }
}
