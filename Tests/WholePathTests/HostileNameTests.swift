import Foundation
import Sengi
import SengiClient
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiTesting
import Testing

import enum HostileModels.NaMeX

/// Names made to break out of YAML, SQL and Swift reach the database as they are, and come back.
@Suite struct HostileNameTests {
  static func ddl() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "HostileModels").path
    var diagnostics = Diagnostics()
    let project = try #require(
      Project.find(
        schemas: folder + "/Schemas", configuration: folder + "/sengi.yaml", into: &diagnostics))
    let sql = project.ddl(into: &diagnostics)
    #expect(!diagnostics.hasErrors)
    return try #require(sql)
  }

  private static let namespace = "na\"me */ \\(x)\n#"

  /// Texts as their bytes: Swift holds two spellings of `é` for one.
  private func bytes(_ texts: [String]) -> [[UInt8]] {
    texts.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func theCatalogueHoldsEveryName() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      func names(_ query: SQLRawQuery<String>) async throws -> [[UInt8]] {
        bytes(try await client.fetchAll(query))
      }
      let space = Self.namespace
      for (number, words) in HostileWords.chunks.enumerated() {
        let table = "ta\"ble\n*/ \(number)"
        let columns = try await names(
          SQL.query(
            """
            SELECT attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
            JOIN pg_namespace n ON n.oid = relnamespace
            WHERE nspname = \(bind: space) AND relname = \(bind: table) AND attnum > 0
            """, as: String.self))
        let more = ["from", "values", "enum \"x\"", "domain\""]
        let first = ["shape\n", "keyed\\", "kind\"", "tagged\"", "composite\""]
        #expect(columns == bytes(words + more + (number == 0 ? first : [])))

        let indexes = try await names(
          SQL.query(
            """
            SELECT substr(indexname, 4) FROM pg_indexes
            WHERE schemaname = \(bind: space) AND tablename = \(bind: table)
            AND indexname LIKE 'ix %'
            """, as: String.self))
        #expect(indexes == bytes(words.map { $0.utf8.count > 60 ? "long " + $0.prefix(20) : $0 }))

        let checks = try await names(
          SQL.query(
            """
            SELECT conname::text FROM pg_constraint WHERE contype = 'c'
            AND conrelid = (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
              WHERE nspname = \(bind: space) AND relname = \(bind: "checks \(number)"))
            """, as: String.self))
        #expect(checks == bytes(words))
      }
      let labels = try await names(
        SQL.query(
          "SELECT enumlabel::text FROM pg_enum e JOIN pg_type t ON t.oid = enumtypid WHERE typname = 'e\"\"\"num'",
          as: String.self))
      let sayable = HostileWords.all.filter {
        Array($0.utf8) != Array(HostileWords.decomposed.utf8)
      }
      #expect(labels == bytes(sayable + ["from", "values"]))

      let rest = try await names(
        SQL.query(
          """
          SELECT conname::text FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
          WHERE nspname = \(bind: space) AND contype IN ('p', 'u', 'f') AND conname LIKE '%*/%'
          AND conname NOT LIKE '%pkey' AND conname NOT LIKE '%fkey'
          UNION ALL SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
          WHERE nspname = \(bind: space)
          UNION ALL SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
          WHERE nspname = \(bind: space) AND relkind IN ('S', 'm', 'v')
          UNION ALL SELECT typname FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
          WHERE nspname = \(bind: space) AND typtype = 'd'
          UNION ALL SELECT unnest(proargnames) FROM pg_proc p
          JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = \(bind: space)
          """, as: String.self))
      let keys = HostileWords.chunks.indices.flatMap { ["p\"k\n*/ \($0)", "u\"q\n*/ \($0)"] }
      #expect(
        rest
          == bytes(
            keys + [
              "f\"k\n*/", "fn \"x\"\n*/", "ta\\ble", "se\"quence\n", "ma\"t\\", "vi\"ew\n0",
              "vi\"ew\n1", "do'main \"x\"", "a \"b\"\n", "class", "self", "self", "a\"b\n",
            ]))
    }
  }

  /// Writes a row with a value for each word, given by the column's own name, and reads it back.
  private func check<Row: SQLTable & Codable & Equatable, Values: SQLInsertable & Decodable>(
    _: Row.Type, _: Values.Type, _ words: [String], _ client: PGClient
  ) async throws where Values.Model == Row {
    // Keys of a dictionary are compared as texts, of which two here are equal.
    let words = words.filter { Array($0.utf8) != Array(HostileWords.decomposed.utf8) }
    var object = Dictionary(uniqueKeysWithValues: words.map { ($0, "value of \($0)") })
    object["from"] = "*/"
    object["values"] = "\"\"\" \\(x)"
    object["enum \"x\""] = words[0]
    object["domain\""] = "\n"
    let values = try JSONDecoder().decode(Values.self, from: JSONEncoder().encode(object))
    let written = try await client.fetchExactlyOne(Row.insert(values).returning())
    #expect(try await client.fetchAll(Row.from()) == [written])
    let read = try JSONDecoder().decode(
      [String: String].self, from: JSONEncoder().encode(written))
    #expect(read == object)
  }

  @Test func everyColumnKeepsItsValue() async throws {
    let chunks = HostileWords.chunks
    try await withTestDatabase(ddl: Self.ddl()) { client in
      try await check(NaMeX.TaBle0.self, NaMeX.TaBle0.Insert.self, chunks[0], client)
      try await check(NaMeX.TaBle1.self, NaMeX.TaBle1.Insert.self, chunks[1], client)
      try await check(NaMeX.TaBle2.self, NaMeX.TaBle2.Insert.self, chunks[2], client)
      try await check(NaMeX.TaBle3.self, NaMeX.TaBle3.Insert.self, chunks[3], client)
      try await check(NaMeX.TaBle4.self, NaMeX.TaBle4.Insert.self, chunks[4], client)
      try await check(NaMeX.TaBle5.self, NaMeX.TaBle5.Insert.self, chunks[5], client)
      try await check(NaMeX.TaBle6.self, NaMeX.TaBle6.Insert.self, chunks[6], client)
      let views = try await client.fetchAll(NaMeX.ViEw0.from())
      #expect(views.map(\.self_) == ["value of self"] && views.map(\.`in`) == ["value of in"])
      #expect(try await client.fetchAll(NaMeX.ViEw1.from()).count == 1)
    }
    #expect(chunks.count == 7)
  }

  /// Breaks the check of each word in turn.
  private func breakChecks<Row: SQLTable, Values: SQLInsertable & Decodable>(
    _: Row.Type, _: Values.Type, _ number: Int, _ client: PGClient
  ) async throws where Values.Model == Row {
    // To a decoder the two spellings of `é` are one key.
    for word in HostileWords.chunks[number] where word != HostileWords.decomposed {
      let values = try JSONDecoder().decode(
        Values.self, from: JSONEncoder().encode(["number": 1, word: 0]))
      do {
        try await client.execute(Row.insert(values))
        Issue.record("\(word) = 0 has been let in")
      } catch let error as PGError {
        #expect(error.server?.constraint == word)
        #expect(error.constraint == PGConstraint(Self.namespace, "checks \(number)", word))
      }
    }
  }

  @Test func errorsNameTheConstraint() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      try await breakChecks(NaMeX.Checks0.self, NaMeX.Checks0.Insert.self, 0, client)
      try await breakChecks(NaMeX.Checks1.self, NaMeX.Checks1.Insert.self, 1, client)
      try await breakChecks(NaMeX.Checks2.self, NaMeX.Checks2.Insert.self, 2, client)
      try await breakChecks(NaMeX.Checks3.self, NaMeX.Checks3.Insert.self, 3, client)
      try await breakChecks(NaMeX.Checks4.self, NaMeX.Checks4.Insert.self, 4, client)
      try await breakChecks(NaMeX.Checks5.self, NaMeX.Checks5.Insert.self, 5, client)
      try await breakChecks(NaMeX.Checks6.self, NaMeX.Checks6.Insert.self, 6, client)

      func broken(_ statement: some SQLExecutable) async throws -> String {
        do {
          try await client.execute(statement)
          return "nothing"
        } catch NaMeX.TaBle0.Constraint.pK0 {
          return "primary key"
        } catch NaMeX.TaBle0.Constraint.uQ0 {
          return "unique"
        } catch NaMeX.Child.Constraint.fK {
          return "foreign key"
        } catch NaMeX.TaBle0.notNull({ $0.values }) {
          return "not null"
        } catch NaMeX.Checks0.Constraint.self_ {
          return "check"
        }
      }
      var row = NaMeX.TaBle0.Insert(from: "a", values: "b")
      row.self_ = "s"
      row.capitalSelf = "S"
      #expect(try await broken(NaMeX.TaBle0.insert(row)) == "nothing")
      #expect(try await broken(NaMeX.TaBle0.insert(row)) == "primary key")
      row.from = "c"
      #expect(try await broken(NaMeX.TaBle0.insert(row)) == "unique")
      var child = NaMeX.Child.Insert(class: NaMeX.Child.ID(1))
      child.fromX = "nobody"
      child.values = "here"
      #expect(try await broken(NaMeX.Child.insert(child)) == "foreign key")
      var check = NaMeX.Checks0.Insert(number: NaMeX.Checks0.ID(1))
      check.self_ = 0
      #expect(try await broken(NaMeX.Checks0.insert(check)) == "check")
      #expect(throws: PGValidationError.self) { try check.validate() }

      var composed = NaMeX.Checks3.Insert(number: NaMeX.Checks3.ID(1))
      composed.été = 0
      await #expect { try await client.execute(NaMeX.Checks3.insert(composed)) } throws: {
        NaMeX.Checks3.Constraint.été ~= $0
      }
      var decomposed = NaMeX.Checks3.Insert(number: NaMeX.Checks3.ID(1))
      decomposed.decomposed = 0
      await #expect { try await client.execute(NaMeX.Checks3.insert(decomposed)) } throws: {
        !(NaMeX.Checks3.Constraint.été ~= $0)
          && ($0 as? PGError)?.server?.constraint == HostileWords.decomposed
      }
    }
  }

  @Test func enumValuesPassBothWays() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      let all = try await client.fetchAll(
        SQL.query(
          "SELECT unnest(enum_range(NULL::\"na\"\"me */ \\(x)\n#\".\"e\"\"\"\"\"\"num\"))",
          as: NaMeX.ENum.self))
      let words = HostileWords.all.filter {
        Array($0.utf8) != Array(HostileWords.decomposed.utf8)
      }
      #expect(bytes(all.map(\.rawValue)) == bytes(words + ["from", "values"]))
      for value in all {
        var row = NaMeX.TaBle1.Insert(from: value.rawValue, values: "")
        row.enumX = value
        let written = try await client.fetchExactlyOne(NaMeX.TaBle1.insert(row).returning())
        #expect(written.enumX == value)
      }
      let some = try await client.fetchAll(
        NaMeX.TaBle1.where { $0.enumX.in([.self_, .none_, .`class`, .value2Ax2F]) })
      #expect(Set(some.map(\.from)) == ["self", "none", "class", "*/"])
    }
  }

  @Test func typedValuesPassBothWays() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      var row = NaMeX.TaBle0.Insert(from: "a", values: "b")
      var shape = try JSONDecoder().decode(NaMeX.ShaPe0.self, from: Data("{}".utf8))
      shape.self_ = "s"
      shape.field22x22x22 = "\"\"\""
      shape.aB = "\n"
      shape.hashValue_ = "#"
      row.shape = shape
      row.keyed = .case2Ax2F(NaMeX.ByKey0.Case2Ax2F(field2Ax2F: 5))
      row.tagged = .case22x22x22(NaMeX.ByColumn0.Case22x22x22(field22x22x22: 7))
      row.domain = "x"
      let written = try await client.fetchExactlyOne(NaMeX.TaBle0.insert(row).returning())
      #expect(written.shape == shape && written.keyed == row.keyed)
      #expect(written.tagged == row.tagged && written.kind == "\"\"\"")
      let found = try await client.fetchAll(
        NaMeX.TaBle0.where {
          $0.shape.self_ == "s" && $0.shape.aB == "\n" && $0.shape.field22x22x22 == "\"\"\""
            && $0.shape.hashValue_ == "#" && $0.domain == "x"
        })
      #expect(found == [written])
      #expect(try await client.fetchOne(NaMeX.TaBle0.find(written.primaryKey)) == written)

      let composite = try await client.fetchExactlyOne(
        SQL.query(
          """
          SELECT (SELECT jsonb_populate_record(NULL::"na""me */ \\(x)\n#"."com""posite\n0",
            '{"self": "s", "class": "c", "*/": "end", "a\\nb": "line", "\\\"#": "mark"}'))
          """, as: NaMeX.ComPosite0.self))
      #expect(composite.self_ == "s" && composite.`class` == "c")
      #expect(composite.attribute2Ax2F == "end" && composite.aB == "line")
      #expect(composite.attribute22x23 == "mark")
      var changes = NaMeX.TaBle0.Changes()
      changes.composite = composite
      changes.`in` = "in"
      changes.init_ = "init"
      changes.column5F = "_"
      #expect(try await client.execute(NaMeX.TaBle0.update(written.primaryKey, changes)) == 1)
      let changed = try await client.fetchExactlyOne(NaMeX.TaBle0.from())
      #expect(changed.composite == composite && changed.`in` == "in")
      #expect(changed.init_ == "init" && changed.column5F == "_")
    }
  }

  @Test func functionsAndRelationsWork() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      let text = try await client.fetchExactlyOne(
        NaMeX.Functions.fnX(aB: 1, class: "c", self_: "s"))
      #expect(text == "cs1")
      let shorter = try await client.fetchExactlyOne(NaMeX.Functions.fnX(aB: 1, class: "c"))
      #expect(shorter == "c\\(x) \"\"\" */1")
      let row = try await client.fetchExactlyOne(NaMeX.Functions.taBle())
      #expect(row.self_ == 1 && row.aB == "'\"")

      let parent = try await client.fetchExactlyOne(
        NaMeX.TaBle0.insert(NaMeX.TaBle0.Insert(from: "{\"a,", values: "\\'")).returning())
      var insert = NaMeX.Child.Insert(class: NaMeX.Child.ID(1))
      insert.fromX = parent.from
      insert.values = parent.values
      let child = try await client.fetchExactlyOne(NaMeX.Child.insert(insert).returning())
      let parents = try await client.fetchRelated(NaMeX.Child.taBle0, of: [child])
      #expect(parents == [parent.primaryKey: parent])
      let children = try await client.fetchRelated(NaMeX.TaBle0.children, of: [parent])
      #expect(children == [parent.primaryKey: [child]])
      let check = try await client.fetchExactlyOne(
        NaMeX.Checks0.insert(NaMeX.Checks0.Insert(number: NaMeX.Checks0.ID(3))).returning())
      try await client.execute(
        NaMeX.LinkX.insert(NaMeX.LinkX.Insert(child: child.class, number: check.number)))
      let tied = try await client.fetchRelated(NaMeX.Child.checks0s, of: [child])
      #expect(tied == [child.class: [check]])
      try await client.execute(NaMeX.MaT.refresh())
      #expect(try await client.fetchAll(NaMeX.MaT.from()).map(\.n) == [3])
    }
  }
}
