/// What the value of a key may be; the reader checks it, and editors complete by it.
public indirect enum LanguageForm: Sendable, Hashable {
  /// Any text, such as a doc.
  case text
  /// The name of something; plain null, booleans and numbers must be quoted.
  case name
  case boolean
  case integer(ClosedRange<Int>)
  /// One of these words.
  case words([String])
  /// SQL: the tail of a `CREATE` statement or a part of one.
  case tail
  case list(LanguageForm)
  /// Names of the user's own, each with a value.
  case map(LanguageForm)
  /// `name: tail`, as a mapping or as a list of such pairs; a list may leave names out where the
  /// server has a default. Each tail has a long form: a mapping of `sql` and the place's keys.
  case tails(LanguagePlace, isNameRequired: Bool)
  /// A tail, or the long form with the place's keys.
  case tailOrLong(LanguagePlace)
  /// A mapping with the place's keys.
  case place(LanguagePlace)
  /// A constant: text, a number, a boolean or null.
  case constant
  /// A JSON shape, whose keys are the user's own.
  case shape
  case anyOf([LanguageForm])
}

/// One key of the schema language.
public struct LanguageKey: Sendable, Hashable {
  public var name: String
  public var form: LanguageForm
  /// One sentence, shown by editors.
  public var doc: String

  init(_ name: String, _ form: LanguageForm, _ doc: String) {
    self.name = name
    self.form = form
    self.doc = doc
  }
}
