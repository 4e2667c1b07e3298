"""The PostgreSQL that Coffret runs itself: for the demo and the tests, never for a shop."""
