"""When people meet, and whether it is fair: dates, the meeting calendar, the rotation, equity."""
