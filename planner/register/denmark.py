"""Where Denmark lies, to catch coordinates that were typed wrongly or exchanged."""

# Degrees, WGS 84: Gedser to Skagen, Blåvandshuk to Christiansø, with a little room.
LATITUDES = (54.5, 57.8)
LONGITUDES = (8.0, 15.3)
