import Sengi
import SengiClient

/// Changes a row that the database refused, guided by what it said.
struct FixtureSearch {
  private let table: FixtureCatalogue.Table
  private var candidates: [String: [String]] = [:]
  private var random = FixtureRandom()
  /// Whether the row is to be tried as another one.
  var needsNumber = false
  /// Whether the row refers to rows that are not yet there.
  var needsParents = false

  init(_ table: FixtureCatalogue.Table) {
    self.table = table
  }

  /// - Returns: whether there is something to try.
  mutating func respond(to error: PGServerError, in row: inout FixtureRow) -> Bool {
    switch error.sqlState.description {
    case "23502":
      guard let column = table.columns.first(where: { $0.name == error.column }),
        !row.fixed.contains(column.number)
      else { return false }
      row.values[column.number] = nil
      return row.forced.insert(column.number).inserted
    case "23505", "23P01":
      let rule = table.rules.first { $0.name == error.constraint }
      for number in rule?.columns ?? [] where !row.fixed.contains(number) {
        guard let column = table.column(number), !column.isGenerated, !isReference(number) else {
          continue
        }
        row.values[number] = nil
        row.forced.insert(number)
      }
      needsNumber = true
      return true
    case "23514": return settleCheck(error, &row)
    // Data exceptions: the value is none of its type's, or some expression does not take it.
    case let code where code.hasPrefix("22"): return varyAny(&row)
    default: return false
    }
  }

  /// Gives the columns of a check other values, of those it is written with.
  private mutating func settleCheck(_ error: PGServerError, _ row: inout FixtureRow) -> Bool {
    if let rule = table.rules.first(where: { $0.name == error.constraint }) {
      return vary(
        rule.columns.isEmpty ? table.columns.map(\.number) : rule.columns, rule.text, &row)
    }
    let typed = table.columns.filter { !$0.checks.isEmpty }
    if error.constraint != nil, !typed.isEmpty {
      return vary(typed.map(\.number), typed.map(\.checks).joined(separator: " "), &row)
    }
    // The row belongs into no partition, or not into this one.
    guard !table.bounds.isEmpty else { return false }
    let keys = table.partitionColumns
    return vary(keys.isEmpty ? table.columns.map(\.number) : keys, table.bounds, &row)
  }

  private mutating func varyAny(_ row: inout FixtureRow) -> Bool {
    let rules = table.rules.map(\.text) + table.columns.map(\.checks) + [table.bounds]
    return vary(table.columns.map(\.number), rules.joined(separator: " "), &row)
  }

  private mutating func vary(_ columns: [Int], _ text: String, _ row: inout FixtureRow) -> Bool {
    let free = columns.compactMap(table.column).filter {
      !$0.isGenerated && !row.fixed.contains($0.number) && !isReference($0.number)
    }
    let keys = table.foreignKeys.filter { key in
      key.columns.contains { columns.contains($0) && !row.fixed.contains($0) }
    }
    if !keys.isEmpty, free.isEmpty || random.next(3) == 0 {
      refer(by: keys[random.next(keys.count)], insteadOf: keys, &row)
      return true
    }
    guard !free.isEmpty else { return false }
    let known = candidates[text] ?? FixtureValue.candidates(in: text)
    candidates[text] = known
    // Most checks are about one column; the rest needs several at once.
    let chosen = random.next(3) == 0 ? free : [free[random.next(free.count)]]
    for column in chosen {
      row.values[column.number] = pick(column, known, row)
    }
    return true
  }

  /// Has the row refer to another by this key, and by none of the others that it can do without.
  private mutating func refer(
    by key: FixtureCatalogue.ForeignKey, insteadOf others: [FixtureCatalogue.ForeignKey],
    _ row: inout FixtureRow
  ) {
    for number in others.flatMap(\.columns) where !row.fixed.contains(number) {
      guard table.column(number)?.isRequired == false, !key.columns.contains(number) else {
        continue
      }
      row.values[number] = nil
      row.forced.remove(number)
    }
    row.forced.formUnion(key.columns)
    needsParents = true
  }

  private mutating func pick(
    _ column: FixtureCatalogue.Column, _ known: [String], _ row: FixtureRow
  ) -> FixtureInserter.Value? {
    let fitting =
      known.filter { Self.fits($0, column) }
      + FixtureValue.spellings(of: column, number: row.number)
    let extra = 4
    let choice = random.next(fitting.count + extra)
    if choice < fitting.count { return .text(fitting[choice]) }
    switch choice - fitting.count {
    case 0 where !column.isRequired: return .null
    case 1 where column.category == "B": return .text("false")
    case 1 where column.category == "N": return .text("0")
    case 1 where column.category == "D" && column.base != "time" && column.base != "timetz":
      return .text("19\(60 + random.next(60) % 40)-06-01")
    case 2 where !column.labels.isEmpty:
      return .text(column.labels[random.next(column.labels.count)])
    case 3: return nil
    default: return .text(FixtureValue.value(of: column, number: row.number))
    }
  }

  /// Whether the text may be a value of the column.
  private static func fits(_ text: String, _ column: FixtureCatalogue.Column) -> Bool {
    switch column.category {
    case "N": Double(text) != nil
    case "B": ["true", "false", "t", "f"].contains(text)
    case "E": column.labels.contains(text)
    case "D": text.contains("-") || text.contains(":")
    case "A": text.hasPrefix("{")
    case "S": true
    case "U":
      switch column.base {
      case "json", "jsonb": text.hasPrefix("{") || text.hasPrefix("[")
      case "citext", "ltree", "xml": true
      default: false
      }
    default: false
    }
  }

  private func isReference(_ number: Int) -> Bool {
    table.foreignKeys.contains { $0.columns.contains(number) }
  }
}

/// SplitMix64: the same numbers each time.
struct FixtureRandom {
  private var state: UInt64 = 0x5E46_1000

  /// A number from 0 up to the limit.
  mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    return limit > 0 ? Int(truncatingIfNeeded: value >> 1) % limit : 0
  }
}
