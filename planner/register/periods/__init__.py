"""Facts with a first and a last day, whatever they are about: one set of pages for them all."""
