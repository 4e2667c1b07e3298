"""How staff write programmes, and what they see and do of a customer's points."""
