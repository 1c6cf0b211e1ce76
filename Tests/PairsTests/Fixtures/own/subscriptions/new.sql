create table t (id integer primary key);
create publication news for table t;
create subscription changed connection 'host=localhost dbname=b' publication news, "More"
  with (connect = false, slot_name = 'other', binary = true, synchronous_commit = 'local');
create subscription coming connection 'host=localhost' publication news
  with (connect = false, slot_name = none);
comment on subscription coming is 'after';
create subscription held connection 'host=localhost password=hidden' publication news
  with (connect = false, slot_name = none, binary = true);
