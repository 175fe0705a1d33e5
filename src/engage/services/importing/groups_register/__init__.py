"""The register of parliamentary groups, as it is published in JSON."""
