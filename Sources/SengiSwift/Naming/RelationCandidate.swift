import SengiSQL
import SengiSchema

/// A relation whose name may still have to give way.
struct RelationCandidate {
  var relation: Relation
  /// The table that holds the foreign key, in whose file the relation stands.
  var owner: QualifiedName
  /// The name in the schema, if it may be one.
  var chosen: SwiftIdentifier?
  /// Longer names, to be tried in this order while others want the same.
  var alternatives: [SwiftIdentifier]

  /// Foreign keys come before what refers back along them, and that before what they tie together.
  var rank: Int {
    switch relation.kind {
    case .toOne: 0
    case .toMany, .toOneBack: 1
    case .through: 2
    }
  }

  /// The key beside a foreign key that chooses the name.
  var nameKey: String {
    switch relation.kind {
    case .toOne: "relation"
    case .toMany, .toOneBack: "inverse"
    case .through: "through"
    }
  }

  var title: String {
    let key = relation.foreignKey
    return switch relation.kind {
    case .toOne: "the relation along foreign key \(key)"
    case .toMany, .toOneBack: "the relation back along foreign key \(key)"
    case .through: "the relation through \(owner) along foreign key \(key)"
    }
  }

  var path: ObjectPath { .table(owner).appending(.foreignKey(relation.foreignKey)) }

  /// Whether this one gives up its name when the other wants the same.
  func yields(to other: RelationCandidate) -> Bool {
    chosen == nil && (other.chosen != nil || other.rank <= rank)
  }
}
