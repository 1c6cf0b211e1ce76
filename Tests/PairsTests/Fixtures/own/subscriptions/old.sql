create table t (id integer primary key);
create publication news for table t;
create subscription changed connection 'host=localhost dbname=a' publication news
  with (connect = false, slot_name = none);
comment on subscription changed is 'before';
create subscription going connection 'host=localhost' publication news with (connect = false);
create subscription held connection 'host=localhost password=hidden' publication news
  with (connect = false, slot_name = none);
