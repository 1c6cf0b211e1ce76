create table log (id integer not null, day date not null, text text) partition by range (day);
create table log_2024 partition of log for values from ('2024-01-01') to ('2025-01-01');
create index log_day on log (day);
