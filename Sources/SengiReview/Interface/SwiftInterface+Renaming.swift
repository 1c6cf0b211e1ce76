extension SwiftInterface {
  /// The interface as it is once the renaming is done.
  func renaming(_ renaming: SwiftRenaming) -> SwiftInterface {
    guard let owner = renaming.owner else { return renamingType(renaming.from, to: renaming.to) }
    var result = self
    for (name, type) in types where name == owner || name.hasPrefix(owner + ".") {
      result.types[name]?.members = type.members.map { member in
        var member = member
        if member.name == renaming.from { member.name = renaming.to }
        for index in member.parameters.indices
        where member.parameters[index].label == renaming.from {
          member.parameters[index].label = renaming.to
        }
        if !member.parameters.isEmpty, let open = member.name.firstIndex(of: "(") {
          let labels = member.parameters.map { "\($0.label):" }.joined()
          member.name = member.name[..<open] + "(\(labels))"
        }
        return member
      }
    }
    return result
  }

  private func renamingType(_ from: String, to: String) -> SwiftInterface {
    var result = SwiftInterface()
    let word = { (name: String) in name.split(separator: ".").last.map(String.init) ?? name }
    let change = { (text: String) in Self.replacing(word(from), by: word(to), in: text) }
    for (name, type) in types {
      let new =
        name == from
        ? to : name.hasPrefix(from + ".") ? to + name.dropFirst(from.count) : name
      var type = type
      type.conformances = type.conformances.map(change)
      for index in type.members.indices {
        type.members[index].type = change(type.members[index].type)
        for place in type.members[index].parameters.indices {
          type.members[index].parameters[place].type = change(
            type.members[index].parameters[place].type)
        }
      }
      result.types[new] = type
    }
    return result
  }

  private static func replacing(_ old: String, by new: String, in text: String) -> String {
    guard text.contains(old) else { return text }
    return SwiftLexer.tokens(of: text).map { token in
      var token = token
      if token.isWord(old) { token.text = new }
      return token
    }.line
  }
}
