"""From data files to the database that commands read: files, layers, rows, the database and its cache."""
