-- Partitions of every kind, nested, attached with another order of columns, with parts of their own.
create schema p;
create table p.by_range (id integer not null, at date not null, note text default 'x', primary key (id, at)) partition by range (at);
create table p.y2020 partition of p.by_range for values from ('2020-01-01') to ('2021-01-01');
create table p.y2021 partition of p.by_range (note default 'y' not null, constraint own check (id > 0)) for values from ('2021-01-01') to ('2022-01-01');
create table p.old partition of p.by_range for values from (minvalue) to ('2020-01-01');
create table p.future partition of p.by_range for values from ('2030-01-01') to (maxvalue) with (fillfactor = 70);
create table p.rest partition of p.by_range default;
create table p.other_order (note text default 'x', at date not null, id integer not null);
alter table p.by_range attach partition p.other_order for values from ('2022-01-01') to ('2023-01-01');
create table p.with_gap (gone integer, id integer not null, gone2 text, at date not null, note text default 'x');
alter table p.with_gap drop column gone, drop column gone2;
alter table p.by_range attach partition p.with_gap for values from ('2023-01-01') to ('2024-01-01');
create index on p.by_range (note);
create index named on p.by_range (at desc, lower(note));
create index local_only on p.y2020 (note, id);
create unique index local_unique on p.y2021 (note) where id > 3;

create table p.by_list (kind text, region integer, v integer) partition by list (kind);
create table p.list_a partition of p.by_list for values in ('a', 'b', 'it''s');
create table p.list_null partition of p.by_list for values in (null);
create table p.list_default partition of p.by_list default partition by hash (region);
create table p.hash_0 partition of p.list_default for values with (modulus 3, remainder 0);
create table p.hash_1 partition of p.list_default for values with (modulus 3, remainder 1);
create table p.hash_2 partition of p.list_default for values with (modulus 3, remainder 2) partition by range (v);
create table p.hash_2_low partition of p.hash_2 for values from (minvalue) to (10);

create table p.many_keys (a integer, b text collate "C", c numeric, d timestamptz) partition by range (a, b, (c * 2), date_trunc('day', d at time zone 'UTC'));
create table p.many_1 partition of p.many_keys for values from (1, 'a', minvalue, minvalue) to (1, 'b', maxvalue, maxvalue);
create table p.classes (a text, b integer) partition by range (a text_pattern_ops, b);
create table p.classes_1 partition of p.classes for values from ('a', 1) to ('b', 2);
create table p.by_expression (a text) partition by list (lower(a));
create table p.expression_1 partition of p.by_expression for values in ('x');
create table p.by_hash (id bigint, v text) partition by hash (id, v);
create table p.by_hash_0 partition of p.by_hash for values with (modulus 2, remainder 0);
create table p.by_hash_1 partition of p.by_hash for values with (modulus 4, remainder 1);
create table p.by_boolean (b boolean, e text) partition by list (b);
create table p.is_true partition of p.by_boolean for values in (true);
create type p.colour as enum ('red', 'green');
create table p.by_enum (c p.colour not null, n serial) partition by list (c);
create table p.reds partition of p.by_enum for values in ('red');
create schema p2;
create table p2."Greens" partition of p.by_enum for values in ('green') tablespace "Fast Disk";
create table p.without_any (a integer) partition by range (a);

-- foreign keys from and to partitioned tables
create table p.target (id integer primary key, v text);
create table p.referring (id integer, at date, target integer references p.target on delete cascade, foreign key (id, at) references p.by_range) partition by range (id);
create table p.referring_1 partition of p.referring for values from (1) to (10);
alter table p.referring_1 add constraint local_fk foreign key (target) references p.target on delete set null;
-- triggers, cloned and local
create function p.f() returns trigger language plpgsql as 'begin return new; end';
create trigger cloned after insert on p.by_range for each row execute function p.f();
create trigger cloned_before before update on p.by_range for each row when (new.id > 0) execute function p.f();
create trigger local before insert on p.y2020 for each row execute function p.f();
create trigger statement after insert on p.by_range for each statement execute function p.f();
alter table p.y2021 disable trigger cloned;
alter table p.by_list add constraint checked check (v > 0);
alter table p.list_a add constraint own_check check (v < 100);
alter table p.by_list replica identity full;
alter table p.list_a alter column v set default 3;
alter table p.list_a alter column v set statistics 99;
alter table p.by_list enable row level security;
create policy "some" on p.by_list using (v > 1);
create policy own on p.list_a using (v > 2);
-- unique constraints made on the partition first
create table p.premade (id integer not null, constraint premade_key unique (id));
create table p.adopts (id integer not null, constraint adopts_key unique (id)) partition by range (id);
alter table p.adopts attach partition p.premade for values from (0) to (5);
create table p.generated (a integer, b integer generated always as (a + 1) stored) partition by list (a);
create table p.generated_1 partition of p.generated for values in (1);
comment on table p.y2020 is 'A partition.';
comment on index p.named is 'On all.';
comment on column p.y2020.note is 'There.';
