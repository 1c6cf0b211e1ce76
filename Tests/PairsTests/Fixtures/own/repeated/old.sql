-- Keys that repeat one another, indexes alike but for their order, storage that is no more said.
create table plain (id integer primary key, note text, code text);
alter table plain alter column note set storage external;
alter table plain alter column id set statistics 20;
create statistics plain_both (ndistinct) on code, note from plain;
create table parted (id integer not null, note text) partition by range (id);
create table part partition of parted for values from (0) to (100);
create index on parted (note);
