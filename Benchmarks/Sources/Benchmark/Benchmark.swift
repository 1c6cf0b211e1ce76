import Foundation
import RawLibPQ
import SengiClient

@main struct Benchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let environment = ProcessInfo.processInfo.environment
    guard let conninfo = arguments.dropFirst().first ?? environment["BENCH_DATABASE"] else {
      print("usage: Benchmark CONNECTION-STRING [ROUNDS] (or BENCH_DATABASE in the environment)")
      exit(2)
    }
    let rounds = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 7
    // The main actor's hops are not part of what is measured.
    try await Task.detached { try await run(conninfo, rounds: rounds) }.value
  }

  static func run(_ conninfo: String, rounds: Int) async throws {
    var configuration = PGConfiguration(conninfo)
    configuration.connections = Workloads.connections
    configuration.overflow = 0
    configuration.waitsInPlace = environment("BENCH_NO_WAIT") == nil
    let client = PGClient(configuration)
    try await client.execute(script: Workloads.schema)
    guard let raw = raw_connect(conninfo, Int32(Workloads.connections)) else { exit(1) }

    let workloads = Workloads(client: client, raw: raw)
    let table: [Comparison] = [
      Comparison(
        name: "W1 point reads, 1 task", bar: (0.90, 1.4), raw: workloads.rawPointReads,
        client: workloads.clientPointReads),
      Comparison(
        name: "W2 point reads, 64 tasks on 10 connections", bar: (1.25, 1.2),
        raw: workloads.rawPooledReads, client: workloads.clientPooledReads),
      Comparison(
        name: "W3 scan of 100 000 rows x 10 columns", bar: (0.85, 1.3), raw: workloads.rawScan,
        client: workloads.clientScan),
    ]
    let chosen = table.filter {
      environment("BENCH_ONLY").map($0.name.hasPrefix) ?? true
    }
    for comparison in chosen { try await comparison.round() }
    for comparison in chosen { comparison.forget() }
    for _ in 0..<rounds {
      for comparison in chosen { try await comparison.round() }
    }
    print("raw C libpq = 1; medians of \(rounds) interleaved rounds\n")
    print(
      "| workload | rate ratio (bar) | CPU ratio (bar) | ops/s raw | ops/s Sengi", terminator: "")
    print(" | p50 raw | p50 Sengi | CPU/op raw | CPU/op Sengi |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for comparison in chosen { print(comparison.line) }
    await client.close()
    raw_disconnect(raw)
  }

  static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }
}

/// One workload done both ways, round by round.
final class Comparison {
  let name: String
  let bar: (rate: Double, cpu: Double)
  private let raw: () async throws -> Sample
  private let client: () async throws -> Sample
  private var samples: [(raw: Sample, client: Sample)] = []

  init(
    name: String, bar: (Double, Double), raw: @escaping () async throws -> Sample,
    client: @escaping () async throws -> Sample
  ) {
    self.name = name
    self.bar = bar
    self.raw = raw
    self.client = client
  }

  /// Which of the two goes first alternates, so that neither always finds the warmer caches.
  func round() async throws {
    if samples.count % 2 == 0 {
      let first = try await raw()
      samples.append((first, try await client()))
    } else {
      let first = try await client()
      samples.append((try await raw(), first))
    }
  }

  func forget() { samples = [] }

  var line: String {
    func middle(_ value: ((raw: Sample, client: Sample)) -> Double) -> Double {
      median(samples.map(value))
    }
    let rate = middle { $0.client.rate / $0.raw.rate }
    let cpu = middle { $0.client.cpu / $0.raw.cpu }
    func latency(_ sample: @escaping ((raw: Sample, client: Sample)) -> Sample) -> String {
      guard samples.allSatisfy({ sample($0).median != nil }) else { return "" }
      return "\(format(middle { Double(sample($0).median ?? 0) / 1000 }, 1)) µs"
    }
    return "| \(name) | \(format(rate, 2)) (≥ \(format(bar.rate, 2)))"
      + " | \(format(cpu, 2)) (≤ \(format(bar.cpu, 1)))"
      + " | \(format(middle { $0.raw.rate }, 0)) | \(format(middle { $0.client.rate }, 0))"
      + " | \(latency { $0.raw }) | \(latency { $0.client })"
      + " | \(format(middle { $0.raw.cpuPerOperation }, 2)) µs"
      + " | \(format(middle { $0.client.cpuPerOperation }, 2)) µs |"
  }

  private func format(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
