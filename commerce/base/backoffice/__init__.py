"""What the apps' back-office screens share: lists, records, panels, and who sees which site."""
