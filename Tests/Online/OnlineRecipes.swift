extension OnlineRecipe {
  /// Each starts from what the one before has left.
  static let all: [OnlineRecipe] = indexes + constraints + columns + [backfill, control]

  /// On a table in partitions.
  static let partitioned: [OnlineRecipe] =
    [
      OnlineRecipe(
        title: "index", edit: ("(title)\n", "(title)\n      events_kind_idx: (kind)\n")),
      OnlineRecipe(
        title: "unique",
        edit: ("    indexes:\n", "    unique:\n      events_code_key: (id, code)\n    indexes:\n")),
    ] + constraints.dropLast()

  private static let indexes: [OnlineRecipe] = [
    OnlineRecipe(
      title: "index",
      edit: (
        "      events_title_idx: (title)",
        "      events_title_idx: (title)\n      events_kind_idx: (kind)"
      )),
    OnlineRecipe(
      title: "index replaced",
      edit: ("events_kind_idx: (kind)", "events_kind_idx: (kind, account_id)")),
    OnlineRecipe(
      title: "index dropped", edit: ("      events_title_idx: (title)\n", "")),
  ]

  private static let constraints: [OnlineRecipe] = [
    OnlineRecipe(
      title: "foreign key",
      edit: ("account_id: bigint", "account_id: bigint references accounts")),
    OnlineRecipe(
      title: "check", edit: ("n: integer default 0", "n: integer default 0 check (n >= 0)")),
    OnlineRecipe(
      title: "not null", edit: ("code: bigint?", "code: bigint")),
    OnlineRecipe(
      title: "unique", edit: ("code: bigint", "code: bigint unique")),
  ]

  private static let columns: [OnlineRecipe] = [
    OnlineRecipe(
      title: "column with default",
      edit: ("      note: text?", "      flag: boolean default false\n      note: text?")),
    OnlineRecipe(title: "column dropped", edit: ("      spare: text?\n", "")),
    OnlineRecipe(title: "enum value", edit: ("[open, done]", "[open, done, late]")),
    OnlineRecipe(title: "longer varchar", edit: ("varchar(20)", "varchar(80)")),
  ]

  private static let backfill = OnlineRecipe(
    title: "backfill in batches",
    script: """
      -- sengi:batch table=public.events key=id size=5000
      UPDATE public.events SET note = kind
      WHERE ($1 IS NULL OR id > $1) AND id <= $2 AND note IS NULL;
      """)

  private static let control = OnlineRecipe(
    title: "control: type change that rewrites", edit: ("n: integer", "n: bigint"),
    script: "ALTER TABLE public.events ALTER COLUMN n TYPE bigint;", isControl: true)
}
