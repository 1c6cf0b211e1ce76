import Foundation

/// What one run of a workload took.
struct Sample: Sendable {
  var operations: Int
  var seconds: Double
  /// CPU time of this process, user and system, in seconds.
  var cpu: Double
  /// The median latency in nanoseconds; nil where there is one operation only.
  var median: UInt64?

  var rate: Double { Double(operations) / seconds }
  var cpuPerOperation: Double { cpu / Double(operations) * 1e6 }
}

struct Failed: Error {}

func nanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

func cpuSeconds() -> Double {
  var usage = rusage()
  #if os(Linux)
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
  #else
    getrusage(RUSAGE_SELF, &usage)
  #endif
  let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
  let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
  return Double(seconds) + Double(microseconds) * 1e-6
}

func measure(_ operations: Int, _ body: () async throws -> [UInt64]) async throws -> Sample {
  let (began, cpu) = (nanoseconds(), cpuSeconds())
  let latencies = try await body()
  let sample = Sample(
    operations: operations, seconds: Double(nanoseconds() - began) * 1e-9,
    cpu: cpuSeconds() - cpu, median: nil)
  var finished = sample
  if !latencies.isEmpty { finished.median = latencies.sorted()[latencies.count / 2] }
  return finished
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The same generator as the C side's.
struct Keys {
  var state: UInt64
  mutating func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(Workloads.rows)) + 1
  }
}
