-- Columns that count by a sequence which goes with another table.
create table first (id serial primary key);
create table second (id integer default nextval('first_id_seq'), name text);
create table third (id integer default nextval('first_id_seq')) ;
create unlogged table hasty (id serial, name text);
create table slow (id integer default nextval('hasty_id_seq'));
create table target (id integer not null, primary key (id)) partition by hash (id);
create table target_0 partition of target for values with (modulus 2, remainder 0);
create table source (target integer references target);
