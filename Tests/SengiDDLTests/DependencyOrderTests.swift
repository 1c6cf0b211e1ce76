import Testing

@testable import SengiDDL

struct DependencyOrderTests {
  @Test func numbersDecideWhereDependenciesDoNot() {
    let order = DependencyOrder(required: [[], [], []], preferred: [[], [], []])
    #expect(order.sorted() == [0, 1, 2])
  }

  @Test func aRequirementOutweighsAWish() {
    let order = DependencyOrder(required: [[1], []], preferred: [[], [0]])
    #expect(order.sorted() == [1, 0])
  }

  @Test func aCircleOfRequirementsStillNamesEveryThingOnce() {
    let order = DependencyOrder(required: [[1], [2], [0], [0]], preferred: [[], [], [], []])
    #expect(order.sorted() == [0, 2, 1, 3])
  }

  @Test func aLongChainDoesNotExhaustTheStack() {
    let count = 20_000
    let chain = (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] }
    let order = DependencyOrder(
      required: chain, preferred: Array(repeating: [], count: count))
    #expect(order.sorted() == (0..<count).reversed())
  }

  @Test func theWeakestDependencyOfACircleIsBroken() {
    let order = DependencyOrder([
      [[], [1], []], [[], [], [2]], [[0], [], []],
    ])
    #expect(order.sorted() == [1, 0, 2])
  }

  @Test func aLargeCircleIsSortedInTime() {
    let count = 3_000
    let ring = (0..<count).map { [[], [($0 + 1) % count]] }
    #expect(DependencyOrder(ring).sorted().sorted() == Array(0..<count))
  }
}
