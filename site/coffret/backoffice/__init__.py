"""What the back office has for whoever opens it the first time: the documentation, and a tour."""
