import SengiSchema

extension ObjectPath {
  /// Whether it is an event trigger, which fires for the statements of a plan too: it goes before
  /// them and comes after them.
  var isEventTrigger: Bool {
    if case .object(.eventTrigger, _)? = steps.first { true } else { false }
  }
}
