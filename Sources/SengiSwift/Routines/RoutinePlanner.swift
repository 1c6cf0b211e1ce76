import SengiSQL
import SengiSchema

/// Decides how every function and procedure of a schema is called from Swift, and names what that
/// takes.
struct RoutinePlanner {
  private let schema: Schema
  private let names: SwiftNames
  private(set) var calls: [ObjectPath: RoutineCall] = [:]
  /// By namespace, in the order of the schema.
  private(set) var omitted: [SQLIdentifier: [OmittedRoutine]] = [:]
  /// Namespaces with something to call.
  private(set) var callable: Set<SQLIdentifier> = []

  init(_ schema: Schema, _ names: SwiftNames) {
    self.schema = schema
    self.names = names
    for namespace in schema.namespaces { plan(namespace) }
  }

  private mutating func plan(_ namespace: Namespace) {
    var rows = names.visible(in: nil)
    var signatures: Set<String> = []
    for function in namespace.functions {
      switch plan(function, in: namespace.name, &rows) {
      case .success(let call):
        // Two that differ in SQL may be one in Swift, such as those over `text` and `varchar`.
        let keys = (0...call.omittable).map { signature(call, leavingOut: $0) }
        guard signatures.isDisjoint(with: keys) else {
          omit(function, "called as another of the same name", in: namespace.name)
          continue
        }
        signatures.formUnion(keys)
        calls[.function(function)] = call
        callable.insert(namespace.name)
      case .failure(let failure): omit(function, failure.reason, in: namespace.name)
      }
    }
  }

  private mutating func omit(_ function: Function, _ reason: String, in namespace: SQLIdentifier) {
    omitted[namespace, default: []].append(OmittedRoutine(function: function, reason: reason))
  }

  private struct Failure: Error {
    var reason: String
  }

  private func signature(_ call: RoutineCall, leavingOut count: Int) -> String {
    let spelling = TypeSpelling(names, in: nil)
    let parameters = call.parameters.dropLast(count).map { parameter in
      "\(parameter.label?.name ?? "_"):\(spelling.value(parameter.type))"
        + (parameter.isNullable ? "?" : "") + (parameter.isVariadic ? "..." : "")
    }
    return "\(call.name)(\(parameters.joined(separator: ",")))"
  }

  private func plan(
    _ function: Function, in namespace: SQLIdentifier, _ rows: inout Set<String>
  ) -> Swift.Result<RoutineCall, Failure> {
    if function.kind == .aggregate { return .failure(Failure(reason: "an aggregate")) }
    guard let signature = RoutineSignature(function.definition.source) else {
      return .failure(Failure(reason: "its arguments cannot be read"))
    }
    if signature.isWindow { return .failure(Failure(reason: "a window function")) }
    let types = (signature.arguments + signature.columns).map(\.type) + [signature.result]
    if let reason = types.lazy.compactMap({ $0.flatMap(PseudoType.reason) }).first {
      return .failure(Failure(reason: reason))
    }
    let path = schema.searchPath(of: namespace)
    let text = function.name.name.name
    let name = NameWords(text).member ?? NameWords.spelled(text, as: "function")
    let (parameters, places) = parameters(
      signature, path, isProcedure: function.kind == .procedure)
    do throws(Failure) {
      let result = try result(function, signature, path, &rows)
      return .success(
        RoutineCall(
          function: function, name: name, parameters: parameters, places: places, result: result,
          returnsSet: signature.returnsSet))
    } catch {
      return .failure(error)
    }
  }

  private func type(_ name: SQLTypeName, _ path: [SQLIdentifier]) -> DataType {
    names.types.resolve(name, in: path)
      ?? DataType(.other(name.sql), dimensions: name.isArray ? 1 : 0)
  }

  private func parameters(
    _ signature: RoutineSignature, _ path: [SQLIdentifier], isProcedure: Bool
  ) -> ([RoutineCall.Parameter], [RoutineCall.Place]) {
    var parameters: [RoutineCall.Parameter] = []
    var places: [RoutineCall.Place] = []
    var taken: Set<String> = []
    for argument in signature.arguments {
      let sqlName = argument.name.flatMap { SQLIdentifier($0) }
      guard argument.isInput else {
        if isProcedure { places.append(.output(sqlName)) }
        continue
      }
      places.append(.parameter(parameters.count))
      let base = argument.name.flatMap { NameWords($0).member }
      var local = base ?? SwiftIdentifier(derived: "argument\(parameters.count + 1)")
      var number = 2
      while !taken.insert(local.name).inserted {
        local = SwiftIdentifier(derived: "\((base ?? local).name)\(number)")
        number += 1
      }
      var type = type(argument.type, path)
      // Without a length, `bit` would mean one.
      let sql: SQLText =
        if case .bit = type.base { type.isArray ? "\"bit\"[]" : "\"bit\"" } else { type.sql }
      let isVariadic = argument.mode == .variadic && type.dimensions == 1
      if isVariadic { type.dimensions = 0 }
      parameters.append(
        RoutineCall.Parameter(
          label: base == nil ? nil : local, local: local, name: sqlName, type: type, sql: sql,
          isVariadic: isVariadic, isNullable: !signature.isStrict && !isVariadic,
          hasDefault: argument.hasDefault))
    }
    return (parameters, places)
  }

  private func result(
    _ function: Function, _ signature: RoutineSignature, _ path: [SQLIdentifier],
    _ rows: inout Set<String>
  ) throws(Failure) -> RoutineCall.Result {
    let outputs = signature.arguments.filter(\.isOutput) + signature.columns
    if outputs.isEmpty {
      guard let result = signature.result, result.name != "void" else { return .nothing }
      if result.name == "record", result.namespace == nil || result.namespace == "pg_catalog" {
        throw Failure(reason: "its columns are said by who calls it")
      }
      let type = type(result, path)
      if case .composite(let name) = type.base, !type.isArray, names.tables[name] != nil {
        return .relation(name)
      }
      return .value(type)
    }
    let types = outputs.map { type($0.type, path) }
    if function.kind == .procedure, types.contains(where: names.types.isReadAsText) {
      throw Failure(reason: "CALL cannot give its result as text")
    }
    if let only = types.first, types.count == 1 { return .value(only) }
    var taken: Set<String> = []
    var columns: [RoutineCall.Column] = []
    for (position, (output, type)) in zip(outputs, types).enumerated() {
      let sqlName =
        output.name.flatMap { SQLIdentifier($0) }
        ?? SQLIdentifier(truncating: "column\(position + 1)")
      let text = sqlName.name
      let base = NameWords(text).member ?? NameWords.spelled(text, as: "column")
      var name = ReservedNames.row.contains(base.name) ? base.appending("_") : base
      var number = 2
      while !taken.insert(name.name).inserted {
        name = SwiftIdentifier(derived: "\(base.name)\(number)")
        number += 1
      }
      columns.append(RoutineCall.Column(sqlName: sqlName, name: name, type: type))
    }
    return .record(rowName(function, &rows), columns)
  }

  /// A name that nothing at the top level has, since the row's own would hide it.
  private func rowName(_ function: Function, _ rows: inout Set<String>) -> SwiftIdentifier {
    let text = function.name.name.name
    let base = (names.words(text).type ?? NameWords.spelled(text, as: "Function")).appending("Row")
    let library = Set(LibraryName.allCases.map(\.rawValue))
    var name = base
    var number = 2
    while library.contains(name.name) || !rows.insert(name.name).inserted {
      name = SwiftIdentifier(derived: "\(base.name)\(number)")
      number += 1
    }
    return name
  }
}

extension SQLTypeName {
  /// The name as SQL takes it, without the array's brackets.
  var sql: SQLText {
    guard let identifier = SQLIdentifier(name) else { return "text" }
    return "\(QualifiedName(namespace.flatMap { SQLIdentifier($0) }, identifier))"
  }
}
