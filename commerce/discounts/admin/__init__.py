"""Coupons and ad campaigns as staff see and write them."""
