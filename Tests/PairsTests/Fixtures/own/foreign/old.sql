create foreign data wrapper elsewhere;
create server far foreign data wrapper elsewhere;
create foreign table films (
  code integer options (name 'number'),
  title varchar(60) options (name 'name', size 'long'),
  deleted boolean,
  kind text
) server far options (name 'films', fast 'true');
