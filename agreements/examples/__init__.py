"""Example goals by kind of unit: to be inspired by, and to fill the demo municipality with.

They are in Danish, as they would be in a Danish municipality, and nobody's real agreement.
"""
