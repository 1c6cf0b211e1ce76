import Testing
@testable import PairsLaw
@Suite struct PairsLawTests { @Test func a() { #expect(Bool(true)) } }
