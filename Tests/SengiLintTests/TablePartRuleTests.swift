import SengiSchema
import Testing

@testable import SengiLint

@Suite struct TablePartRuleTests {
  private func one(_ change: (inout Table) -> Void) -> LintFixture {
    var made = Table(name: name("t"), columns: [])
    change(&made)
    return schema { $0.tables = [made] }
  }

  @Test func constraintsAreValid() {
    let check = CheckConstraint(
      name: id("c"), expression: SQLExpression("a > 0"), isValidated: false)
    #expect(
      one { $0.checks = [check] }.findings(ConstraintsAreValid()) == [
        "public.t.c: check 'c' of 'public.t' is 'not valid': values from before it may break it; "
          + "validate it, then leave 'not valid' out"
      ])
    let domain = schema {
      $0.domains = [Domain(name: name("d"), type: DataType(.integer), checks: [check])]
    }
    #expect(domain.paths(ConstraintsAreValid()) == ["public.d.c"])
    var key = ForeignKey(
      name: id("k"), columns: [id("a")], referencedTable: name("u"), referencedColumns: [id("a")],
      isValidated: false)
    #expect(one { $0.foreignKeys = [key] }.paths(ConstraintsAreValid()) == ["public.t.k"])
    key.isEnforced = false
    #expect(one { $0.foreignKeys = [key] }.paths(ConstraintsAreValid()) == [])
    key = ForeignKey(
      name: id("k"), columns: [id("a")], referencedTable: name("u"), referencedColumns: [id("a")])
    #expect(one { $0.foreignKeys = [key] }.paths(ConstraintsAreValid()) == [])
  }

  @Test func triggersRatherThanRules() {
    let rule = Rule(
      name: id("r"), event: SQLExpression("insert"), action: SQLExpression("do instead nothing"))
    #expect(
      one { $0.rules = [rule] }.findings(TriggersRatherThanRules()) == [
        "public.t.r: rule 'r' rewrites statements on 'public.t', which evaluates their values "
          + "more than once; write a trigger"
      ])
    #expect(one { _ in }.paths(TriggersRatherThanRules()) == [])
  }

  @Test func partitionsRatherThanInheritance() {
    #expect(
      one { $0.inherits = [name("base")] }.findings(PartitionsRatherThanInheritance()) == [
        "public.t: table 'public.t' inherits from 'public.base', but no unique or foreign key "
          + "holds across the two; write partitions, or a foreign key to what is common"
      ])
    #expect(one { _ in }.paths(PartitionsRatherThanInheritance()) == [])
  }

  @Test func partitionedTablesHavePartitions() {
    let spread = Partitioning(strategy: .range, keys: SQLExpression("at"))
    #expect(
      one { $0.partitioning = spread }.findings(PartitionedTablesHavePartitions()) == [
        "public.t: table 'public.t' is partitioned and has no partition, so it takes no row; "
          + "write 'partitions:', with a default one where others come later"
      ])
    let whole = schema {
      $0.tables = [
        Table(name: name("t"), columns: [], partitioning: spread),
        Table(
          name: name("t_rest"), columns: [],
          partitionOf: PartitionBound(parent: name("t"), bound: SQLExpression("default"))),
      ]
    }
    #expect(whole.paths(PartitionedTablesHavePartitions()) == [])
  }
}
