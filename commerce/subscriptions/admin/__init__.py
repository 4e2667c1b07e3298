"""What staff see of subscriptions and do with them, as their customers would, and beyond."""

from commerce.subscriptions.admin import acting, home, lists, owed, panels, record, rejecting, runs

__all__ = ["acting", "home", "lists", "owed", "panels", "record", "rejecting", "runs"]
