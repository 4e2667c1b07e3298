"""Who may sign in to the demo. It is public: a real shop has no such accounts."""

STAFF_EMAIL = "camille@example.com"
STAFF_PASSWORD = "the-et-biscuits"

# Three customers whose subscriptions show what a customer sees; the history leads them there.
CUSTOMER_PASSWORD = "un-coffret-par-mois"
ACTIVE_EMAIL = "louise.active@example.com"
PAUSED_EMAIL = "hugo.paused@example.com"
UNPAID_EMAIL = "nora.unpaid@example.com"
