/// How many connections a pool may hold, and for how long.
public struct PoolLimits: Sendable, Hashable {
  /// Connections kept open even when nobody needs them.
  public var minimum: Int
  /// Connections the pool opens for ordinary load.
  public var size: Int
  /// Connections opened beyond ``size`` for a burst of leases; closed soon after it.
  public var overflow: Int
  /// How long a caller waits for a connection.
  public var checkoutTimeout: Duration
  /// The age at which a connection is closed and replaced.
  public var recycleAfter: Duration
  /// How long an unused connection beyond ``minimum`` stays open.
  public var idleTimeout: Duration
  /// How long an unused connection beyond ``size`` stays open.
  public var overflowIdleTimeout: Duration
  /// The pause after the first failed attempt to connect; it doubles with every further one.
  public var firstBackOff: Duration
  /// The longest pause between two attempts to connect.
  public var longestBackOff: Duration

  public init(
    minimum: Int = 0, size: Int = 20, overflow: Int = 30,
    checkoutTimeout: Duration = .seconds(30), recycleAfter: Duration = .seconds(3600),
    idleTimeout: Duration = .seconds(600), overflowIdleTimeout: Duration = .seconds(5),
    firstBackOff: Duration = .milliseconds(50), longestBackOff: Duration = .seconds(2)
  ) {
    self.minimum = minimum
    self.size = size
    self.overflow = overflow
    self.checkoutTimeout = checkoutTimeout
    self.recycleAfter = recycleAfter
    self.idleTimeout = idleTimeout
    self.overflowIdleTimeout = overflowIdleTimeout
    self.firstBackOff = firstBackOff
    self.longestBackOff = longestBackOff
  }

  /// The same limits with counts that make sense together: a size of at least one, a minimum no
  /// larger than the size, nothing negative.
  public var normalized: PoolLimits {
    var limits = self
    limits.size = max(1, size)
    limits.overflow = max(0, overflow)
    limits.minimum = min(max(0, minimum), limits.size)
    return limits
  }

  /// The most connections there may be at one time.
  public var capacity: Int { size + overflow }

  /// How long to pause after this many failures in a row.
  func backOff(after failures: Int) -> Duration {
    min(longestBackOff, firstBackOff * (1 << min(max(failures - 1, 0), 16)))
  }

  /// How often to look for connections that are too old or too long unused.
  func maintenanceInterval(occupied: Int) -> Duration {
    let unused = occupied > size ? min(idleTimeout, overflowIdleTimeout) : idleTimeout
    return min(max(min(recycleAfter, unused) / 4, .milliseconds(10)), .seconds(15))
  }
}
