import SengiSchema

/// One scope of Swift, in which every name may be declared once.
struct NameScope {
  /// An object of the schema on its way to a name.
  struct Claim {
    var path: ObjectPath
    /// What a finding calls it, such as `table blog.posts`.
    var title: String
    /// The name the user chose.
    var chosen: String?
    /// The name made from the database's own.
    var derived: SwiftIdentifier
    /// What it might be called where another has the derived name.
    var alternative: SwiftIdentifier?
    /// The key that chooses the name in a schema file.
    var nameKey = "swift_name"
  }

  private var reserved: Set<String>
  private var holders: [String: Claim] = [:]

  init(reserved: Set<String> = []) {
    self.reserved = reserved
  }

  var names: Set<String> { Set(holders.keys) }

  /// The claim's name in this scope; two claims to one name are a finding.
  mutating func name(_ claim: Claim, _ findings: inout [SwiftFinding]) -> SwiftIdentifier {
    let name = resolve(claim, &findings)
    if let holder = holders[name.name] {
      findings.append(
        .clash(of: claim, with: holder, over: name, freeName: freeName(for: claim, name)))
    } else {
      holders[name.name] = claim
    }
    return name
  }

  private func freeName(for claim: Claim, _ name: SwiftIdentifier) -> String {
    func isFree(_ name: String) -> Bool { holders[name] == nil && !reserved.contains(name) }
    if let alternative = claim.alternative?.name, isFree(alternative) { return alternative }
    var number = 2
    while !isFree("\(name.name)\(number)") { number += 1 }
    return "\(name.name)\(number)"
  }

  private func resolve(_ claim: Claim, _ findings: inout [SwiftFinding]) -> SwiftIdentifier {
    guard let chosen = claim.chosen else {
      return reserved.contains(claim.derived.name) ? claim.derived.appending("_") : claim.derived
    }
    guard let name = SwiftIdentifier(validating: chosen), !reserved.contains(chosen) else {
      findings.append(.unusable(chosen, for: claim, isReserved: reserved.contains(chosen)))
      return claim.derived
    }
    return name
  }
}

extension SwiftFinding {
  fileprivate static func clash(
    of claim: NameScope.Claim, with holder: NameScope.Claim, over name: SwiftIdentifier,
    freeName: String
  ) -> SwiftFinding {
    SwiftFinding(
      "GEN0001", "\(claim.title) and \(holder.title) would both be '\(name)' in Swift",
      remedy: claim.nameKey == "swift_name"
        ? "give one of them another name with swift_name:"
        : "write `\(claim.nameKey): \(freeName)` beside the foreign key", at: claim.path,
      concernsSwiftName: claim.chosen != nil,
      notes: [Note(message: "\(holder.title) is here", path: holder.path)],
      renaming: Renaming(path: claim.path, name: freeName))
  }

  fileprivate static func unusable(
    _ name: String, for claim: NameScope.Claim, isReserved: Bool
  ) -> SwiftFinding {
    SwiftFinding(
      "GEN0002",
      isReserved
        ? "swift_name '\(name)' of \(claim.title) is a name that generated code needs itself"
        : "swift_name '\(name)' of \(claim.title) is not a name in Swift",
      remedy: "write letters and digits that begin with a letter, such as '\(claim.derived)'",
      at: claim.path, concernsSwiftName: true)
  }
}
