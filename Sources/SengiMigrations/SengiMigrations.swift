// Migrations in folders and in databases.
