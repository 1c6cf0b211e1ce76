/// What the tool was asked to do.
struct Options {
  var schemas: String
  var output: String
  var configuration: String?

  static let usage = "usage: sengi-generate --schemas DIR --output DIR [--config FILE]"

  /// - Throws: ``UsageError`` that says what is wrong with the arguments.
  init(_ arguments: some Sequence<String>) throws(UsageError) {
    var values: [String: String] = [:]
    var rest = Array(arguments)[...]
    while let option = rest.popFirst() {
      guard ["--schemas", "--output", "--config"].contains(option) else {
        throw UsageError(message: "unknown argument '\(option)'")
      }
      guard let value = rest.popFirst() else {
        throw UsageError(message: "'\(option)' wants a value")
      }
      if values.updateValue(value, forKey: option) != nil {
        throw UsageError(message: "'\(option)' is given twice")
      }
    }
    guard let schemas = values["--schemas"] else { throw UsageError(message: "no '--schemas'") }
    guard let output = values["--output"] else { throw UsageError(message: "no '--output'") }
    self.schemas = schemas
    self.output = output
    configuration = values["--config"]
  }
}

struct UsageError: Error {
  var message: String
}
