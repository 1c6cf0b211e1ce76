import SengiSQL
import SengiSchema

/// A trigger's event and action, read by CREATE TRIGGER's grammar.
struct TriggerText {
  struct Fault {
    var message: String
    var range: Range<Int>
  }

  private(set) var eventFault: Fault?
  private(set) var actionFault: Fault?
  /// `before`, `after` or `instead`.
  private(set) var timing = ""
  private(set) var events: [SQLToken] = []
  /// The columns after `update of`.
  private(set) var columns: [SQLToken] = []
  private(set) var isForEachRow = false
  /// The text in the parentheses after `when`, by its place in the action.
  private(set) var condition: Range<Int>?
  private(set) var function: [SQLToken] = []

  init(_ trigger: Trigger) {
    do {
      try readEvent(SQLLexer.tokens(of: trigger.event.source))
    } catch {
      eventFault = Fault(message: error.message, range: error.offset..<(error.offset + 1))
    }
    do {
      try readAction(SQLLexer.tokens(of: trigger.action.source))
    } catch {
      actionFault = Fault(message: error.message, range: error.offset..<(error.offset + 1))
    }
  }

  private mutating func readEvent(_ tokens: [SQLToken]) {
    var rest = tokens[...]
    func fault(_ message: String) -> Fault {
      let last = tokens.last?.range.upperBound ?? 0
      return Fault(message: message, range: rest.first?.range ?? last..<last)
    }
    guard let first = rest.first, ["before", "after", "instead"].contains(first.text),
      first.kind == .word
    else {
      eventFault = fault("a trigger's event begins with 'before', 'after' or 'instead of'")
      return
    }
    timing = first.text
    rest.removeFirst()
    if timing == "instead", rest.popFirst()?.isWord("of") != true {
      eventFault = fault("'of' is missing after 'instead'")
      return
    }
    repeat {
      guard let event = rest.first, event.kind == .word,
        ["insert", "update", "delete", "truncate"].contains(event.text)
      else {
        eventFault = fault("'insert', 'update', 'delete' or 'truncate' is missing")
        return
      }
      if events.contains(where: { $0.text == event.text }) {
        eventFault = fault("'\(event.text)' stands twice")
        return
      }
      events.append(event)
      rest.removeFirst()
      guard event.text == "update", rest.first?.isWord("of") == true else { continue }
      repeat {
        rest.removeFirst()
        guard let column = rest.first, column.kind == .word || column.kind == .quotedIdentifier
        else {
          eventFault = fault("a column is missing after 'update of'")
          return
        }
        columns.append(column)
        rest.removeFirst()
      } while rest.first?.isPunctuation(",") == true
    } while rest.popFirst(where: { $0.isWord("or") })
    if let extra = rest.first {
      eventFault = fault("'\(extra.text)' cannot stand in a trigger's event")
    }
  }

  private mutating func readAction(_ tokens: [SQLToken]) {
    var index = 0
    func at(_ place: Int) -> SQLToken? { tokens.indices.contains(place) ? tokens[place] : nil }
    while let token = at(index) {
      index += 1
      if token.isWord("for"),
        at(index)?.isWord("row") == true || at(index + 1)?.isWord("row") == true
      {
        isForEachRow = true
      }
      if token.isWord("when"), let open = at(index), open.isPunctuation("(") {
        let end = tokens.endOfGroup(from: index)
        guard let close = at(end - 1), close.isPunctuation(")"), end - 1 > index else { break }
        condition = open.range.upperBound..<close.range.lowerBound
        index = end
      }
      guard token.isWord("execute") else { continue }
      guard at(index)?.isWord("function") == true || at(index)?.isWord("procedure") == true else {
        actionFault = Fault(message: "'function' is missing after 'execute'", range: token.range)
        return
      }
      index += 1
      let end = tokens.endOfType(from: index)
      function = tokens[index..<max(index, end)].prefix { !$0.isPunctuation("(") }
        .filter { !$0.isPunctuation(".") }
      let isCalled = tokens[index..<max(index, end)].contains { $0.isPunctuation("(") }
      if function.isEmpty || !isCalled {
        actionFault = Fault(
          message: "a function's name and its parentheses are missing after 'execute function'",
          range: token.range)
      } else if let extra = at(end) {
        actionFault = Fault(
          message: "'\(extra.text)' cannot stand after the function", range: extra.range)
      }
      return
    }
    let last = tokens.last?.range.upperBound ?? 0
    actionFault = Fault(
      message: "a trigger's action ends with 'execute function name()'", range: last..<last)
  }
}

extension ArraySlice<SQLToken> {
  /// Takes the first word away if it is the one looked for.
  fileprivate mutating func popFirst(where isWanted: (SQLToken) -> Bool) -> Bool {
    guard let first, isWanted(first) else { return false }
    removeFirst()
    return true
  }
}
