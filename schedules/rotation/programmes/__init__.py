"""Linear and 0/1 programmes, relaxed, priced and searched: nothing here knows what a meeting is."""
