#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The two ends of a channel, which no child inherits unless it is given one.
///
/// A pair of sockets in place of a pipe: Linux makes it close-on-exec in the same call, so that no
/// child started by another thread at this moment can keep it open.
struct DescriptorPipe {
  let reading: Int32
  let writing: Int32

  /// - Throws: `ScratchFailure` when the process may open no more files.
  init() throws(ScratchFailure) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Self.kind, 0, &ends) == 0 else {
      throw .noProcess(errorNumber: errno)
    }
    // A process whose own standard streams are closed gets their numbers, which the child's need.
    reading = Self.aboveStandardStreams(ends[0])
    writing = Self.aboveStandardStreams(ends[1])
    guard reading >= 0, writing >= 0 else { throw .noProcess(errorNumber: EMFILE) }
  }

  #if canImport(Darwin)
    private static let kind = SOCK_STREAM
  #else
    private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  #endif

  private static func aboveStandardStreams(_ descriptor: Int32) -> Int32 {
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    close(descriptor)
    return moved
  }

  /// Everything that comes until all writing ends are closed.
  static func readToEnd(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if count == 0 || errno != EINTR {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }
}
