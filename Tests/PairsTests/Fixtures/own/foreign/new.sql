-- Foreign tables, whose rows lie elsewhere.
create foreign data wrapper elsewhere;
create server far foreign data wrapper elsewhere;
create foreign table films (
  code integer options (name 'num') not null,
  title varchar(20),
  deleted numeric(1) options (name 'gone'),
  kind text options (name 'film kind') not null,
  country varchar(5) options (name 'land') not null
) server far options (name 'all_films');
