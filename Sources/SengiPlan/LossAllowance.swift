import SengiSchema

/// What somebody lets a plan destroy.
///
/// - `all`: whatever it is.
/// - `column`, `table` or another ``Loss/Kind``: everything of that kind.
/// - `drop:public.posts.title`: that column. `drop:public.posts`: the table, and what lies in it.
/// - `narrow:public.posts.id`: the values that a smaller type of that column cuts off.
///
/// Paths are written as losses show them, under the new names of what they lie in.
public struct LossAllowance: Sendable, Hashable {
  private enum Scope: Hashable {
    case all
    case kind(Loss.Kind)
    case drop(String)
    case narrow(String)
  }

  private let scope: Scope

  /// - Returns: nil for what is no allowance.
  public init?(_ text: String) {
    if text == "all" {
      scope = .all
    } else if let kind = Loss.Kind(rawValue: text) {
      scope = .kind(kind)
    } else if text.hasPrefix("drop:"), text.utf8.count > 5 {
      scope = .drop(String(text.dropFirst(5)))
    } else if text.hasPrefix("narrow:"), text.utf8.count > 7 {
      scope = .narrow(String(text.dropFirst(7)))
    } else {
      return nil
    }
  }

  /// The forms, for messages.
  public static let forms =
    (["all", "drop:PATH", "narrow:PATH"] + Loss.Kind.allCases.map(\.rawValue))
    .joined(separator: ", ")

  public func covers(_ loss: Loss) -> Bool {
    switch scope {
    case .all: true
    case .kind(let kind): loss.kind == kind
    case .drop(let path): loss.kind != .narrowedType && Self.holds(path, loss.object)
    case .narrow(let path): loss.kind == .narrowedType && Self.holds(path, loss.object)
    }
  }

  /// Whether it lets the object at the path go.
  public func coversDrop(of path: ObjectPath, _ kind: Loss.Kind) -> Bool {
    covers(Loss(kind, path, ""))
  }

  private static func holds(_ path: String, _ object: ObjectPath) -> Bool {
    ([object] + object.ancestors).contains { $0.description == path && $0.steps.count > 1 }
  }
}

/// The losses of plans, and who has been told.
public enum Losses {
  /// What the plan destroys and nobody said: neither the new schema by `dropped` nor an allowance.
  ///
  /// A materialized view is not among it, since a refresh brings its rows back. In the order of the
  /// plan.
  public static func unannounced(
    _ plan: MigrationPlan, in new: Schema, allowed: [LossAllowance] = []
  ) -> [Loss] {
    let announced = new.announcedDrops
    return plan.losses.filter { loss in
      loss.kind != .materializedView && !allowed.contains { $0.covers(loss) }
        && !(loss.kind.isDrop && announced.contains(loss.object))
    }
  }
}

extension Loss.Kind {
  fileprivate var isDrop: Bool {
    switch self {
    case .table, .column, .enumValue, .sequence, .materializedView: true
    case .referringRow, .narrowedType, .field, .secret, .subscription, .custom: false
    }
  }
}

extension Schema {
  /// What `dropped` names, under the new names of what it lies in; a name may be one of several
  /// kinds.
  fileprivate var announcedDrops: Set<ObjectPath> {
    var paths: Set<ObjectPath> = []
    for space in namespaces {
      for name in space.dropped {
        paths.formUnion([
          .table(name), .view(name), .sequence(name), .enumeration(name), .domain(name),
          .compositeType(name),
        ])
      }
      for table in space.tables {
        for name in table.dropped { paths.insert(.table(table.name).appending(.column(name))) }
      }
      for item in space.enumerations {
        for label in item.dropped {
          paths.insert(.enumeration(item.name).appending(.enumValue(label)))
        }
      }
    }
    return paths
  }
}
