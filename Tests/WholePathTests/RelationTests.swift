import Foundation
import RelationModels
import Sengi
import SengiClient
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiTesting
import Testing

/// Relations of every kind of key read from a server what belongs together, and nothing else.
@Suite struct RelationTests {
  private static func ddl() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "RelationModels").path
    var diagnostics = Diagnostics()
    let project = try #require(
      Project.find(schemas: folder, configuration: nil, into: &diagnostics))
    let sql = project.ddl(into: &diagnostics)
    #expect(CompilerFormat.render(diagnostics) == "")
    return try #require(sql)
  }

  private struct Library {
    var shelves: [Shelf] = []
    var books: [Book] = []
    var people: [Person] = []

    func book(_ title: String) throws -> Book {
      try #require(books.first { $0.title == title })
    }
  }

  private func withLibrary(
    _ body: @Sendable (PGClient, Library) async throws -> Void
  ) async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      var library = Library()
      for wing in [Wing.east, .west] {
        try await client.execute(Room.insert(Room.Insert(wing: wing, number: 1)))
        for label in ["a", "b,\"c'", "{}"] {
          library.shelves.append(
            try await client.fetchExactlyOne(
              Shelf.insert(
                Shelf.Insert(
                  wing: wing, roomNumber: 1, label: label, code: wing == .east ? "E" : "W'",
                  floor: Decimal(library.shelves.count) + 0.5)
              ).returning()))
        }
      }
      for (title, shelf) in [("one", 1), ("two", 1), ("three", 4)] {
        var insert = Book.Insert(title: title)
        insert.wing = library.shelves[shelf].wing
        insert.roomNumber = library.shelves[shelf].roomNumber
        insert.shelf = library.shelves[shelf].label
        insert.formerCode = library.shelves[2].code
        insert.formerFloor = library.shelves[2].floor
        library.books.append(
          try await client.fetchExactlyOne(Book.insert(insert).returning()))
      }
      // A key of which a part is NULL refers to nothing.
      var half = Book.Insert(title: "half")
      half.wing = .east
      half.roomNumber = 9
      library.books.append(try await client.fetchExactlyOne(Book.insert(half).returning()))
      for name in ["ann", "bob", "cid"] {
        library.people.append(
          try await client.fetchExactlyOne(Person.insert(Person.Insert(name: name)).returning()))
      }
      try await body(client, library)
    }
  }

  @Test func keysOfSeveralColumnsLeadThereAndBack() async throws {
    try await withLibrary { client, library in
      let shelves = try await client.fetchRelated(Book.shelfRelation, of: library.books)
      #expect(shelves.count == 2)
      let key = library.shelves[1].primaryKey
      #expect(key.label == "b,\"c'")
      #expect(shelves[key] == library.shelves[1])
      #expect(shelves[library.shelves[4].primaryKey] == library.shelves[4])

      let books = try await client.fetchRelated(Shelf.books, of: library.shelves)
      #expect(
        books.mapValues { Set($0.map(\.title)) } == [
          key: ["one", "two"], library.shelves[4].primaryKey: ["three"],
        ])
      let rooms = try await client.fetchRelated(Shelf.room, of: library.shelves)
      #expect(Set(rooms.keys.map(\.wing)) == [.east, .west])
    }
  }

  @Test func keysThatAreNoPrimaryKeyAreValuesSideBySide() async throws {
    try await withLibrary { client, library in
      let shelf = library.shelves[2]
      // The server pads char(4), and gives numeric(4,1) as it was.
      #expect(shelf.code == "E   ")
      let former = try await client.fetchRelated(Book.formerShelf, of: library.books)
      #expect(former == [SQLKey(shelf.code, shelf.floor): shelf])
      let books = try await client.fetchRelated(Shelf.formerBooks, of: library.shelves)
      #expect(books[SQLKey(shelf.code, shelf.floor)]?.count == 3 && books.count == 1)
    }
  }

  @Test func oneToOneOverSeveralColumns() async throws {
    try await withLibrary { client, library in
      let shelf = library.shelves[1]
      try await client.execute(
        ShelfSign.insert(
          ShelfSign.Insert(
            wing: shelf.wing, roomNumber: shelf.roomNumber, label: shelf.label, text: "B")))
      let signs = try await client.fetchRelated(Shelf.shelfSign, of: library.shelves)
      #expect(signs.mapValues(\.text) == [shelf.primaryKey: "B"])
      let back = try await client.fetchRelated(ShelfSign.shelf, of: Array(signs.values))
      #expect(back == [shelf.primaryKey: shelf])
    }
  }

  @Test func noKeysMeanNoStatement() async throws {
    try await withLibrary { client, library in
      #expect(try await client.fetchRelated(Shelf.books, of: []).isEmpty)
      #expect(try await client.fetchRelated(Shelf.keepers, of: []).isEmpty)
      #expect(try await client.fetchRelated(Person.followers, of: []).isEmpty)
      let half = try library.book("half")
      #expect(Book.shelfRelation.keys(of: [half, half]).isEmpty)
      #expect(try await client.fetchRelated(Book.shelfRelation, of: [half]).isEmpty)
      // The same with a statement: empty arrays find nothing.
      #expect(try await client.fetchAll(Book.shelfRelation.related(with: [])).isEmpty)
      #expect(try await client.fetchAll(Shelf.keepers.related(with: [])).isEmpty)
      let one = try library.book("one")
      #expect(Book.shelfRelation.keys(of: [one, one, half]) == [library.shelves[1].primaryKey])
    }
  }

  @Test func peopleTiedToPeople() async throws {
    try await withLibrary { client, library in
      let (ann, bob, cid) = (library.people[0].id, library.people[1].id, library.people[2].id)
      for (follower, followed) in [(ann, bob), (cid, bob), (bob, ann), (ann, ann)] {
        try await client.execute(
          Follow.insert(Follow.Insert(followerId: follower, followedId: followed)))
      }
      let followers = try await client.fetchRelated(Person.followers, of: library.people)
      #expect(followers.mapValues { Set($0.map(\.id)) } == [bob: [ann, cid], ann: [bob, ann]])
      let followed = try await client.fetchRelated(Person.followeds, of: library.people)
      #expect(
        followed.mapValues { Set($0.map(\.id)) } == [ann: [bob, ann], cid: [bob], bob: [ann]])
    }
  }

  @Test func rowsBetweenMayLackASide() async throws {
    try await withLibrary { client, library in
      let ann = library.people[0]
      let one = try library.book("one")
      for (book, person) in [(one.id, ann.id), (one.id, nil), (nil, ann.id)]
        as [(Book.ID?, Person.ID?)]
      {
        var loan = Loan.Insert()
        loan.bookId = book
        loan.personId = person
        try await client.execute(Loan.insert(loan))
      }
      let borrowers = try await client.fetchRelated(Book.borrowers, of: library.books)
      #expect(borrowers == [one.id: [ann]])
      let borrowed = try await client.fetchRelated(Person.borrowed, of: library.people)
      #expect(borrowed == [ann.id: [one]])
    }
  }

  @Test func tablesBetweenMayHoldSeveralColumns() async throws {
    try await withLibrary { client, library in
      for (shelf, person) in [(1, 0), (1, 1), (4, 0)] {
        let shelf = library.shelves[shelf]
        try await client.execute(
          ShelfKeeper.insert(
            ShelfKeeper.Insert(
              wing: shelf.wing, roomNumber: shelf.roomNumber, label: shelf.label,
              keeperId: library.people[person].id)))
      }
      let keepers = try await client.fetchRelated(Shelf.keepers, of: library.shelves)
      #expect(
        keepers.mapValues { Set($0.map(\.name)) } == [
          library.shelves[1].primaryKey: ["ann", "bob"], library.shelves[4].primaryKey: ["ann"],
        ])
      let shelves = try await client.fetchRelated(Person.shelves, of: library.people)
      #expect(
        shelves.mapValues { Set($0) } == [
          library.people[0].id: [library.shelves[1], library.shelves[4]],
          library.people[1].id: [library.shelves[1]],
        ])
    }
  }

  @Test func bothSidesMayShareAColumn() async throws {
    try await withTestDatabase(ddl: Self.ddl()) { client in
      var branches: [Branch] = []
      for _ in 0..<2 {
        let branch = try await client.fetchExactlyOne(
          Branch.insert(Branch.Insert()).returning())
        branches.append(branch)
        for number in [Int32(1), 2] {
          try await client.execute(
            Clerk.insert(Clerk.Insert(branchId: branch.id, number: number)))
          try await client.execute(Desk.insert(Desk.Insert(branchId: branch.id, number: number)))
        }
        try await client.execute(
          Shift.insert(Shift.Insert(branchId: branch.id, deskNumber: 1, clerkNumber: 2)))
      }
      let desks = try await client.fetchAll(Desk.from())
      let clerks = try await client.fetchRelated(Desk.clerks, of: desks)
      for branch in branches {
        let key = Desk.PrimaryKey(branchId: branch.id, number: 1)
        #expect(
          clerks[key]?.map(\.primaryKey) == [Clerk.PrimaryKey(branchId: branch.id, number: 2)])
      }
      #expect(clerks.count == 2)
    }
  }

  @Test func eachRelationIsOneStatement() {
    let shelf = Shelf(wing: .east, roomNumber: 1, label: "a", code: "E   ", floor: 1)
    let book = Book(
      id: 1, title: "", wing: .east, roomNumber: 1, shelf: "a", formerCode: nil, formerFloor: nil)
    #expect(
      text(Book.shelfRelation.related(to: [book])) == """
        SELECT "wing", "room_number", "label", "code", "floor" FROM "public"."shelves" WHERE \
        ("wing", "room_number", "label") IN (SELECT * FROM unnest($1::"public"."wing"[], \
        $2::integer[], $3::character varying[]))
        """)
    #expect(
      text(Person.followers.related(with: [])) == """
        SELECT t1."id", t1."name", t0."followed_id" FROM "public"."follows" AS t0 \
        JOIN "public"."people" AS t1 ON t0."follower_id" = t1."id" \
        WHERE t0."followed_id" = ANY($1)
        """)
    let other = Book.shelfRelation.related(with: [shelf.primaryKey, shelf.primaryKey])
    #expect(Book.shelfRelation.related(to: [book]).statement.id == other.statement.id)
  }

  private func text(_ query: some SQLExecutable) -> String {
    switch query.statement.sql {
    case .constant(let text): text.description
    case .rendered(let text): text()
    case .text(let text): text
    }
  }
}
