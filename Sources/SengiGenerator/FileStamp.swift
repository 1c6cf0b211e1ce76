#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's size and the time it was last written: what changes when the file does.
struct FileStamp: Sendable, Hashable, CustomStringConvertible {
  let description: String

  /// - Returns: nil where there is no such file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    description = "\(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
