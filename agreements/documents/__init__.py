"""The papers of agreements and the kodeks: frozen content in, a typeset document out."""
