import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// One side of a comparison: a schema as a server reads it back, and as its author wrote it.
struct ComparisonSide: Sendable {
  var form: ServerForm
  /// nil for a live database.
  var source: Schema?

  init(form: ServerForm, source: Schema? = nil) {
    self.form = form
    self.source = source?.namingSequences(as: form.schema)
  }

  /// The schema to be made, in the words of its author.
  ///
  /// Functions and the like whose paths hold SQL that the server spells otherwise, and what is known
  /// to the server by other names, are said in the server's words; so are privileges.
  var wanted: Schema {
    guard var schema = source else { return form.schema }
    let known = Set(form.schema.inDatabase.elements.map(\.path))
    func isKnown(_ element: SchemaElement) -> Bool { known.contains(element.path) }
    let said = Set(schema.inDatabase.elements.map(\.path))
    func isNew(_ element: SchemaElement) -> Bool { !said.contains(element.path) }

    schema.customObjects.removeAll { !isKnown(.custom($0)) }
    schema.customObjects += form.schema.customObjects.filter { isNew(.custom($0)) }
    schema.objects.removeAll { !isKnown(.object($0)) }
    schema.objects += form.schema.objects.filter { isNew(.object($0)) }
    schema.extensions.removeAll { $0.name.name == "plpgsql" && !isKnown(.extension($0)) }
    schema.defaultPrivileges = form.schema.defaultPrivileges
    for index in schema.namespaces.indices {
      let read = form.schema.namespace(schema.namespaces[index].name)
      schema.namespaces[index].functions.removeAll { !isKnown(.function($0)) }
      schema.namespaces[index].functions += (read?.functions ?? []).filter { isNew(.function($0)) }
      schema.namespaces[index].objects.removeAll { !isKnown(.object($0)) }
      schema.namespaces[index].objects += (read?.objects ?? []).filter { isNew(.object($0)) }
      schema.namespaces[index].grants = read?.grants ?? []
      schema.namespaces[index].defaultPrivileges = read?.defaultPrivileges ?? []
    }
    return schema
  }

  /// This side as the old schema of a plan to the other: whatever the server holds to be the same on
  /// both sides is in the words of the other.
  ///
  /// - Parameter renamings: What has another name on the other side, in order.
  func base(for other: ComparisonSide, renamings: [Renaming]) -> Schema {
    var schema = renamings.reduce(form.schema.inDatabase) { $0.renaming($1) }
    schema.target = other.wanted.target
    if let source = other.source {
      let held = renamings.reduce(form.schema) { $0.renaming($1) }.shapedColumns
      schema = schema.speaking(other.form, source, form.helpers, held: held)
    }
    return renamings.reversed().map(\.inverse).reduce(schema) { $0.renaming($1) }
  }
}

extension Schema {
  /// - Parameters:
  ///   - form: What the server makes of the source.
  ///   - helpers: Sengi's own functions that this schema's database has.
  ///   - held: Columns that this schema's database holds to a shape.
  fileprivate func speaking(
    _ form: ServerForm, _ source: Schema, _ helpers: [String: String], held: Set<ObjectPath>
  ) -> Schema {
    let checked = source.withShapeChecks.inDatabase
    let words = Dictionary(checked.elements.map { ($0.path, $0) }) { first, _ in first }
    let theirs = Dictionary(form.schema.inDatabase.elements.map { ($0.path, $0) }) { first, _ in
      first
    }
    var replacements = ElementReplacements(byPath: [:])
    for element in elements where theirs[element.path] == element {
      replacements.byPath[element.path] = words[element.path]
    }
    var schema = replacing(replacements)
    schema.adoptShapes(of: source, same: replacements, helpers, form.helpers, held: held)
    return schema
  }

  /// Columns that a database holds to some shape.
  fileprivate var shapedColumns: Set<ObjectPath> {
    Set(
      tables.flatMap { table in
        table.columns.filter { $0.enforcesShape == true }
          .map { ObjectPath.table(table.name).appending(.column($0.name)) }
      })
  }

  /// Columns that are held to a shape are said to be, so that the functions which do that are known
  /// to be there; those whose functions are others are said to have a check.
  private mutating func adoptShapes(
    of source: Schema, same: ElementReplacements, _ own: [String: String],
    _ theirs: [String: String], held: Set<ObjectPath>
  ) {
    for space in namespaces.indices {
      let known = source.namespace(namespaces[space].name)?.shapes ?? []
      namespaces[space].shapes = known.filter { shape in
        let name = ShapeFunction.name(of: shape.name).name.name
        return own[name] != nil && own[name] == theirs[name]
      }
    }
    for space in namespaces.indices {
      for table in namespaces[space].tables.indices {
        let name = namespaces[space].tables[table].name
        for column in namespaces[space].tables[table].columns.indices {
          let own = namespaces[space].tables[table].columns[column].name
          let path = ObjectPath.table(name).appending(.column(own))
          guard held.contains(path) else { continue }
          let written = source.table(name)
          let said = written?.column(own)
          let wanted = written.flatMap { written in
            said.flatMap { ShapeFunction.check(of: $0, in: written, source) }
          }
          if let said, wanted != nil, same.byPath[path] != nil,
            let shape = said.type.base.shape, self.shape(shape) != nil
          {
            namespaces[space].tables[table].columns[column] = said
          } else {
            let check = CheckConstraint(
              name: DefaultName.shapeCheck(name.name, own),
              expression: wanted?.expression ?? SQLExpression("true"))
            namespaces[space].tables[table].checks.append(check)
          }
        }
      }
    }
  }
}
