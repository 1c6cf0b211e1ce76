import SengiDiff
import SengiSQL
import SengiSchema

/// What becomes of privileges when the object goes to another owner: what the former one held is the
/// new one's, together with what that was granted before (`aclnewowner` in the server's sources).
struct OwnerChange {
  private let former: SQLIdentifier
  private let owner: SQLIdentifier
  private let isChange: Bool

  init(_ old: SchemaElement?, _ new: SchemaElement?) {
    let (former, owner) = (old?.ownerRole, new?.ownerRole)
    isChange = former != nil && owner != nil && former != owner
    self.former = former ?? Schema.publicNamespace
    self.owner = owner ?? Schema.publicNamespace
  }

  /// The old grant as it stands once the object has its new owner; nil where nothing is left of it.
  func left(of grant: Grant) -> Grant? {
    guard isChange else { return grant }
    var grant = grant
    if grant.isRevoke {
      // What the former owner did without, the new one does.
      grant.grantees = grant.grantees.map { $0 == former ? owner : $0 }
    } else {
      grant.grantees.removeAll { $0 == owner }
    }
    return grant.grantees.isEmpty ? nil : grant
  }
}
