/// What a module of generated Swift offers to the code around it.
public struct SwiftInterface: Sendable, Hashable {
  /// By full name, such as `Blog.Post.Insert`; what stands beside all types under the empty name.
  var types: [String: SwiftType] = [:]

  init() {}

  /// Reads the declarations of generated files; bodies of functions are passed over.
  ///
  /// What is private, or begins with `_`, is left out. Text that is no Swift gives no declarations.
  public init(files: [String]) {
    for file in files {
      var reader = SwiftDeclarationReader(SwiftLexer.tokens(of: file))
      reader.read(into: &self)
    }
  }

  mutating func declare(_ kind: String, _ name: String, _ conformances: [String]) {
    // An extension may come before the type that it extends.
    if types[name]?.kind == "extension" || types[name] == nil {
      types[name, default: SwiftType(kind: kind)].kind = kind
    }
    let known = types[name]?.conformances ?? []
    types[name]?.conformances += conformances.filter { !known.contains($0) }
  }

  mutating func add(_ member: SwiftMember, to type: String) {
    types[type, default: SwiftType(kind: "module")].members.append(member)
  }
}
