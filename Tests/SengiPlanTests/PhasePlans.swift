/// An amount that becomes cents, in three phases.
enum PhasePlans {
  static func orders(_ columns: String, _ more: String = "") -> String {
    """
    tables:
      orders:
        columns:
          id: bigint primary key generated always as identity
          note: text?
    \(columns)
    \(more)
    """
  }

  static let before = orders("      amount: numeric(10,2)")
  static let between = orders(
    """
          amount: numeric(10,2)
          amount_cents:
            sql: bigint
            replaces: amount
            from: amount * 100
            back: amount_cents / 100.0
    """)
  static let after = orders("      amount_cents: bigint")
}
