#if canImport(Darwin)
  import Darwin
#else
  import CEpoll
#endif

/// What a descriptor is watched for.
struct PollInterest: OptionSet, Sendable {
  let rawValue: UInt8
  static let read = PollInterest(rawValue: 1)
  static let write = PollInterest(rawValue: 2)
}

/// The kernel's list of watched descriptors: arm, disarm, wait. Every thread may arm and disarm.
///
/// A descriptor stays listed while it is disarmed, so that waiting in place costs no system call.
struct Poller: Sendable {
  static let batch = 64
  /// The tag of the event that ``wake()`` makes.
  static let wakeTag = UInt64.max

  private let queue: Int32

  #if canImport(Darwin)
    init?() {
      queue = kqueue()
      guard queue >= 0 else { return nil }
      var event = kevent(
        ident: 0, filter: Int16(EVFILT_USER), flags: UInt16(EV_ADD | EV_CLEAR), fflags: 0, data: 0,
        udata: UnsafeMutableRawPointer(bitPattern: UInt(Self.wakeTag)))
      guard kevent(queue, &event, 1, nil, 0, nil) == 0 else {
        close(queue)
        return nil
      }
    }

    func watch(_ fd: Int32, tag: UInt64, for interest: PollInterest) -> Bool {
      apply(fd, tag, Int16(EVFILT_READ), interest.contains(.read))
        && apply(fd, tag, Int16(EVFILT_WRITE), interest.contains(.write))
    }

    private func apply(_ fd: Int32, _ tag: UInt64, _ filter: Int16, _ on: Bool) -> Bool {
      var event = kevent(
        ident: UInt(fd), filter: filter, flags: UInt16(EV_ADD | (on ? EV_ENABLE : EV_DISABLE)),
        fflags: 0, data: 0, udata: UnsafeMutableRawPointer(bitPattern: UInt(tag)))
      return kevent(queue, &event, 1, nil, 0, nil) == 0
    }

    func forget(_ fd: Int32) {
      for filter in [EVFILT_READ, EVFILT_WRITE] {
        var event = kevent(
          ident: UInt(fd), filter: Int16(filter), flags: UInt16(EV_DELETE), fflags: 0, data: 0,
          udata: nil)
        kevent(queue, &event, 1, nil, 0, nil)
      }
    }

    func wake() {
      var event = kevent(
        ident: 0, filter: Int16(EVFILT_USER), flags: 0, fflags: UInt32(NOTE_TRIGGER), data: 0,
        udata: UnsafeMutableRawPointer(bitPattern: UInt(Self.wakeTag)))
      kevent(queue, &event, 1, nil, 0, nil)
    }

    /// Calls `body` with the tag and readiness of each descriptor; nil milliseconds wait for ever.
    func wait(milliseconds: Int32?, _ body: (UInt64, PollInterest) -> Void) {
      var timeout = timespec(
        tv_sec: Int(milliseconds ?? 0) / 1000, tv_nsec: Int(milliseconds ?? 0) % 1000 * 1_000_000)
      withUnsafeTemporaryAllocation(of: kevent.self, capacity: Self.batch) { events in
        let count =
          milliseconds == nil
          ? kevent(queue, nil, 0, events.baseAddress, Int32(Self.batch), nil)
          : kevent(queue, nil, 0, events.baseAddress, Int32(Self.batch), &timeout)
        for event in events.prefix(Int(max(count, 0))) {
          body(
            UInt64(UInt(bitPattern: event.udata)),
            event.filter == Int16(EVFILT_WRITE) ? .write : .read)
        }
      }
    }
  #else
    private let wakeUp: Int32

    init?() {
      queue = sengi_epoll_create()
      wakeUp = sengi_eventfd()
      guard queue >= 0, wakeUp >= 0,
        sengi_epoll_control(queue, EPOLL_CTL_ADD, wakeUp, EPOLLIN.rawValue, Self.wakeTag) == 0
      else {
        if queue >= 0 { close(queue) }
        if wakeUp >= 0 { close(wakeUp) }
        return nil
      }
    }

    func watch(_ fd: Int32, tag: UInt64, for interest: PollInterest) -> Bool {
      var events: UInt32 = 0
      if interest.contains(.read) { events |= EPOLLIN.rawValue }
      if interest.contains(.write) { events |= EPOLLOUT.rawValue }
      // A descriptor that was closed and opened again under the same number is not listed.
      return sengi_epoll_control(queue, EPOLL_CTL_MOD, fd, events, tag) == 0
        || sengi_epoll_control(queue, EPOLL_CTL_ADD, fd, events, tag) == 0
    }

    func forget(_ fd: Int32) { _ = sengi_epoll_control(queue, EPOLL_CTL_DEL, fd, 0, 0) }

    func wake() { sengi_eventfd_post(wakeUp) }

    /// Calls `body` with the tag and readiness of each descriptor; nil milliseconds wait for ever.
    func wait(milliseconds: Int32?, _ body: (UInt64, PollInterest) -> Void) {
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.batch) { tags in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.batch) { masks in
          let count = sengi_epoll_wait(
            queue, tags.baseAddress, masks.baseAddress, Int32(Self.batch), milliseconds ?? -1)
          for index in 0..<Int(max(count, 0)) {
            if tags[index] == Self.wakeTag { sengi_eventfd_drain(wakeUp) }
            var ready: PollInterest = []
            if masks[index] & ~EPOLLOUT.rawValue != 0 { ready.insert(.read) }
            if masks[index] & EPOLLOUT.rawValue != 0 { ready.insert(.write) }
            body(tags[index], ready)
          }
        }
      }
    }
  #endif
}
