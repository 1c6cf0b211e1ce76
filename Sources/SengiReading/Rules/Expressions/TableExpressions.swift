import SengiDiagnostics
import SengiSchema

/// One piece of SQL that belongs to a table, and where it stands.
struct TableExpression {
  enum Role {
    case check, indexKey, indexPredicate, generated
  }

  var role: Role
  /// `check 'posts_views_check'`, for messages.
  var title: String
  var expression: SQLExpression
  var names: ExpressionNames
  var path: ObjectPath
  var aspect: SourceMap.Aspect
  /// The generated column that the expression makes.
  var column: Column?

  func range(_ offsets: Range<Int>, in sources: SourceMap) -> SourceRange? {
    sources.range(of: path, aspect, at: offsets)
  }
}

extension Table {
  /// Checks, index keys, index predicates and generated columns, in that order.
  var expressions: [TableExpression] {
    var found: [TableExpression] = []
    func add(
      _ role: TableExpression.Role, _ title: String, _ expression: SQLExpression,
      _ path: ObjectPath, _ aspect: SourceMap.Aspect, column: Column? = nil
    ) {
      found.append(
        TableExpression(
          role: role, title: title, expression: expression,
          names: ExpressionNames(of: expression.source), path: path, aspect: aspect, column: column)
      )
    }
    for check in checks {
      add(.check, "check '\(check.name)'", check.expression, path(of: check), .expression)
    }
    for index in indexes {
      for (place, key) in index.keys.enumerated() {
        guard case .expression(let expression) = key.subject else { continue }
        add(.indexKey, "index '\(index.name)'", expression, path(of: index), .key(place))
      }
      if let predicate = index.predicate {
        add(.indexPredicate, "index '\(index.name)'", predicate, path(of: index), .predicate)
      }
    }
    for column in columns {
      switch column.generation {
      case .stored(let expression), .virtual(let expression):
        add(
          .generated, "generated column '\(column.name)'", expression, path(of: column),
          .expression, column: column)
      case .serial, .identity, nil: continue
      }
    }
    return found
  }
}
