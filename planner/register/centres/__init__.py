"""The centres above the units, and who heads them."""
