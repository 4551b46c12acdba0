"""The visit rotation: planned over a window, solved in a job, locked, published, followed up."""
