"""The register: the municipality's units, committees, people and centres, as of any day."""
