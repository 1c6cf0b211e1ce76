import SengiSwift

#if canImport(Darwin)
  import Darwin
#endif

/// Tells one build of this program from another, of the same version too.
enum ProgramStamp {
  /// - Returns: nil where the program cannot find itself.
  static let current: String? = path.flatMap(FileStamp.init(path:)).map {
    "\(SwiftGenerator.version) \($0)"
  }

  private static var path: String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _ = _NSGetExecutablePath(nil, &size)
      var bytes = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
      return String(
        decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      return "/proc/self/exe"
    #endif
  }
}
