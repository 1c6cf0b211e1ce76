extension OnlineRecipe {
  /// Each starts from what the one before has left.
  static let all: [OnlineRecipe] = indexes + constraints + columns + [backfill, control]

  private static let indexes: [OnlineRecipe] = [
    OnlineRecipe(
      title: "index",
      edit: (
        "      events_title_idx: (title)",
        "      events_title_idx: (title)\n      events_kind_idx: (kind)"
      ),
      written: """
        -- sengi:autocommit
        CREATE INDEX CONCURRENTLY events_kind_idx ON public.events (kind);
        """),
    OnlineRecipe(
      title: "index replaced",
      edit: ("events_kind_idx: (kind)", "events_kind_idx: (kind, account_id)"),
      written: """
        -- sengi:transaction
        ALTER INDEX public.events_kind_idx RENAME TO events_kind_idx_old;
        -- sengi:autocommit
        CREATE INDEX CONCURRENTLY events_kind_idx ON public.events (kind, account_id);
        -- sengi:autocommit
        DROP INDEX CONCURRENTLY public.events_kind_idx_old;
        """),
    OnlineRecipe(
      title: "index dropped", edit: ("      events_title_idx: (title)\n", ""),
      written: """
        -- sengi:autocommit
        DROP INDEX CONCURRENTLY public.events_title_idx;
        """),
  ]

  private static let constraints: [OnlineRecipe] = [
    OnlineRecipe(
      title: "foreign key",
      edit: ("account_id: bigint", "account_id: bigint references accounts"),
      written: """
        -- sengi:transaction
        ALTER TABLE public.events ADD CONSTRAINT events_account_id_fkey
          FOREIGN KEY (account_id) REFERENCES public.accounts NOT VALID;
        -- sengi:transaction
        ALTER TABLE public.events VALIDATE CONSTRAINT events_account_id_fkey;
        """),
    OnlineRecipe(
      title: "check", edit: ("n: integer default 0", "n: integer default 0 check (n >= 0)"),
      written: """
        -- sengi:transaction
        ALTER TABLE public.events ADD CONSTRAINT events_n_check CHECK (n >= 0) NOT VALID;
        -- sengi:transaction
        ALTER TABLE public.events VALIDATE CONSTRAINT events_n_check;
        """),
    OnlineRecipe(
      title: "not null", edit: ("code: bigint?", "code: bigint"),
      written: """
        -- sengi:transaction
        ALTER TABLE public.events ADD CONSTRAINT code_there CHECK (code IS NOT NULL) NOT VALID;
        -- sengi:transaction
        ALTER TABLE public.events VALIDATE CONSTRAINT code_there;
        -- sengi:transaction
        ALTER TABLE public.events ALTER COLUMN code SET NOT NULL;
        ALTER TABLE public.events DROP CONSTRAINT code_there;
        """),
    OnlineRecipe(
      title: "unique", edit: ("code: bigint", "code: bigint unique"),
      written: """
        -- sengi:autocommit
        CREATE UNIQUE INDEX CONCURRENTLY events_code_key ON public.events (code);
        -- sengi:transaction
        ALTER TABLE public.events ADD CONSTRAINT events_code_key UNIQUE USING INDEX events_code_key;
        """),
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
