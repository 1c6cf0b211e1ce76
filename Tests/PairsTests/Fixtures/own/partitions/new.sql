create table log (id integer not null, day date not null, text text, level integer default 1, primary key (id, day)) partition by range (day);
create table log_2024 partition of log for values from ('2024-01-01') to ('2025-01-01');
create table log_2025 partition of log for values from ('2025-01-01') to ('2026-01-01');
create index log_level on log (level);
