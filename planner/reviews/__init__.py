"""HovedMED's review: frozen figures, both sides' words, answers, signatures."""
