"""Files that leave the system: spreadsheets, papers printed by many processes, downloads."""
