"""The Flask application: rows, pages, writes, jobs, feeds and the command line."""
