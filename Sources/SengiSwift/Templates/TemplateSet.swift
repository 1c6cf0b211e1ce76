import SengiTemplates

/// The text of every template.
public struct TemplateSet: Sendable {
  public struct Source: Sendable, Hashable {
    public var text: String
    /// The file that findings name.
    public var file: String

    public init(text: String, file: String) {
      self.text = text
      self.file = file
    }
  }

  private var sources: [TemplateName: Source] = [:]
  /// Texts that templates take in by `{{> name}}`.
  public var partials: [String: Source] = [:]

  /// The templates that come with Sengi.
  public static let builtin: TemplateSet = {
    var set = TemplateSet()
    for (name, text) in BuiltinTemplates.all {
      guard let name = TemplateName(rawValue: name) else { continue }
      set[name] = Source(text: text, file: "templates/swift/\(name.rawValue).mustache")
    }
    return set
  }()

  public init() {}

  public subscript(name: TemplateName) -> Source? {
    get { sources[name] }
    set { sources[name] = newValue }
  }
}
