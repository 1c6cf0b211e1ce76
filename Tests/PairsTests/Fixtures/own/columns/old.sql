create table users (id bigint primary key, name text, age integer default 3, note varchar(20) not null);
comment on column users.name is 'Said.';
