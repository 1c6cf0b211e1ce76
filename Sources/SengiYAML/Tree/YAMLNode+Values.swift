import SengiDiagnostics

/// What a reader asks of a node: the value, or nil and a located error.
///
/// `role` names the value in the message: "the column's name", "`on_delete`".
extension YAMLNode {
  /// A name or an enum value: any quoted text, or plain text that is not null, boolean or number.
  public func name(_ role: String, _ diagnostics: inout Diagnostics) -> String? {
    guard case .scalar(let scalar) = content else {
      return fail(.notText, "expected \(role), found \(described)", nil, &diagnostics)
    }
    if scalar.kind == .text, !(scalar.text.isEmpty) { return scalar.text }
    if scalar.text.isEmpty {
      return fail(.notText, "expected \(role), found nothing", nil, &diagnostics)
    }
    return fail(
      .unquotedName, "expected \(role), found \(described)",
      "to use it as text, quote it: '\(scalar.text)'", &diagnostics)
  }

  /// Text of any style; plain numbers and booleans are given as written, null is an error.
  public func text(_ role: String, _ diagnostics: inout Diagnostics) -> String? {
    if let string { return string }
    return fail(.notText, "expected \(role), found \(described)", nil, &diagnostics)
  }

  /// Plain `true` or `false`.
  public func bool(_ role: String?, _ diagnostics: inout Diagnostics) -> Bool? {
    if case .scalar(let scalar) = content {
      if scalar.kind == .bool { return scalar.text.lowercased() == "true" }
      var remedy: String?
      switch scalar.text.lowercased() {
      case "y", "yes", "on", "true": remedy = "write true"
      case "n", "no", "off", "false": remedy = "write false"
      default: break
      }
      return fail(.notBool, "\(expected(role, "true or false"))", remedy, &diagnostics)
    }
    return fail(.notBool, "\(expected(role, "true or false"))", nil, &diagnostics)
  }

  /// A plain decimal integer within `bounds`.
  public func integer(
    _ role: String?, in bounds: ClosedRange<Int> = Int.min...Int.max,
    _ diagnostics: inout Diagnostics
  ) -> Int? {
    var wanted = "a whole number"
    if bounds != Int.min...Int.max {
      wanted += " from \(bounds.lowerBound) to \(bounds.upperBound)"
    }
    guard case .scalar(let scalar) = content, scalar.style == .plain,
      let value = Int(scalar.text), bounds.contains(value)
    else { return fail(.notInteger, expected(role, wanted), nil, &diagnostics) }
    return value
  }

  /// The entries of a mapping; a value left out is an empty mapping.
  public func entries(
    _ role: String, _ diagnostics: inout Diagnostics
  ) -> [YAMLEntry]? {
    if let mapping { return mapping }
    if isNull { return [] }
    return fail(
      .notMapping, "expected \(role), found \(described)", "write 'name: value' lines below it",
      &diagnostics)
  }

  /// The items of a list; a value left out is an empty list.
  public func items(_ role: String, _ diagnostics: inout Diagnostics) -> [YAMLNode]? {
    if let sequence { return sequence }
    if isNull { return [] }
    return fail(
      .notSequence, "expected \(role), found \(described)", "write '- value' lines below it",
      &diagnostics)
  }

  private func expected(_ role: String?, _ wanted: String) -> String {
    "expected \(wanted)\(role.map { " for \($0)" } ?? ""), found \(described)"
  }

  private func fail<Value>(
    _ code: YAMLCode, _ message: String, _ remedy: String?, _ diagnostics: inout Diagnostics
  ) -> Value? {
    diagnostics.error(code.code, message, remedy: remedy, at: range)
    return nil
  }
}
