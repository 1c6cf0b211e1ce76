import SengiSQL
import SengiSchema

extension Index {
  /// Whether a partition's index can be the part of its parent's.
  package func isLike(_ other: Index) -> Bool {
    func subjects(_ index: Index) -> [Index.Key] {
      // The server does not ask for the order of keys.
      index.keys.map {
        Key($0.subject, collation: $0.collation, operatorClass: $0.operatorClass)
      }
    }
    return isUnique == other.isUnique && method == other.method && include == other.include
      && nullsNotDistinct == other.nullsNotDistinct && predicate == other.predicate
      && subjects(self) == subjects(other)
  }
}
