/// The same numbers from the same seed on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<4 { _ = next() }
  }

  public mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A number from 0 up to the bound, without it; 0 for a bound below 1.
  public mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() >> 33) % bound }

  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// Some of the choices, in their order.
  public mutating func some<Element>(_ choices: [Element], _ percent: Int) -> [Element] {
    choices.filter { _ in chance(percent) }
  }
}
