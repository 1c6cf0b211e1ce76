import SengiJSON
import SengiSQL
import SengiSchema

extension ShapeEmitter {
  func objectView(
    _ object: ShapeObject, detail: String, origin: QualifiedName, isRoot: Bool,
    form: PGJSONForm?
  ) -> ShapeView {
    let fields = object.fields
    let keeps = object.keepsExtraKeys
    let writesDecoding =
      keeps
      || fields.contains { $0.defaultValue != nil || $0.defaultJSON != nil || $0.isBoxed }
    let writesEncoding = keeps || fields.contains { $0.presence == .nullable || $0.isBoxed }
    let needsKeys =
      !fields.isEmpty
      && (writesDecoding || writesEncoding || fields.contains { $0.key != $0.name.name })
    return ShapeView(
      library: library, doc: documentation(object.doc, detail),
      header: SwiftLines(
        layout.type(
          "\(library.access)struct \(object.name)", conformances(isRoot: isRoot).map { library[$0] }
        )),
      properties: SwiftLines(
        fields.flatMap(property)
          + (keeps ? body.typed("\(library.access)var extraKeys", extraKeysType) : [])),
      initializer: SwiftLines(initializer(fields, keepsExtraKeys: keeps)),
      codingKeys: SwiftLines(needsKeys ? fields.flatMap(codingKey) : []),
      form: SwiftLines(formLines(form)),
      decoding: SwiftLines(
        writesDecoding
          ? (fields.isEmpty
            ? [] : ["let container = try decoder.container(keyedBy: CodingKeys.self)"])
            + fields.flatMap(decode) + (keeps ? decodeExtraKeys(of: object) : []) : []),
      encoding: SwiftLines(
        writesEncoding
          ? (fields.isEmpty
            ? [] : ["var container = encoder.container(keyedBy: CodingKeys.self)"])
            + fields.flatMap(encode)
            + (keeps ? ["try \(library[.pgJSON]).encode(extraKeys: extraKeys, to: encoder)"] : [])
          : []),
      nested: nested(fields.map(\.value), origin: origin), hasPath: true,
      path: SwiftLines(fields.flatMap(pathAccessor)))
  }

  private func type(of field: ShapeObject.Field) -> SwiftCode {
    field.isOptional ? "\(type(field.value))?" : type(field.value)
  }

  private func property(_ field: ShapeObject.Field) -> [SwiftCode] {
    let doc = SwiftDocComment([field.doc ?? ""], width: body.width).lines
    let head: SwiftCode = "\(library.access)var \(field.name)"
    if !field.isBoxed { return doc + body.typed(head, type(of: field)) }
    let box = field.box
    let opening: SwiftCode = "\(head): \(type(of: field)) {"
    return doc + (body.fits(opening) ? [opening] : ["// swift-format-ignore", opening]) + [
      "  get { \(box).first }", "  set { \(box) = newValue.map { [$0] } ?? [] }", "}",
    ] + body.typed("private var \(box)", "[\(type(field.value))]")
  }

  private var extraKeysType: SwiftCode { "[\(library[.string]): \(library[.pgJSON])]" }

  private func decodeExtraKeys(of object: ShapeObject) -> [SwiftCode] {
    let known = (object.fields.map(\.key) + (object.tag.map { [$0] } ?? [])).map {
      "\(SwiftStringLiteral($0))" as SwiftCode
    }
    let list = known.dropFirst().reduce(known.first ?? "") { "\($0), \($1)" }
    return inner.assignment(
      "self.extraKeys", "try \(library[.pgJSON]).extraKeys(from: decoder, except: [\(list)])")
  }

  private func initializer(
    _ fields: [ShapeObject.Field], keepsExtraKeys: Bool
  ) -> [SwiftCode] {
    if fields.isEmpty, !keepsExtraKeys { return ["\(library.access)init() {}"] }
    var parameters = fields.map { field -> (SwiftIdentifier, SwiftCode, SwiftCode?) in
      (field.name, type(of: field), field.isOptional ? "nil" : field.defaultValue)
    }
    var statements = fields.flatMap { field in
      field.isBoxed
        ? inner.assignment("self.\(field.box)", "\(field.name).map { [$0] } ?? []")
        : inner.assignment("self.\(field.name)", "\(field.name)")
    }
    if keepsExtraKeys {
      parameters.append((SwiftIdentifier(derived: "extraKeys"), extraKeysType, "[:]"))
      statements += inner.assignment("self.extraKeys", "extraKeys")
    }
    return body.initializer(parameters, library.access) + statements.indented + ["}"]
  }

  private func codingKey(_ field: ShapeObject.Field) -> [SwiftCode] {
    field.key == field.name.name
      ? ["case \(field.name)"]
      : inner.assignment("case \(field.name)", "\(SwiftStringLiteral(field.key))")
  }

  private func decode(_ field: ShapeObject.Field) -> [SwiftCode] {
    let arguments: SwiftCode = "\(type(field.value)).self, forKey: .\(field.name)"
    if field.isBoxed {
      return inner.assignment(
        "self.\(field.box)",
        "try container.decodeIfPresent(\(arguments)).map { [$0] } ?? []")
    }
    if let value = field.defaultValue {
      return inner.assignment(
        "self.\(field.name)", "try container.decodeIfPresent(\(arguments)) ?? \(value)")
    }
    if let json = field.defaultJSON {
      return inner.assignment(
        "self.\(field.name)",
        "try container.decodeIfPresent(\(arguments)) ?? \(library[.pgJSON])(\(json)).decode()")
    }
    let method: SwiftCode = field.isOptional ? "decodeIfPresent" : "decode"
    return inner.assignment("self.\(field.name)", trying: "container.\(method)", arguments)
  }

  private func encode(_ field: ShapeObject.Field) -> [SwiftCode] {
    let value: SwiftCode =
      ["container", "encoder"].contains(field.name.name) ? "self.\(field.name)" : "\(field.name)"
    let isLeftOut = field.isOptional && field.presence != .nullable
    return inner.call(
      isLeftOut ? "try container.encodeIfPresent" : "try container.encode",
      [value, "forKey: .\(field.name)"])
  }

  private func pathAccessor(_ field: ShapeObject.Field) -> [SwiftCode] {
    let key = SwiftStringLiteral(field.key)
    let head: SwiftCode = "\(library.access)var \(field.name)"
    func json() -> [SwiftCode] {
      inner.computed(
        head, "\(library[.sqlExpr])<\(library[.pgJSON])?>", "_path.json(\(key))")
    }
    func object(_ type: SwiftCode) -> [SwiftCode] {
      inner.computed(head, "\(type).Path", "\(type).Path(_path.object(\(key)))")
    }
    switch field.value {
    case .array, .map: return json()
    case .nested(.object(let nested)): return object("\(nested.name)")
    case .nested: return json()
    case .reference(let name):
      guard case .object = schema.shape(name)?.body else { return json() }
      return object(spelling.shape(name))
    case .scalar(let base):
      guard let cast = PathCast(base) else { return json() }
      let type: SwiftCode = "\(library[.sqlExpr])<\(spelling.scalar(base))?>"
      switch cast {
      case .none: return inner.computed(head, type, "_path.leaf(\(key))")
      case .type(let name):
        return inner.computed(
          head, type, "_path.leaf(\(key), cast: \(SwiftStringLiteral(name)))")
      }
    }
  }
}

extension ShapeObject.Field {
  /// Whether the value is stored in an array of at most one, as a struct cannot hold itself.
  fileprivate var isBoxed: Bool { isRecursive && isOptional }

  fileprivate var box: SwiftIdentifier { SwiftIdentifier(derived: "_" + name.name) }
}
