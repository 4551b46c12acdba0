"""Finding what proves a plan: the potentials of its networks, or prices of its places."""
