import SengiQuery
import SengiWire
import Testing

struct FingerprintTests {
  @Test func `equal shapes have one fingerprint, whatever the values`() {
    func make(_ age: Int, _ name: String) -> PGStatement {
      User.where { $0.age > age && $0.email == name }.limit(age).statement
    }
    #expect(make(1, "a").id == make(2, "bcd").id)
    #expect(make(1, "a").binds != make(2, "bcd").binds)
  }

  @Test func `different samples have different fingerprints`() {
    var byID: [PGStatementID: String] = [:]
    for sample in SampleStatements.all {
      let text = sample.statement.text
      #expect(byID[sample.statement.id, default: text] == text)
      byID[sample.statement.id] = text
    }
    #expect(byID.count == Set(SampleStatements.all.map(\.sql)).count)
  }

  @Test func `the types of parameters are part of the fingerprint`() {
    func same(_ bind: some PGEncodable) -> PGStatementID {
      SQL.query("SELECT \(bind: bind)", as: Int.self).statement.id
    }
    #expect(same(1) != same(1 as Int32))
    #expect(same(1) == same(2))
    #expect(same(Int?.none) == same(1))
  }

  @Test func `the shape's parts are told apart`() {
    let ids = [
      Post.where { $0.views > 1 }.statement.id,
      Post.where { $0.views >= 1 }.statement.id,
      Post.where { $0.qty > 1 }.statement.id,
      Post.where { 1 > $0.views }.statement.id,
      Post.where { $0.views > 1 }.limit(1).statement.id,
      Post.where { $0.views > 1 }.offset(1).statement.id,
      Post.where { $0.views > 1 }.distinct().statement.id,
      Post.where { $0.views > 1 }.delete().statement.id,
      Post.where { $0.views > 1 }.orderBy { $0.id }.statement.id,
      Post.where { $0.views > 1 }.orderBy { $0.id.desc() }.statement.id,
      Post.where { $0.views > $0.qty }.statement.id,
      User.join(User.self) { u, r in u.age > r.age }.statement.id,
      User.join(User.self) { u, r in r.age > u.age }.statement.id,
    ]
    #expect(Set(ids).count == ids.count)
  }

  /// Random conditions: equal fingerprints exactly for equal text and types, and as many parameters
  /// as placeholders.
  @Test func `fingerprint and text agree on random conditions`() {
    var generator = SeededGenerator(seed: 20_240_229)
    var textByID: [PGStatementID: String] = [:]
    var idByText: [String: PGStatementID] = [:]
    for _ in 0..<2_000 {
      let statement = User.where { RandomCondition.make($0, depth: 4, using: &generator) }
        .statement
      let text = statement.text
      #expect(textByID[statement.id, default: text] == text)
      #expect(idByText[text, default: statement.id] == statement.id)
      textByID[statement.id] = text
      idByText[text] = statement.id
      #expect(statement.binds.count == text.count { $0 == "$" })
      // A parameter's value is its number: the order of text and parameters is the same.
      #expect(RandomCondition.numbers(in: statement.binds) == RandomCondition.expected(text))
    }
    #expect(textByID.count > 500)
  }
}
