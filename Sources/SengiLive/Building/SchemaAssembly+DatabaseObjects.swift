import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// Objects of kinds that live in no namespace.
  mutating func databaseObjects() -> [DefinedObject] {
    casts() + transforms() + languages() + accessMethods() + wrappers() + servers()
      + userMappings() + eventTriggers() + publications()
  }

  private func casts() -> [DefinedObject] {
    catalogue.casts.map { row in
      let parts = row.texts("parts")
      var definition =
        switch row.text("method") {
        case "i": "with inout"
        case "b": "without function"
        default: "with function \((parts.last ?? nil) ?? "")"
        }
      switch row.text("context") {
      case "a": definition += " as assignment"
      case "i": definition += " as implicit"
      default: break
      }
      let types = parts.prefix(2).map { $0 ?? "" }.joined(separator: " as ")
      return object(.cast, row, "pg_cast", definition, name: "(\(types))")
    }.sorted { $0.name < $1.name }
  }

  private func transforms() -> [DefinedObject] {
    catalogue.transforms.map { row in
      let parts = row.texts("parts")
      var functions: [String] = []
      if parts.count > 1, let name = parts[1] { functions.append("from sql with function " + name) }
      if parts.count > 2, let name = parts[2] { functions.append("to sql with function " + name) }
      let type = (parts.first ?? nil) ?? ""
      return object(
        .transform, row, "pg_transform", "(\(functions.joined(separator: ", ")))",
        name: "for \(type) language \(row.name("lanname")?.spelled ?? "")")
    }.sorted { $0.name < $1.name }
  }

  private func clauses(_ keys: [String], _ values: [String?]) -> String {
    zip(keys, values).compactMap { key, value in value.map { "\(key) \($0)" } }
      .joined(separator: " ")
  }

  private func languages() -> [DefinedObject] {
    catalogue.languages.map { row in
      let trusted = row.flag("lanpltrusted") ? "trusted " : ""
      return object(
        .language, row, "pg_language",
        trusted + clauses(["handler", "inline", "validator"], row.texts("parts")))
    }
  }

  private func accessMethods() -> [DefinedObject] {
    catalogue.accessMethods.map { row in
      object(
        .accessMethod, row, "pg_am",
        "type \(row.text("kind") == "t" ? "table" : "index") handler \(row.text("handler") ?? "")")
    }
  }

  private mutating func optionsClause(_ row: CatalogueRow, _ kind: String, _ name: String)
    -> String
  {
    foreignOptions(row.list("options"), kind, name).map { "options (\($0.description))" } ?? ""
  }

  private mutating func wrappers() -> [DefinedObject] {
    var objects: [DefinedObject] = []
    for row in catalogue.wrappers {
      let parts = [
        clauses(["handler", "validator"], row.texts("parts")),
        optionsClause(row, "foreign data wrapper", row.text("name") ?? ""),
      ]
      objects.append(
        object(
          .foreignDataWrapper, row, "pg_foreign_data_wrapper",
          parts.filter { !$0.isEmpty }.joined(separator: " ")))
    }
    return objects
  }

  private mutating func servers() -> [DefinedObject] {
    var objects: [DefinedObject] = []
    for row in catalogue.servers {
      let parts = [
        clauses(
          ["type", "version", "foreign data wrapper"],
          [
            row.text("srvtype").map { SQLLiteral($0).sql },
            row.text("srvversion").map { SQLLiteral($0).sql }, row.name("fdwname")?.spelled,
          ]), optionsClause(row, "server", row.text("name") ?? ""),
      ]
      objects.append(
        object(
          .server, row, "pg_foreign_server", parts.filter { !$0.isEmpty }.joined(separator: " ")))
    }
    return objects
  }

  private mutating func userMappings() -> [DefinedObject] {
    var objects: [DefinedObject] = []
    for row in catalogue.userMappings {
      guard let server = row.name("srvname") else { continue }
      let user = row.oid("umuser") == 0 ? "public" : row.name("usename")?.spelled ?? "public"
      let name = "for \(user) server \(server.spelled)"
      objects.append(
        object(
          .userMapping, row, "pg_user_mapping", optionsClause(row, "user mapping", name), name: name
        ))
    }
    return objects
  }

  private func eventTriggers() -> [DefinedObject] {
    catalogue.eventTriggers.compactMap { row in
      guard let function = row.name("proname"), let home = row.name("nspname") else { return nil }
      var definition = "on \(row.text("event") ?? "")"
      let tags = row.list("evttags").map { SQLLiteral($0).sql }
      if !tags.isEmpty { definition += " when tag in (\(tags.joined(separator: ", ")))" }
      let name = reference(function, in: home, from: Schema.publicNamespace)
      definition += " execute function \(name)()"
      let states: [Firing: String] = [
        .disabled: "disable", .replica: "enable replica", .always: "enable always",
      ]
      let state = states[Self.firing(row.text("enabled"))].map { [$0] } ?? []
      return object(
        .eventTrigger, row, "pg_event_trigger", definition, alterations: state)
    }
  }

  private mutating func publications() -> [DefinedObject] {
    let tables = Dictionary(grouping: catalogue.publishedTables) { $0.oid("prpubid") }
    var objects: [DefinedObject] = []
    for row in catalogue.publications {
      var what: [String] = []
      if row.flag("puballtables") { what.append("for all tables") }
      var members: [String] = []
      for table in tables[row.oid("oid")] ?? [] {
        if let member = publishedTable(table, row) { members.append("table " + member) }
      }
      let namespaces = row.names("namespaces").filter { options.reads($0.name) }
      members += namespaces.map { "tables in schema " + $0.spelled }
      if !members.isEmpty { what.append("for " + members.joined(separator: ", ")) }
      let parameters = publicationParameters(row)
      if !parameters.isEmpty { what.append("with (\(parameters.joined(separator: ", ")))") }
      objects.append(
        object(.publication, row, "pg_publication", what.joined(separator: " ")))
    }
    return objects
  }

  private mutating func publishedTable(_ row: CatalogueRow, _ publication: CatalogueRow) -> String?
  {
    guard let name = row.name("name"), let home = row.name("nspname") else { return nil }
    guard options.reads(home.name) else {
      leaveOut(
        "table of publication", "\(publication.text("name") ?? "") \(home).\(name)",
        "of a namespace that is not read")
      return nil
    }
    var text = reference(name, in: home, from: Schema.publicNamespace)
    let columns = row.numbers("columns").compactMap { columnNames[row.oid("oid")]?[$0]?.spelled }
    if !columns.isEmpty { text += " (\(columns.joined(separator: ", ")))" }
    if let condition = row.text("condition") {
      let line = DeparsedText.line(condition)
      text += " where (\(line))"
    }
    return text
  }

  private func publicationParameters(_ row: CatalogueRow) -> [String] {
    var parameters: [String] = []
    let actions = ["insert", "update", "delete", "truncate"].filter { row.flag("pub" + $0) }
    if actions.count < 4 {
      parameters.append("publish = \(SQLLiteral(actions.joined(separator: ", ")).sql)")
    }
    if row.flag("pubviaroot") { parameters.append("publish_via_partition_root = true") }
    if row.text("gencols") == "s" { parameters.append("publish_generated_columns = stored") }
    return parameters
  }
}
