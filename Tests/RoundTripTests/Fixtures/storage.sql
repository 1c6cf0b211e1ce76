-- Storage parameters, unlogged tables, access methods, tablespaces.
create schema st;
create table st.t (a integer, b text) with (fillfactor = 70, autovacuum_enabled = false, autovacuum_vacuum_threshold = 100, autovacuum_vacuum_scale_factor = 0.05,
  toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 7, toast_tuple_target = 4000, parallel_workers = 3, user_catalog_table = true, vacuum_truncate = false, log_autovacuum_min_duration = 0);
create unlogged table st.u (a integer primary key with (fillfactor = 50), b text unique using index tablespace "Fast Disk") with (autovacuum_analyze_threshold = 5);
create table st.spaced (a integer primary key) tablespace "Fast Disk";
create access method own_heap type table handler heap_tableam_handler;
create table st.other_method (a integer) using own_heap;
create materialized view st.mv using own_heap as select 1 as a;
create index on st.t (a) with (fillfactor = 90);
create unlogged table st.logged_later (a serial);
alter table st.logged_later set logged;
create table st.unlogged_later (a serial, b integer generated always as identity);
alter table st.unlogged_later set unlogged;
create table st.vacuum (a integer) with (vacuum_index_cleanup = auto);
comment on access method own_heap is 'The heap under another name.';
