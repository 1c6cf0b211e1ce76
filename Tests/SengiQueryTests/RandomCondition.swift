import SengiQuery
import SengiWire

struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Conditions on a user in which each parameter's type tells which operator it belongs to: `>` takes
/// a bigint, `=` text, `>=` numeric.
enum RandomCondition {
  static func make(
    _ user: User.Columns, depth: Int, using generator: inout SeededGenerator
  ) -> SQLCondition {
    switch depth > 0 ? Int.random(in: 0..<9, using: &generator) : 5 {
    case 0, 1:
      return make(user, depth: depth - 1, using: &generator)
        && make(user, depth: depth - 1, using: &generator)
    case 2:
      return make(user, depth: depth - 1, using: &generator)
        || make(user, depth: depth - 1, using: &generator)
    case 3: return !make(user, depth: depth - 1, using: &generator)
    case 4:
      let inner = make(user, depth: depth - 1, using: &generator)
      return User.where { $0.age == user.age && inner }.exists()
    case 5: return user.age > 1
    case 6: return user.email == "x"
    case 7: return user.balance >= 2
    default: return user.deletedAt == nil
    }
  }

  static func numbers(in binds: [PGBind]) -> [UInt32] { binds.map(\.oid) }

  /// The types of parameters, in the order of the text.
  static func expected(_ text: String) -> [UInt32] {
    text.split(separator: "$").dropLast().map { before in
      if before.hasSuffix(">= ") {
        PGTypeOID.numeric
      } else if before.hasSuffix("> ") {
        PGTypeOID.int8
      } else {
        0
      }
    }
  }
}
