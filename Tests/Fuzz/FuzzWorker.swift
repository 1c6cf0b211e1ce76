import Foundation
import Mutation

/// Runs input after input and keeps their number in a file, so that another process knows which
/// one ended it.
struct FuzzWorker {
  let options: FuzzOptions
  let worker: FuzzOptions.Worker

  init(_ options: FuzzOptions, _ worker: FuzzOptions.Worker) {
    self.options = options
    self.worker = worker
  }

  /// - Returns: the status to exit with: 0 done, 3 a law broken.
  func run() throws -> Int32 {
    let seeds = FuzzSeeds(root: URL(filePath: options.root))
    let progress = try FileHandle(forWritingTo: URL(filePath: worker.progress))
    let end = ContinuousClock.now.advanced(by: .seconds(options.seconds))
    var counts = FuzzSubject.Progress()
    var slowest = (number: UInt64(0), time: Duration.zero)
    var number = worker.first
    var now = ContinuousClock.now
    while number < options.inputs, now < end {
      try progress.seek(toOffset: 0)
      try progress.write(contentsOf: withUnsafeBytes(of: number) { Data($0) })
      do {
        try FuzzSubject.run(seeds.input(number, seed: options.seed), &counts)
      } catch {
        print("input \(number): \(error)")
        return 3
      }
      let after = ContinuousClock.now
      if now.duration(to: after) > slowest.time { slowest = (number, now.duration(to: after)) }
      now = after
      number += worker.stride
    }
    print("\(counts.read) \(counts.accepted) \(slowest.number) \(slowest.time)")
    return 0
  }
}
