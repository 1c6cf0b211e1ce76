import Foundation

/// What the command line asks for.
struct FuzzOptions {
  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  /// The part of the work that one child process does, and the file in which it says how far it is.
  struct Worker {
    var first: UInt64
    var stride: UInt64
    var progress: String
  }

  var seconds = 60
  var inputs = UInt64.max
  var seed: UInt64 = 1
  var jobs = 2
  var save = "fuzz"
  var root = "."
  var worker: Worker?

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    func number<Number: FixedWidthInteger>(_ option: String) throws -> Number {
      guard let value = rest.popFirst(), let number = Number(value) else {
        throw Mistake(description: "\(option) needs a number")
      }
      return number
    }
    while let option = rest.popFirst() {
      switch option {
      case "--seconds": seconds = try number(option)
      case "--inputs": inputs = try number(option)
      case "--seed": seed = try number(option)
      case "--jobs": jobs = max(1, try number(option))
      case "--save": save = rest.popFirst() ?? save
      case "--worker":
        let (first, stride): (UInt64, UInt64) = (try number(option), try number(option))
        worker = Worker(first: first, stride: max(1, stride), progress: rest.popFirst() ?? "")
      default:
        guard !option.hasPrefix("-") else { throw Mistake(description: "unknown option \(option)") }
        root = option
      }
    }
  }
}
