"""Who may sign in to the demo's back office. It is public: a real shop has no such account."""

STAFF_EMAIL = "camille@example.com"
STAFF_PASSWORD = "the-et-biscuits"
