"""How staff write the catalogue: its forms, lists and pages."""
