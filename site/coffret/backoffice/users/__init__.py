"""Settings → Users: those who work in the back office, and only when asked for the customers, too."""
