/// Finds what differs between two interfaces.
struct InterfaceComparison {
  private let old: SwiftInterface
  private let new: SwiftInterface
  private(set) var changes: [InterfaceChange] = []

  /// - Parameter renamings: In the order in which they are done; those that the old interface has
  ///   nothing for are passed over.
  init(from old: SwiftInterface, to new: SwiftInterface, renamings: [SwiftRenaming] = []) {
    var former = old
    var told: [InterfaceChange] = []
    for renaming in renamings where renaming.from != renaming.to {
      let renamed = former.renaming(renaming)
      guard renamed != former else { continue }
      former = renamed
      let prefix = renaming.owner.map { $0 + "." } ?? ""
      told.append(
        InterfaceChange(
          .breaking, prefix + renaming.to,
          "\(code: prefix + renaming.from) is now called \(code: prefix + renaming.to)"))
    }
    self.old = former
    self.new = new
    changes = told
    compare()
  }

  private mutating func add(_ kind: InterfaceChange.Kind, _ name: String, _ prose: Prose) {
    changes.append(InterfaceChange(kind, name, prose))
  }

  private mutating func compare() {
    for name in Set(old.types.keys).union(new.types.keys).sorted() {
      let outer = name.lastIndex(of: ".").map { String(name[..<$0]) }
      switch (old.types[name], new.types[name]) {
      case (let before?, let after?): compare(name, before, after)
      case (nil, let after?):
        if let outer, old.types[outer] == nil, new.types[outer] != nil { continue }
        if name.isEmpty {
          compare(name, SwiftType(kind: "module"), after)
        } else {
          add(.additive, name, "\(code: name) is new")
        }
      case (let before?, nil):
        if let outer, new.types[outer] == nil, old.types[outer] != nil { continue }
        if name.isEmpty {
          compare(name, before, SwiftType(kind: "module"))
        } else {
          add(.breaking, name, "\(code: name) is gone")
        }
      case (nil, nil): continue
      }
    }
  }

  private mutating func compare(_ name: String, _ before: SwiftType, _ after: SwiftType) {
    if before.kind != after.kind {
      add(.breaking, name, "\(code: name) is now \(words: after.kind), not \(words: before.kind)")
    }
    for lost in before.conformances where !after.conformances.contains(lost) {
      add(.breaking, name, "\(code: name) is no longer \(code: lost)")
    }
    for gained in after.conformances where !before.conformances.contains(gained) {
      add(.additive, name, "\(code: name) is now also \(code: gained)")
    }
    for kind: SwiftMember.Kind in [.property, .enumCase, .alias, .function] {
      compare(name, kind, before, after)
    }
    let initializers = { (type: SwiftType) in type.members.filter { $0.kind == .initializer } }
    let (first, second) = (initializers(before), initializers(after))
    let open = (first.filter { !second.contains($0) }, second.filter { !first.contains($0) })
    for (earlier, later) in zip(open.0, open.1) { compareParameters(name, earlier, later) }
  }

  /// What serves the library rather than its users.
  private static let witnesses: Set<String> = [
    "tableName", "columnList", "columnCount", "presenceColumn", "softDeleteColumn",
    "insertColumns", "columnRules", "pgTypeName", "customMirror", "hash(into:)", "write(to:)",
    "encode(to:)",
  ]

  private mutating func compare(
    _ name: String, _ kind: SwiftMember.Kind, _ before: SwiftType, _ after: SwiftType
  ) {
    var gone = before.members.filter { $0.kind == kind && !after.members.contains($0) }
    gone.removeAll { Self.witnesses.contains($0.name) || isToldElsewhere(name, $0) }
    var come = after.members.filter { $0.kind == kind && !before.members.contains($0) }
    come.removeAll { Self.witnesses.contains($0.name) || isToldElsewhere(name, $0) }
    let prefix = name.isEmpty ? "" : name + "."
    for member in gone {
      let full = prefix + member.name
      guard let place = come.firstIndex(where: { $0.name == member.name }) else {
        add(.breaking, full, "\(code: full) is gone")
        continue
      }
      let other = come.remove(at: place)
      if member.type != other.type {
        add(
          .breaking, full, "\(code: full) was \(code: member.type) and is \(code: other.type)")
      } else if member.parameters.map(\.type) != other.parameters.map(\.type) {
        let types = { (member: SwiftMember) in
          "(\(member.parameters.map(\.type).joined(separator: ", ")))"
        }
        add(
          .breaking, full,
          "\(code: full) took \(code: types(member)) and takes \(code: types(other))")
      } else if member.isSettable, !other.isSettable {
        add(.breaking, full, "\(code: full) can no longer be set")
      } else {
        add(.additive, full, "\(code: full) is declared otherwise")
      }
    }
    for member in come {
      let full = prefix + member.name
      if kind == .enumCase {
        add(.breaking, full, "\(code: full) is new; every \(code: "switch") has to name it")
      } else {
        let type: Prose = member.type.isEmpty || kind != .property ? "" : ": \(code: member.type)"
        add(.additive, full, "\(code: full)\(type) is new")
      }
    }
  }

  /// Columns and inserts have a property for each of the row's, and the same happens to them.
  private func isToldElsewhere(_ name: String, _ member: SwiftMember) -> Bool {
    guard member.kind == .property, let dot = name.lastIndex(of: ".") else { return false }
    let (row, part) = (String(name[..<dot]), name[name.index(after: dot)...])
    if part == "Insert" {
      return [old, new].contains { interface in
        interface.types[name]?.members.contains { initializer in
          initializer.kind == .initializer
            && initializer.parameters.contains { $0.label == member.name }
        } == true
      }
    }
    return part == "Columns" && isChanged(member.name, of: row)
  }

  private func isChanged(_ property: String, of type: String) -> Bool {
    let find = { (interface: SwiftInterface) in
      interface.types[type]?.members.first { $0.kind == .property && $0.name == property }
    }
    return find(old) != find(new)
  }

  private mutating func compareParameters(
    _ name: String, _ before: SwiftMember, _ after: SwiftMember
  ) {
    let isRow = new.types["\(name).Columns"] != nil
    let row = name.hasSuffix(".Insert") ? String(name.dropLast(".Insert".count)) : name
    let harm: InterfaceChange.Kind = isRow ? .construction : .breaking
    let full = "\(name).init"
    let known = Dictionary(before.parameters.map { ($0.label, $0) }) { first, _ in first }
    let kept = Dictionary(after.parameters.map { ($0.label, $0) }) { first, _ in first }
    for parameter in before.parameters where kept[parameter.label] == nil {
      if isChanged(parameter.label, of: row) { continue }
      add(harm, full, "\(code: full) no longer takes \(code: parameter.label)")
    }
    for parameter in after.parameters {
      let label = parameter.label
      guard let former = known[label] else {
        let what: Prose = "\(code: full) takes \(code: "\(label): \(parameter.type)") too"
        if parameter.hasDefault {
          add(.additive, full, "\(what), if wanted")
        } else {
          add(harm, full, "\(what), and needs it")
        }
        continue
      }
      if former.hasDefault, !parameter.hasDefault {
        add(harm, full, "\(code: full) now needs \(code: label)")
      } else if !former.hasDefault, parameter.hasDefault {
        add(.additive, full, "\(code: full) no longer needs \(code: label)")
      }
      if former.type == parameter.type || isChanged(label, of: row) { continue }
      if parameter.type == former.type + "?" { continue }
      add(
        harm, full,
        "\(code: full) took \(code: label) as \(code: former.type) and takes \(code: parameter.type)"
      )
    }
    let order = before.parameters.map(\.label).filter { kept[$0] != nil }
    if order != after.parameters.map(\.label).filter({ known[$0] != nil }) {
      add(harm, full, "\(code: full) takes its values in another order")
    }
  }
}
