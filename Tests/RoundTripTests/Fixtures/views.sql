-- Views with options, nested and recursive ones, defaults of view columns, materialized views.
create schema v;
create schema w;
create table v.base (id integer primary key, name text, n integer, at timestamptz, data jsonb, tags text[]);
create table v.other (id integer primary key, base_id integer references v.base, note varchar(30));
create view v.simple as select id, name from v.base;
create view v.star as select * from v.base;
create view v.renamed (key, "Label") as select id, name from v.base;
create view v.barrier with (security_barrier) as select id from v.base where n > 0;
create view v.invoker with (security_invoker = true, security_barrier = false) as select id from v.base;
create view v.local_check as select * from v.base where n > 1 with local check option;
create view v.cascaded as select id, n from v.local_check where n > 2 with cascaded check option;
create view v.joined as
  select b.id, o.note, count(*) filter (where o.id > 1) over (partition by b.id order by o.id rows between 1 preceding and current row) as c
  from v.base b left join v.other o on o.base_id = b.id cross join lateral unnest(b.tags) with ordinality as t (tag, nr) where b.name ~~ 'a%';
create view w.nested as select s.id, j.c from v.simple s join v.joined j using (id);
create view v.back as select n.id from w.nested n union all select id from v.simple except select 7 order by 1 limit 10 offset 2;
create recursive view v.counting (n) as values (1) union all select n + 1 from counting where n < 100;
create view v.with_cte as
  with recursive tree (id, depth, path) as (
    select id, 0, array[id] from v.base where n is null
    union all select o.id, t.depth + 1, t.path || o.id from v.other o join tree t on t.id = o.base_id
  ) search depth first by id set ord cycle id set is_cycle using cycle_path, m as materialized (select 1 as one), nm as not materialized (select 2 as two)
  select tree.id, tree.depth, m.one, nm.two from tree, m, nm;
create view v.constants as select 1 as one, 'x'::text as x, null::integer as nothing, now() as at, array[1, 2] as list;
create view v.grouped as select name, n, sum(id) as total, grouping(name, n) from v.base group by grouping sets ((name, n), (name), ()) having sum(id) > 3;
create view v.cases as select case n when 1 then 'one' else 'many' end as word, coalesce(name, '?') as name, n::text || '!' as bang,
  data -> 'a' ->> 'b' as ab, extract(year from at) as year, at at time zone 'UTC' as utc, name collate "C" as c, (select max(id) from v.other) as m,
  exists (select 1 from v.other o where o.id = base.id) as has, n in (1, 2, 3) as few, substring(name from 1 for 2) as pre, trim(both 'x' from name) as t,
  position('a' in name) as pos, overlay(name placing 'z' from 1) as ov, n between 1 and 5 as mid, name is distinct from 'q' as dist from v.base;
create view v."Odd ""View""" as select id as "ID", name as "select" from v.base;
create view v.hollow as select from v.base;
create view v.of_functions as select * from generate_series(1, 3) as g (i), json_to_recordset('[]') as r (a integer, b text), rows from (unnest(array[1]), unnest(array[2])) as u (x, y);
create view v.sampled as select id from v.base tablesample bernoulli (10) repeatable (3);
create view v.distinct_on as select distinct on (name) name, id from v.base order by name, id desc nulls last;
create view v.for_update as select id from v.base for update of base skip locked;
create view v.ordered_sets as select percentile_cont(0.5) within group (order by n) as med, mode() within group (order by name), string_agg(distinct name, ',' order by name) from v.base;
create view v.windows as select rank() over w1, lag(n, 1, 0) over (w1 range between unbounded preceding and current row exclude ties) as l from v.base window w1 as (partition by name order by n);
create view v.value_list as select * from (values (1, 'a'), (2, 'b')) as t (n, s);
alter view v.simple alter column name set default 'nobody';
alter view v.star alter column n set default 42;
create view v.changed as select id, name from v.base;
alter view v.changed rename column name to label;
alter table v.base rename column at to happened_at;
alter table v.base add column late integer;
create view v.whole_rows as select b, (b).id as inner_id, to_jsonb(b) as j from v.base b;

create materialized view v.counts as select n, count(*) as c from v.base group by n;
create unique index on v.counts (n);
create index counts_c on v.counts (c desc) where c > 1;
create materialized view v.empty_one as select * from v.counts where c > 3 with no data;
create materialized view v.with_options with (fillfactor = 60, autovacuum_enabled = false) as select 1 as a, 'b'::text as b;
create materialized view v.in_space tablespace "Fast Disk" as select id from v.simple;
create view v.over_matview as select * from v.empty_one;
alter materialized view v.counts cluster on counts_n_idx;
alter materialized view v.with_options alter column b set storage external;
alter materialized view v.with_options alter column b set statistics 77;
create function v.names() returns setof v.simple language sql stable as 'select * from v.simple';
create view v.over_function as select id from v.names();
create function v.wide(v.over_function) returns integer language sql as 'select $1.id';
create view v.over_over as select v.wide(f) as w from v.over_function f;
create table v.uses_row_type (r v.simple, rs v.base[]);
comment on view v.simple is 'A simple view.';
comment on column v.simple.name is 'Its column.';
comment on materialized view v.counts is 'Counted.';
comment on column v.counts.c is 'How many.';
comment on index v.counts_c is 'By count.';
