import SengiSteps

extension DownClass {
  /// How far a plan leads back from another.
  ///
  /// What the way up has destroyed, no way down brings back.
  public init(of down: MigrationPlan, after up: MigrationPlan) {
    if !down.refusals.isEmpty {
      self.init(.impossible, losses: down.refusals.map { "\($0.object): \($0.reason)" })
      return
    }
    let destroyed = up.lastingLosses.filter { !$0.isObstacle }
    let losses =
      down.lastingLosses.map(\.description) + down.reservations
      + destroyed.map { "\($0.description), since up destroyed it" }
    if !down.conditions.isEmpty {
      self.init(
        .impossibleWithRows, losses: losses, needs: down.conditions.map(\.description))
      return
    }
    self.init(losses.isEmpty ? .exact : .lossy, losses: losses)
  }
}

extension MigrationPlan {
  /// The losses but for what a refresh brings back.
  public var lastingLosses: [Loss] { losses.filter { $0.kind != .materializedView } }
}
