import SengiDiff
import SengiReading
import SengiSchema

/// What a review looks at: a schema before and after, both checked.
public struct ReviewInput: Sendable {
  /// A schema as its files say it, with the Swift made from it.
  public struct Side: Sendable {
    public var sources: SourceMap
    public var swift: SwiftInterface

    public init(sources: SourceMap, swift: SwiftInterface) {
      self.sources = sources
      self.swift = swift
    }
  }

  /// From one schema to another, in forms that a planner can compare.
  public struct Way: Sendable {
    public var from: Schema
    public var to: Schema
    public var renamings: [Renaming]

    public init(from: Schema, to: Schema, renamings: [Renaming]) {
      self.from = from
      self.to = to
      self.renamings = renamings
    }
  }

  /// What the old schema is called, such as `main`.
  public var base: String
  public var old: Side
  public var new: Side
  public var up: Way
  public var down: Way
  /// Whether a server has been asked what the SQL means; else every difference in its text counts.
  public var isProven: Bool
  /// What the renamings are to Swift, in the same order.
  public var swiftRenamings: [SwiftRenaming]
  /// Files of generated code that are not as the schema makes them; nil where none is checked in.
  public var staleFiles: [StaleFile]?

  public init(
    base: String, old: Side, new: Side, up: Way, down: Way, isProven: Bool,
    swiftRenamings: [SwiftRenaming] = [], staleFiles: [StaleFile]? = nil
  ) {
    self.base = base
    self.old = old
    self.new = new
    self.up = up
    self.down = down
    self.isProven = isProven
    self.swiftRenamings = swiftRenamings
    self.staleFiles = staleFiles
  }
}

/// A generated file that `sengi generate` would write or remove.
public struct StaleFile: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case missing, stale
    case leftOver = "left over"
  }

  public var name: String
  public var state: State

  public init(_ name: String, _ state: State) {
    self.name = name
    self.state = state
  }
}
