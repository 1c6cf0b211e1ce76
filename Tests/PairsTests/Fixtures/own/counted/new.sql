create view first as select 1 as id;
create table second (id integer, name text);
create unlogged table hasty (id integer not null, name text);
create unlogged sequence hasty_id_seq as integer owned by hasty.id;
create table slow (id integer default nextval('hasty_id_seq'));
create table target (id integer not null, primary key (id)) partition by range (id);
create table target_0 partition of target for values from (0) to (10);
create table source (target integer references target);
