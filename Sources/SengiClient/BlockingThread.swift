#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A thread for one call that may block: a name lookup, a cancel request, the event loop.
enum BlockingThread {
  fileprivate final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// - Returns: Whether the thread could be made; if not, `body` is never called.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 1 << 20)
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let failed = pthread_create(&thread, &attributes, runBlockingWork, work)
    #else
      var thread = pthread_t()
      let failed = pthread_create(&thread, &attributes, runBlockingWork, work)
    #endif
    if failed != 0 { Unmanaged<Work>.fromOpaque(work).release() }
    return failed == 0
  }
}

private func runBlockingWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  // Servers that go away must not end the process; libpq masks the signal only during its calls.
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
  Unmanaged<BlockingThread.Work>.fromOpaque(argument).takeRetainedValue().body()
  return nil
}
