"""The demo municipality: made-up people and decisions in a municipality of Slagelse's shape."""
