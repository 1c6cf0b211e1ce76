create table users (id bigint primary key, email text not null default '', name text not null, age bigint, note text);
comment on column users.age is 'In years.';
