import SeededRandom
import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema
import Testing

@testable import SengiWriting

/// Whatever a folder says and whatever a database holds: after a pull the files say the latter, and
/// a second pull changes nothing.
@Suite struct RepullLawTests {
  @Test(arguments: 0..<8) func filesSayWhatTheDatabaseHolds(_ round: Int) throws {
    for seed in 0..<20 {
      let number = UInt64(round * 1000 + seed + 1)
      var first = RandomSchema(number)
      var second = RandomSchema(number + 500)
      let old = first.schema()
      var random = SeededGenerator(number)
      let new = Self.mixed(old, second.schema(), &random)
      let files = SchemaWriter.files(for: old)
      let (known, findings) = read(files)
      let existing = try #require(known, "\(findings)")

      let update = try Self.plan(files, new)
      var texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
      for change in update.changes { texts[change.name] = change.text }
      let result = texts.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }
      let comment: Comment = "seed \(number)\n\(files[0].text)\n=====\n\(result.first?.text ?? "")"
      try #require(update.failed == [], comment)
      let after = read(result)
      try #require(after.schema != nil, "\(after.findings)\n\(comment)")
      let wanted = new.adopting(existing, FolderUpdate.Options())
      let difference = Difference.first(after.schema?.normalized, wanted.normalized)
      try #require(difference == nil, "\(difference ?? "")\n\(comment)")
      try #require(try Self.plan(result, new).isEmpty, comment)
      for file in result {
        let (_, found) = read([file])
        #expect(found.isEmpty || result.count > 1, "\(found)")
      }
    }
  }

  private static func plan(
    _ files: [(name: String, text: String)], _ schema: Schema
  ) throws -> FolderUpdate {
    var diagnostics = Diagnostics()
    let update = FolderUpdate.plan(
      files.map {
        SchemaFile(name: $0.name, path: $0.name, contents: Array($0.text.utf8))
      }, from: schema, into: &diagnostics)
    return try #require(update, "\(diagnostics.all)")
  }

  /// The first schema with some of its parts gone, some changed, and some of the other's added.
  private static func mixed(
    _ old: Schema, _ other: Schema, _ random: inout SeededGenerator
  ) -> Schema {
    var schema = old
    guard var space = old.namespaces.first, let others = other.namespaces.first else { return old }
    func mix<Item>(_ mine: [Item], _ theirs: [Item], _ name: (Item) -> String) -> [Item] {
      let kept = random.some(mine, 80)
      let names = Set(kept.map(name))
      return kept + random.some(theirs, 50).filter { !names.contains(name($0)) }
    }
    space.domains = mix(space.domains, others.domains) { $0.name.name.name }
    space.compositeTypes = mix(space.compositeTypes, others.compositeTypes) { $0.name.name.name }
    space.enumerations += others.enumerations.filter { item in
      !space.enumerations.contains { $0.name == item.name }
    }
    space.functions = mix(space.functions, others.functions) { $0.name.name.name }
    space.sequences = mix(space.sequences, others.sequences) { $0.name.name.name }
    space.views = mix(space.views, others.views) { $0.name.name.name }
    space.grants = random.some(space.grants, 60) + random.some(others.grants, 60)
    space.tables = space.tables.map { table in
      var table = table
      if random.chance(60) { table.indexes = random.some(table.indexes, 50) }
      if random.chance(60) { table.uniques = random.some(table.uniques, 50) }
      if random.chance(60) { table.policies = random.some(table.policies, 50) }
      if random.chance(40) { table.doc = random.chance(50) ? nil : "Another: text." }
      if random.chance(50) { table.columns.shuffle(using: &random) }
      for index in table.columns.indices where random.chance(30) {
        table.columns[index].isNullable.toggle()
        table.columns[index].doc = random.chance(30) ? "New: doc" : nil
      }
      if random.chance(40), let name = SQLIdentifier("added \(random.below(9))") {
        table.columns.insert(
          Column(name: name, type: DataType(.text)), at: random.below(table.columns.count))
      }
      return table
    }
    space.tables = space.tables.filter { _ in random.chance(85) }
    // One name means one relation or type.
    var taken = Set(space.enumerations.map(\.name.name))
    space.domains = space.domains.filter { taken.insert($0.name.name).inserted }
    space.compositeTypes = space.compositeTypes.filter { taken.insert($0.name.name).inserted }
    space.objects.removeAll { object in taken.contains { $0.name == object.name } }
    taken.formUnion(space.objects.compactMap { SQLIdentifier($0.name) })
    space.tables = space.tables.filter { taken.insert($0.name.name).inserted }
    space.views = space.views.filter { taken.insert($0.name.name).inserted }
    space.sequences = space.sequences.filter { taken.insert($0.name.name).inserted }
    let names = Set(space.tables.map(\.name))
    for index in space.tables.indices {
      space.tables[index].foreignKeys.removeAll { !names.contains($0.referencedTable) }
    }
    let tables = Set(space.tables.map(\.name))
    for index in space.sequences.indices {
      if let table = space.sequences[index].ownedBy?.table, !tables.contains(table) {
        space.sequences[index].ownedBy = nil
      }
    }
    space.doc = random.chance(30) ? "Another." : space.doc
    schema.namespaces = [space]
    return schema
  }
}
