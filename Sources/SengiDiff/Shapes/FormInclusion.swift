import SengiJSON
import SengiSchema

/// Whether every value of one form is of another, as far as that can be told.
///
/// Keys that an object does not name count for nothing unless the other object refuses them. No is
/// also the answer where nobody knows.
struct FormInclusion {
  private struct Pair: Hashable {
    var small: String
    var large: String
  }

  /// Find the forms of shapes by their names, on the side of each.
  private let small: ShapeForms
  private let large: ShapeForms
  /// Pairs of shapes that are being compared, and hold for their own parts if they hold at all.
  private var assumed: Set<Pair> = []

  /// - Parameters:
  ///   - small: The schema of the form that is to be included.
  ///   - large: The schema of the form that is to include it.
  init(of small: Schema, in large: Schema) {
    self.small = ShapeForms(small)
    self.large = ShapeForms(large)
  }

  mutating func holds(_ inner: PGJSONForm, _ outer: PGJSONForm) -> Bool {
    holds(inner, outer, depth: 0)
  }

  private mutating func holds(_ inner: PGJSONForm, _ outer: PGJSONForm, depth: Int) -> Bool {
    guard depth < 200 else { return false }
    switch (inner, outer) {
    case (_, .any): return true
    case (.named(let name), .named(let other)):
      guard assumed.insert(Pair(small: name, large: other)).inserted else { return true }
      guard let form = Self.form(name, small), let wanted = Self.form(other, large) else {
        return false
      }
      return holds(form, wanted, depth: depth + 1)
    case (.named(let name), _):
      return Self.form(name, small).map { holds($0, outer, depth: depth + 1) } ?? false
    case (_, .named(let name)):
      return Self.form(name, large).map { holds(inner, $0, depth: depth + 1) } ?? false
    case (.nullable(let value), .nullable(let wanted)):
      return holds(value, wanted, depth: depth + 1)
    case (.nullable, _), (.any, _): return false
    case (_, .nullable(let wanted)): return holds(inner, wanted, depth: depth + 1)
    default: break
    }
    let (value, wanted) = (inner.split, outer.split)
    if case .any = wanted.form { return wanted.conditions.isEmpty }
    let given = ConditionInclusion(value.conditions)
    return wanted.conditions.allSatisfy(given.implies)
      && holdsPlain(value.form, wanted.form, depth: depth)
  }

  private static func form(_ name: String, _ forms: ShapeForms) -> PGJSONForm? {
    forms.shape(named: name).map { forms.form(of: $0) }
  }

  /// Without conditions and null.
  private mutating func holdsPlain(
    _ inner: PGJSONForm, _ outer: PGJSONForm, depth: Int
  ) -> Bool {
    switch (inner, outer) {
    case (.boolean, .boolean), (.number, .number), (.integer, .integer), (.integer, .number),
      (.string, .string):
      return true
    case (.array(let element), .array(let wanted)), (.map(let element), .map(let wanted)):
      return holds(element, wanted, depth: depth + 1)
    case (.object(let members, let rejectsOthers), .map(let wanted)):
      if !rejectsOthers, !wanted.isAny { return false }
      return members.allSatisfy { holds($0.form, wanted, depth: depth + 1) }
    case (.map(let value), .object(let members, false)):
      return members.allSatisfy { !$0.isRequired && holds(value, $0.form, depth: depth + 1) }
    case (.object(let members, let rejectsOthers), .object(let wanted, let wantsNoOthers)):
      return holds(members, wanted, depth: depth)
        && (!wantsNoOthers
          || rejectsOthers
            && members.allSatisfy { member in wanted.contains { $0.key == member.key } })
    case (.union(let key, let variants), .union(let other, let wanted)):
      return key == other
        && variants.allSatisfy { variant in
          wanted.contains {
            $0.tag == variant.tag && holds(variant.form, $0.form, depth: depth + 1)
          }
        }
    case (.union(_, let variants), _):
      return variants.allSatisfy { holds($0.form, outer, depth: depth + 1) }
    default: return false
    }
  }

  private mutating func holds(
    _ members: [PGJSONForm.Member], _ wanted: [PGJSONForm.Member], depth: Int
  ) -> Bool {
    wanted.allSatisfy { member in
      guard let own = members.first(where: { $0.key == member.key }) else {
        return !member.isRequired
      }
      return (own.isRequired || !member.isRequired)
        && holds(own.form, member.form, depth: depth + 1)
    }
  }
}

extension PGJSONForm {
  var isAny: Bool { if case .any = self { true } else { false } }

  /// The form with all that is asked of it besides.
  fileprivate var split: (form: PGJSONForm, conditions: [Condition]) {
    switch self {
    case .scalar(let scalar): return scalar.form.split
    case .checked(let inner, let condition):
      let inside = inner.split
      return (inside.form, inside.conditions + [condition])
    default: return (self, [])
    }
  }
}
