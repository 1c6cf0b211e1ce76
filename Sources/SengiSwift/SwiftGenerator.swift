import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Turns a checked schema into Swift.
public struct SwiftGenerator: Sendable {
  /// The version that generated files name.
  public static let version = "0.1.0"

  let schema: Schema
  private let tables: [QualifiedName: Table]
  let names: SwiftNames
  private let relations: [QualifiedName: [Relation]]
  private let shapes: [QualifiedName: ShapeDeclaration]
  let routines: RoutinePlanner
  private let enumerationsInJSON: Set<QualifiedName>
  /// What Swift cannot say of the schema; nothing is to be generated while an error is among them.
  public let findings: [SwiftFinding]

  /// - Parameter main: The namespace whose types stand at the top level of the module.
  public init(
    _ schema: Schema, main: SQLIdentifier = SQLIdentifier(static: "public"),
    options: SwiftOptions = SwiftOptions()
  ) {
    var schema = schema
    if !options.excludedTables.isEmpty {
      for index in schema.namespaces.indices {
        schema.namespaces[index].tables.removeAll { options.excludedTables.contains($0.name) }
        schema.namespaces[index].views.removeAll { options.excludedTables.contains($0.name) }
      }
    }
    let resolver = NameResolver(schema, main: main, options: options)
    let relations = RelationResolver(schema, resolver.names)
    let shapes = ShapePlanner(schema, resolver.names)
    self.schema = schema
    tables = Dictionary(
      schema.tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    names = resolver.names
    routines = RoutinePlanner(schema, resolver.names)
    self.relations = relations.relations
    self.shapes = shapes.declarations
    enumerationsInJSON = shapes.enumerationsInJSON
    findings =
      resolver.findings + relations.findings + shapes.findings
      + HiddenReferences(schema: schema, names: resolver.names).findings()
  }

  /// One file a unit, and `Schema.swift`.
  /// - Returns: nil when a template is wrong, which is then among the diagnostics.
  public func files(
    for units: [SchemaUnit], templates: TemplateSet = .builtin,
    into diagnostics: inout Diagnostics
  ) -> [GeneratedFile]? {
    guard let renderer = TemplateRenderer(templates, into: &diagnostics) else { return nil }
    return sideBySide(units) { file(for: $0, renderer) } + [schemaFile(renderer)]
  }

  func file(for unit: SchemaUnit, _ renderer: TemplateRenderer) -> GeneratedFile {
    let spelling = TypeSpelling(names, in: unit.namespace)
    let layout = SwiftLayout(indentation: spelling.isMain ? 0 : 2)
    let enumerations = unit.enumerations.compactMap(schema.enumeration).map {
      renderer.render(
        .enum,
        EnumEmitter(
          enumeration: $0, spelling: spelling, layout: layout,
          isUsedInJSON: enumerationsInJSON.contains($0.name)
            || names.options.codableKeys != nil
        ).view())
    }
    let shapeEmitter = ShapeEmitter(
      spelling: spelling, schema: schema, renderer: renderer, layout: layout)
    let tables = unit.tables.compactMap { self.tables[$0] }.map {
      renderer.render(.table, TableEmitter($0, schema, spelling, layout).view())
    }
    let shapes = unit.shapes.compactMap { name in
      self.shapes[name].map { shapeEmitter.lines($0, origin: name, .column) }
    }
    let emitter = RelationEmitter(names: names, layout: SwiftLayout(indentation: 0))
    let related = emitter.views(unit.tables.flatMap { relations[$0] ?? [] })
    let types = self.types(of: unit, spelling, layout, renderer)
    let views = unit.views.compactMap(schema.view).filter(\.hasRow).map {
      renderer.render(.view, ViewEmitter($0, schema, spelling, layout).view())
    }
    let declarations = enumerations + types + tables + views + shapes
    let view = FileView(
      header: SwiftLines(header(from: unit.name + ".yaml", namesOf: unit) + [""]),
      imports: SwiftLines(names.options.importLines),
      declarations: declarations.enumerated().map { position, item in
        position == 0 ? item : SwiftLines([""] + item.lines)
      },
      namespace: names.namespaces[unit.namespace].map { "\($0)" },
      relations: related.map { renderer.render(.relations, $0) } + functions(of: unit, renderer))
    return GeneratedFile(
      name: GeneratedFile.name(ofUnit: unit.name), contents: text(renderer.render(.file, view)))
  }

  /// The names of domains and the structs of composite types.
  private func types(
    of unit: SchemaUnit, _ spelling: TypeSpelling, _ layout: SwiftLayout,
    _ renderer: TemplateRenderer
  ) -> [SwiftLines] {
    let domains = unit.domains.compactMap(schema.domain).map {
      renderer.render(.domain, DomainEmitter(domain: $0, spelling: spelling, layout: layout).view())
    }
    let composites = unit.compositeTypes.compactMap(schema.compositeType)
      .filter { names.types.isReadable($0.name) }
      .map {
        renderer.render(
          .composite, CompositeEmitter(type: $0, spelling: spelling, layout: layout).view())
      }
    return domains + composites
  }

  /// The calls of the unit's functions and procedures; none where there are none.
  private func functions(of unit: SchemaUnit, _ renderer: TemplateRenderer) -> [SwiftLines] {
    let emitter = RoutineEmitter(schema: schema, names: names, namespace: unit.namespace)
    let members = unit.functions.compactMap { routines.calls[$0] }.flatMap { call in
      (emitter.record(call).map { [renderer.render(.record, $0)] } ?? [])
        + emitter.statements(call).map { renderer.render(.call, $0) }
    }
    if members.isEmpty { return [] }
    let spaced = members.enumerated().map { position, item in
      position == 0 ? item : SwiftLines([""] + item.lines)
    }
    return [
      renderer.render(
        .functions, FunctionsView(header: SwiftLines(emitter.header), members: spaced))
    ]
  }

  func schemaFile(_ renderer: TemplateRenderer) -> GeneratedFile {
    let layout = SwiftLayout(indentation: 0)
    let items = schema.namespaces.compactMap { namespace -> NamespacesView.Item? in
      guard let name = names.namespaces[namespace.name] else { return nil }
      let origin = "PostgreSQL: schema `\(DocText.code(namespace.name.name))`."
      return NamespacesView.Item(
        doc: SwiftLines(
          SwiftDocComment([namespace.doc ?? "", origin], width: layout.width).lines),
        name: name, access: names.options.accessModifier)
    }
    let view = NamespacesView(
      header: SwiftLines(
        header(from: "the schema", naming: names.namespaces.values.sorted())),
      namespaces: items, functions: functionNamespaces)
    return GeneratedFile(
      name: GeneratedFile.schemaFileName, contents: text(renderer.render(.schema, view)))
  }

  /// The caseless enums that functions are called on, each saying what is not among them.
  private var functionNamespaces: [SwiftLines] {
    schema.namespaces.filter { routines.callable.contains($0.name) }.map { namespace in
      let outer = names.namespaces[namespace.name]
      let layout = SwiftLayout(indentation: outer == nil ? 0 : 2)
      let left = routines.omitted[namespace.name, default: []].map { item in
        let name = item.function.name.name.name + (item.function.arguments?.source ?? "()")
        return "- `\(DocText.code(name))`: \(item.reason)"
      }
      let summary =
        "Functions and procedures of `\(DocText.code(namespace.name.name))` as statements."
      let list =
        left.isEmpty ? "" : (["Not to be called from here:"] + left).joined(separator: "\n")
      let declaration =
        SwiftDocComment([summary, list], width: layout.width).lines + [
          "\(names.options.accessModifier)enum Functions {}"
        ]
      guard let outer else { return SwiftLines(declaration) }
      return SwiftLines(["extension \(outer) {"] + declaration.indented + ["}"])
    }
  }

  private func text(_ lines: SwiftLines) -> String {
    lines.lines.map(\.description).joined(separator: "\n") + "\n"
  }

  private func header(from source: String, namesOf unit: SchemaUnit) -> [SwiftCode] {
    var declared: [SwiftIdentifier] = []
    for item in unit.enumerations {
      declared += names.cases[item, default: []]
      if let name = names.enumerations[item] { declared.append(name) }
    }
    declared += unit.domains.compactMap { names.domains[$0] }
    for item in unit.compositeTypes {
      declared += names.attributes[item, default: []]
      if let name = names.composites[item] { declared.append(name) }
    }
    for case .record(let name, let columns) in unit.functions.compactMap({
      routines.calls[$0]?.result
    }) {
      declared += [name] + columns.map(\.name)
    }
    for call in unit.functions.compactMap({ routines.calls[$0] }) {
      declared += [call.name] + call.parameters.map(\.local)
    }
    for item in unit.shapes { declared += shapes[item]?.names ?? [] }
    for item in unit.views {
      declared += names.columns[item, default: []]
      if let name = names.tables[item] { declared.append(name) }
    }
    for item in unit.tables {
      declared += names.columns[item, default: []]
      declared += names.columns[item, default: []]
        .filter { FinderEmitter.localNames.contains($0.name) }.map { $0.appending("_") }
      declared += relations[item, default: []].map(\.name)
      if let name = names.tables[item] { declared.append(name) }
      if let table = tables[item] {
        declared += ConstraintPlan.plans(of: table, in: schema).map(\.swiftName)
      }
    }
    return header(from: source, naming: declared)
  }

  /// The first lines of a file, which tell swift-format what not to mind in the names below.
  private func header(from source: String, naming declared: [SwiftIdentifier]) -> [SwiftCode] {
    let mark = SwiftDocComment(
      [
        "Generated by sengi \(Self.version) from \(source). Do not edit; change the schema instead."
      ],
      width: .max
    ).lines.map { SwiftCode(escaped: String($0.description.dropFirst())) }
    var rules: [SwiftCode] = []
    if !declared.allSatisfy(\.isCamel) { rules.append("AlwaysUseLowerCamelCase") }
    if !declared.allSatisfy(\.isASCII) { rules.append("IdentifiersMustBeASCII") }
    // Some initializers are what the compiler would make of an internal struct; most are not.
    if names.options.access == .internal, !declared.isEmpty {
      rules.append("UseSynthesizedInitializer")
    }
    if rules.isEmpty { return mark }
    return mark + ["// swift-format-ignore-file: \(rules.joined(", "))"]
  }
}

extension ShapeDeclaration {
  /// Every name that the declaration and those nested in it declare.
  fileprivate var names: [SwiftIdentifier] {
    switch self {
    case .object(let object): [object.name] + object.fields.flatMap { [$0.name] + $0.value.names }
    case .union(let union): [union.name] + union.cases.flatMap { [$0.name] + $0.payload.names }
    case .wrapper(let name, _, let type): [name] + type.names
    }
  }
}

extension ShapeValue {
  fileprivate var names: [SwiftIdentifier] {
    switch self {
    case .nested(let declaration): declaration.names
    case .array(let element, _), .map(let element, _): element.names
    case .scalar, .reference: []
    }
  }
}
