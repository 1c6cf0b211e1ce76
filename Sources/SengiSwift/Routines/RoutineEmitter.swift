import SengiSQL
import SengiSchema

/// Makes the views of the functions and procedures of one schema file.
struct RoutineEmitter {
  let schema: Schema
  let names: SwiftNames
  let namespace: SQLIdentifier
  /// At the top level: the calls stand in an extension.
  let layout = SwiftLayout(indentation: 0)

  private var spelling: TypeSpelling { TypeSpelling(names, in: nil) }
  private var library: LibraryNames { spelling.library }
  private var body: SwiftLayout { layout.inside() }

  private var typeName: SwiftCode {
    names.absolute(SwiftIdentifier(derived: "Functions"), in: namespace)
  }

  var header: SwiftCode { "extension \(typeName) {" }

  /// The row that the call returns, where it has one of its own.
  func record(_ call: RoutineCall) -> RecordView? {
    guard case .record(let name, let columns) = call.result else { return nil }
    let inner = layout.inside(4)
    let typed = columns.map { (name: $0.name, type: "\(spelling.value($0.type))?" as SwiftCode) }
    let signature = DocText.code(call.function.name.description)
    return RecordView(
      library: library,
      doc: SwiftLines(SwiftDocComment(["A row of `\(signature)`."], width: body.width).lines),
      header: SwiftLines(
        body.type("\(library.access)struct \(name)", [library[.sqlRow], library[.hashable]])),
      properties: SwiftLines(
        zip(columns, typed).flatMap { column, item in
          SwiftDocComment(["`\(DocText.code(DocText.type(column.type)))`"], width: inner.width)
            .lines
            + inner.typed("\(library.access)var \(item.name)", item.type)
        }),
      initializer: SwiftLines(
        inner.initializer(typed.map { ($0.name, $0.type, nil) }, library.access)
          + typed.flatMap {
            inner.inside().assignment("self.\($0.name)", "\($0.name)")
          }.indented + ["}"]),
      decoding: SwiftLines(
        typed.enumerated().flatMap { position, item in
          inner.inside().assignment(
            "self.\(item.name)", trying: "\(item.type).decode",
            position == 0 ? "row, index" : "row, index + \(position)")
        }),
      columnCount: columns.count)
  }

  /// One statement for every number of parameters that may be left out, the longest first.
  func statements(_ call: RoutineCall) -> [StatementView] {
    let sql = RoutineSQL(call: call, names: names, relationColumns: relationColumns(call))
    return (0...call.omittable).compactMap { omitted in
      sql.statement(leavingOut: omitted).map { statement(call, $0, leavingOut: omitted) }
    }
  }

  private func relationColumns(_ call: RoutineCall) -> SQLText? {
    guard case .relation(let name) = call.result else { return nil }
    let table = schema.table(name) ?? schema.view(name).map(Table.init(rowOf:))
    return table.map { SQLText(verbatim: TableSQL($0, names.types).columnList) }
  }

  private func output(_ call: RoutineCall) -> (maker: SwiftCode, type: SwiftCode) {
    switch call.result {
    case .nothing: return (library[.sqlCommand], library[.sqlCommand])
    case .value(let type):
      let maker = library[.sqlValueStatement]
      return (maker, "\(maker)<\(spelling.value(type))?>")
    case .relation(let name):
      return (library[.sqlStatement], "\(library[.sqlStatement])<\(spelling.table(name))>")
    case .record(let name, _):
      return (library[.sqlStatement], "\(library[.sqlStatement])<\(name)>")
    }
  }

  private func statement(
    _ call: RoutineCall, _ sql: String, leavingOut omitted: Int
  ) -> StatementView {
    let parameters = call.parameters.dropLast(omitted)
    let written = parameters.map { parameter -> SwiftCode in
      let label: SwiftCode =
        parameter.label.map { $0 == parameter.local ? "" : "\($0) " } ?? "_ "
      let type = spelling.value(parameter.type)
      let suffix: SwiftCode = parameter.isVariadic ? "..." : parameter.isNullable ? "?" : ""
      return "\(label)\(parameter.local): \(type)\(suffix)"
    }
    let (maker, type) = output(call)
    let signature = body.function(
      "\(library.access)static func \(call.name)", written, " -> \(type) {")
    let tail = StatementTail.lines(
      layout.inside(6), binds: parameters.map { "\($0.local).pgBind" },
      name: "\(typeName.description).\(call.name.name)")
    let fits = signature.allSatisfy(body.fits) && tail.allSatisfy(layout.inside(6).fits)
    return StatementView(
      doc: SwiftLines(documentation(call, leavingOut: omitted)),
      signature: SwiftLines(fits ? signature : ["// swift-format-ignore"] + signature),
      maker: maker, sql: SwiftStringLiteral(sql), tail: SwiftLines(tail))
  }

  private func documentation(_ call: RoutineCall, leavingOut omitted: Int) -> [SwiftCode] {
    let kind = call.isProcedure ? "procedure" : "function"
    let arguments = call.function.arguments?.source ?? "()"
    let signature = DocText.code(call.function.name.description + arguments)
    var lines = [call.function.doc ?? "", "PostgreSQL: \(kind) `\(signature)`."]
    if omitted > 0 {
      let left = call.parameters.suffix(omitted).map { "`\(DocText.code($0.local.name))`" }
      lines.append("With the server's default for \(left.joined(separator: " and ")).")
    }
    return SwiftDocComment(lines, width: body.width).lines
  }
}

/// The arguments behind a statement's SQL.
enum StatementTail {
  static func lines(_ layout: SwiftLayout, binds: [SwiftCode], name: String) -> [SwiftCode] {
    let line: SwiftCode = "binds: [\(binds.joined(", "))],"
    let name: SwiftCode = "name: \(SwiftStringLiteral(name)))"
    if layout.fits("\(line) \(name)") { return ["\(line) \(name)"] }
    // swift-format counts the comma that a broken list would get.
    let isShort = layout.fits("\(line) ")
    return (isShort ? [line] : ["binds: ["] + binds.map { "  \($0)," } + ["],"]) + [name]
  }
}
