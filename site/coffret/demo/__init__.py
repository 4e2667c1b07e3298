"""The demo shop: a fictional house, its catalogue and its pictures."""
