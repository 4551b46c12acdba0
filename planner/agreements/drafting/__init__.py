"""Writing an agreement: the form, its leaves, saving without losing a word, what is missing."""
