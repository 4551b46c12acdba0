"""Goals, follow-ups and measurements out as spreadsheets and in again, by the register's import."""
