"""Leaving and staying: the funnel, requests without an account, withdrawals, notices, proofs."""

from commerce.retention.actions.contract import ask, carry_out, confirm
from commerce.retention.actions.funnel import accept_offer, answer, leave
from commerce.retention.actions.notices import announce_renewals
from commerce.retention.actions.receiving import note_receipt
from commerce.retention.actions.withdrawing import settle_withdrawal, settle_withdrawals, withdraw

__all__ = [
    "accept_offer", "announce_renewals", "answer", "ask", "carry_out", "confirm", "leave", "note_receipt",
    "settle_withdrawal", "settle_withdrawals", "withdraw",
]  # fmt: skip
