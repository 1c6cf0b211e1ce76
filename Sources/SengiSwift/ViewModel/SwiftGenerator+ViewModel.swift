import SengiDiagnostics
import SengiJSON
import SengiSchema

extension SwiftGenerator {
  /// The number of the view model's form: raised when a name goes or changes its meaning, not when
  /// one is added.
  public static let viewModelFormat = 1

  /// Everything that templates are given, and the schema with its Swift names, as JSON.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public func viewModel(
    for units: [SchemaUnit], into diagnostics: inout Diagnostics
  ) -> String? {
    let recorder = ViewRecorder()
    guard let renderer = TemplateRenderer(.builtin, recorder: recorder, into: &diagnostics) else {
      return nil
    }
    var files: [JSONValue] = []
    for unit in units {
      let file = self.file(for: unit, renderer)
      files.append(Self.entry(file, unit: unit.name, recorder.take()))
    }
    files.append(Self.entry(schemaFile(renderer), unit: nil, recorder.take()))
    return JSONValue.object([
      JSONValue.Member(key: "format", value: .number("\(Self.viewModelFormat)")),
      JSONValue.Member(key: "generator", value: .string("sengi \(Self.version)")),
      JSONValue.Member(key: "schema", value: outline),
      JSONValue.Member(key: "files", value: .array(files)),
    ]).indentedText
  }

  private static func entry(
    _ file: GeneratedFile, unit: String?, _ views: [JSONValue]
  ) -> JSONValue {
    .object([
      JSONValue.Member(key: "name", value: .string(file.name)),
      JSONValue.Member(key: "unit", value: unit.map(JSONValue.string) ?? .null),
      JSONValue.Member(key: "views", value: .array(views)),
    ])
  }

  private var outline: JSONValue {
    SchemaOutline(schema: schema, names: names, routines: routines).json
  }
}
