/// What a caller wants a connection for.
public enum PoolUse: Sendable, Hashable {
  /// Single statements; the connection may serve many callers at once.
  case shared
  /// A single statement known to take long: no other should stand behind it.
  case slow
  /// The connection for the caller alone, until it is released.
  case leased
}

/// Why a waiter leaves without a connection.
public enum PoolRefusal<Failure: Sendable>: Sendable {
  case checkoutTimeout
  case closed
  /// No connection is open and none could be opened.
  case connectFailed(Failure)
}

/// What the owner of a ``PoolStateMachine`` has to do, in the order given.
public enum PoolAction<Waiter: Hashable & Sendable, Failure: Sendable>: Sendable {
  /// Open a connection; answer with `connected` or `connectFailed`.
  case connect(Int)
  /// Let single statements of many callers use this connection.
  case share(Int)
  /// Let no further statement in; report `drained` when none is left (at once, if so).
  case withdraw(Int)
  /// Hand the connection to the waiter. When it asked for a lease, it must be released.
  case serve(Waiter, Int)
  /// Tell the waiter that it gets none.
  case refuse(Waiter, PoolRefusal<Failure>)
  /// Close the connection, now; its slot counts as empty from here on.
  case close(Int)
  /// After shutdown, the last connection is gone.
  case finished
}

/// What the owner knows about a shared connection and the machine does not count itself.
public struct PoolActivity: Sendable {
  /// Statements in flight.
  public var load: Int
  /// Whether a slow statement holds it, or its oldest one has been out for long.
  public var isSlow: Bool
  /// When the connection was last used.
  public var lastUsed: Duration

  public init(load: Int, isSlow: Bool = false, lastUsed: Duration) {
    self.load = load
    self.isSlow = isSlow
    self.lastUsed = lastUsed
  }
}

/// How many connections are in which state.
public struct PoolCensus: Sendable, Hashable {
  public var empty = 0
  public var connecting = 0
  public var shared = 0
  public var withdrawn = 0
  public var leased = 0
  public var waiting = 0

  /// Slots that hold or are about to hold a connection.
  public var occupied: Int { connecting + shared + withdrawn + leased }
  /// Slots whose connection works.
  public var live: Int { shared + withdrawn + leased }
}
