import SengiDDL
import SengiSQL
import SengiSchema
import Testing

/// Whether a place in a statement leads back to the author's text.
struct AuthoredSpanTests {
  /// The text that the span covers, and the same stretch of what the author wrote.
  private func texts(_ span: AuthoredSpan, in statement: DDLStatement, of source: String)
    -> (said: String, written: String)
  {
    let (sql, text) = (statement.sql.description.utf8, source.utf8)
    let said = sql.dropFirst(span.range.lowerBound).prefix(span.range.count)
    let written = text.dropFirst(span.sourceOffset).prefix(span.range.count)
    return (String(decoding: said, as: UTF8.self), String(decoding: written, as: UTF8.self))
  }

  private func spans(
    _ schema: Schema, of path: ObjectPath, _ aspect: SQLAspect
  ) -> [(DDLStatement, AuthoredSpan)] {
    DDLWriter.script(for: schema).statements.flatMap { statement in
      statement.spans.filter { $0.object == path && $0.aspect == aspect }.map { (statement, $0) }
    }
  }

  @Test func everyStretchIsWhatTheAuthorWroteThere() throws {
    let value = "  coalesce(uuidv7(), 'ü', uuidv7()) -- end"
    let check = "\n id is not null"
    let body = "() returns uuid language sql as $é$\n  select uuidv7() ; -- é\n$é$;\n"
    var table = linked("t")
    table.columns.append(
      Column(name: name("key"), type: DataType(.uuid), defaultValue: SQLExpression(value)))
    table.checks = [CheckConstraint(name: name("c"), expression: SQLExpression(check))]
    let function = Function(name: blog("f"), definition: SQLExpression(body))
    let schema = schema(functions: [function], tables: [table])
    let places: [(ObjectPath, SQLAspect, String, Int)] = [
      (.table(blog("t")).appending(.column(name("key"))), .defaultValue, value, 3),
      (.table(blog("t")).appending(.check(name("c"))), .expression, check, 1),
      (.function(function), .expression, body, 4),
    ]
    for (path, aspect, source, count) in places {
      let spans = spans(schema, of: path, aspect)
      #expect(spans.count == count)
      for (statement, span) in spans {
        let (said, written) = texts(span, in: statement, of: source)
        #expect(said == written)
        #expect(!said.isEmpty)
        #expect(statement.span(at: span.range.lowerBound) == span)
      }
    }
  }

  @Test func aPlaceInATableIsAColumnsOrConstraints() throws {
    let script = DDLWriter.script(for: schema(tables: [linked("a"), linked("b", to: ["a"])]))
    let statement = try #require(
      script.statements.last { $0.sql.description.contains("REFERENCES") })
    func object(at text: String) throws -> String? {
      let sql = statement.sql.description
      let place = try #require(sql.firstRange(of: text)?.lowerBound)
      return statement.object(at: sql.utf8.distance(from: sql.utf8.startIndex, to: place))?
        .description
    }
    #expect(try object(at: "TABLE") == "blog.b")
    #expect(try object(at: "bigint") == "blog.b.id")
    #expect(try object(at: "PRIMARY") == "blog.b.primary key")
    #expect(try object(at: "FOREIGN") == "blog.b.to_a")
  }
}
