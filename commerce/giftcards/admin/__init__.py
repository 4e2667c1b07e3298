"""The staff's side of gift cards."""
