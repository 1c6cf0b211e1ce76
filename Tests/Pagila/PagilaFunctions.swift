import Foundation
import Sengi

/// Calls every callable function of pagila through its generated signature, and exits with 1 when
/// one gives another answer than it should.
///
/// It is compiled by `.ci/pagila` together with the Swift that pagila's schema becomes.
@main struct PagilaFunctions {
  static func main() async throws {
    let url = ProcessInfo.processInfo.environment["SENGI_PAGILA_URL"] ?? ""
    let client = PGClient(PGConfiguration(url))
    let fixture = try await Fixture.insert(client)
    var report = Report()
    let film = fixture.film.filmId.rawValue
    let store = fixture.store.rawValue
    let customer = fixture.customer.customerId.rawValue
    let (rented, free) = (fixture.rented.rawValue, fixture.free.rawValue)

    report.check(
      "_group_concat", try await client.fetchAll(Functions.groupConcat("a", "b")), ["a, b"])
    report.check(
      "_group_concat with NULL", try await client.fetchAll(Functions.groupConcat(nil, "b")), ["b"])
    report.check(
      "film_in_stock",
      try await client.fetchAll(Functions.filmInStock(pFilmId: film, pStoreId: store)), [free])
    report.check(
      "film_not_in_stock",
      try await client.fetchAll(Functions.filmNotInStock(pFilmId: film, pStoreId: store)),
      [rented])
    // Its body calls `if(…)`, which PostgreSQL does not have: the call gets that far.
    let code: SQLState?
    do {
      _ = try await client.fetchAll(
        Functions.getCustomerBalance(pCustomerId: customer, pEffectiveDate: fixture.today))
      code = nil
    } catch let error as PGError {
      code = error.server?.sqlState
    }
    report.check("get_customer_balance", [code], ["42883"])
    report.check(
      "inventory_held_by_customer",
      try await client.fetchAll(Functions.inventoryHeldByCustomer(pInventoryId: rented)),
      [customer])
    report.check(
      "inventory_in_stock",
      try await client.fetchAll(Functions.inventoryInStock(pInventoryId: free)), [true])
    report.check(
      "last_day", try await client.fetchAll(Functions.lastDay(fixture.leapDay)),
      [PGDate(year: 2024, month: 2, day: 29)])
    report.check(
      "rewards_report",
      try await client.fetchAll(
        Functions.rewardsReport(minMonthlyPurchases: 7, minDollarAmountPurchased: 20)),
      [Customer]())
    report.check(
      "customer_list",
      try await client.fetchAll(CustomerList.where { $0.id == customer }).map(\.name),
      ["ANN LEE"])
    await client.close()
    report.finish()
  }
}

/// What was expected and what came.
struct Report {
  private var failures = 0
  private var count = 0

  mutating func check<Value: Equatable>(_ name: String, _ found: [Value], _ expected: [Value]) {
    count += 1
    guard found != expected else {
      print("\(name): \(found)")
      return
    }
    failures += 1
    print("\(name): \(found) instead of \(expected)")
  }

  func finish() {
    print("\(count) calls, \(failures) wrong")
    exit(failures == 0 ? 0 : 1)
  }
}

/// One film in two copies, one of which is rented.
struct Fixture {
  var film: Film
  var store: Store.ID
  var customer: Customer
  var rented: Inventory.ID
  var free: Inventory.ID
  let today = Date()
  /// 2024-02-05.
  let leapDay = Date(timeIntervalSince1970: 1_707_134_400)

  static func insert(_ client: PGClient) async throws -> Fixture {
    let country = try await client.fetchExactlyOne(
      Country.insert(Country.Insert(country: "Norway")).returning())
    let city = try await client.fetchExactlyOne(
      City.insert(City.Insert(city: "Oslo", countryId: country.countryId)).returning())
    let address = try await client.fetchExactlyOne(
      Address.insert(
        Address.Insert(address: "1 Road", district: "", cityId: city.cityId, phone: "1")
      ).returning())
    // A store has a manager and a manager a store: the first of them goes in without the check.
    try await client.execute(
      script: SQLScript(
        trusted: """
          set session_replication_role = replica;
          insert into store (store_id, manager_staff_id, address_id)
          values (1, 1, \(address.addressId.rawValue));
          insert into staff (staff_id, first_name, last_name, address_id, store_id, username)
          values (1, 'Bo', 'Ek', \(address.addressId.rawValue), 1, 'bo');
          set session_replication_role = default;
          """))
    let language = try await client.fetchExactlyOne(
      Language.insert(Language.Insert(name: "Norsk")).returning())
    let film = try await client.fetchExactlyOne(
      Film.insert(
        Film.Insert(
          title: "Fjord", languageId: language.languageId, rentalDuration: 3,
          rentalRate: Decimal(string: "4.99"), fulltext: "")
      ).returning())
    let store = Store.ID(1)
    let customer = try await client.fetchExactlyOne(
      Customer.insert(
        Customer.Insert(
          storeId: store, firstName: "ANN", lastName: "LEE", addressId: address.addressId)
      ).returning())
    var copies: [Inventory.ID] = []
    for _ in 0..<2 {
      let copy = try await client.fetchExactlyOne(
        Inventory.insert(Inventory.Insert(filmId: film.filmId, storeId: store)).returning())
      copies.append(copy.inventoryId)
    }
    let fixture = Fixture(
      film: film, store: store, customer: customer, rented: copies[0], free: copies[1])
    let rental = try await client.fetchExactlyOne(
      Rental.insert(
        Rental.Insert(
          rentalDate: fixture.today.addingTimeInterval(-60), inventoryId: fixture.rented,
          customerId: customer.customerId, staffId: Staff.ID(1))
      ).returning())
    // `payment` is partitioned by months of one year.
    try await client.execute(
      script: SQLScript(
        trusted: """
          create table if not exists payment_today partition of payment default;
          insert into payment (customer_id, staff_id, rental_id, amount, payment_date)
          values (\(customer.customerId.rawValue), 1, \(rental.rentalId.rawValue), 5.00,
            now() - interval '1 minute')
          """))
    return fixture
  }
}
