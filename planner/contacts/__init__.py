"""Contacts after the day: held or cancelled, who took part; and before it: the host confirms."""
