"""What staff see and do of carts, and of the orders they became."""
