"""How subscriptions live: they start, renew, change, are dunned, and end."""

from commerce.subscriptions.actions.cards import remove_card, use_card
from commerce.subscriptions.actions.changing import (
    change_card,
    hand_over,
    move_to,
    pause,
    resume,
    resume_due,
    set_carrier,
    set_formula,
    set_quantity,
    skip,
    unskip,
)
from commerce.subscriptions.actions.charging import (
    charge_owed,
    claim_owed,
    drop_owed,
    go_on_without,
    owed_order,
)
from commerce.subscriptions.actions.composing import complete_box, set_choices
from commerce.subscriptions.actions.dunning import (
    charge_soon,
    notice_expiring_cards,
    pay_owed,
    refused,
    step_terms,
)
from commerce.subscriptions.actions.ending import (
    cancel_at_end,
    cancel_now,
    cancel_term,
    end_finished,
    expire,
    give_up_term,
    reactivate,
    value_of,
)
from commerce.subscriptions.actions.exchanging import exchange
from commerce.subscriptions.actions.gifting import Start, start_gift, start_of
from commerce.subscriptions.actions.locking import tell_locked
from commerce.subscriptions.actions.paying import pay_terms
from commerce.subscriptions.actions.rating import rate
from commerce.subscriptions.actions.rejecting import is_rejectable, reject_order
from commerce.subscriptions.actions.renewing import claim_due, renew_batch, renew_due
from commerce.subscriptions.actions.rewarding import choose_reward, drop_reward, offered
from commerce.subscriptions.actions.starting import start
from commerce.subscriptions.actions.staying import stay
from commerce.subscriptions.actions.undoing import is_undoable, undo, undoable

__all__ = [
    "Start", "cancel_at_end", "cancel_now", "cancel_term", "change_card", "charge_owed", "charge_soon",
    "choose_reward", "claim_due", "claim_owed", "complete_box", "drop_owed", "drop_reward",
    "end_finished", "exchange", "expire", "give_up_term", "go_on_without", "hand_over", "is_rejectable",
    "is_undoable", "move_to", "notice_expiring_cards", "offered", "owed_order", "pause", "pay_owed",
    "pay_terms", "rate", "reactivate", "refused", "reject_order", "remove_card", "renew_batch", "renew_due",
    "resume", "resume_due", "set_carrier", "set_choices", "set_formula", "set_quantity", "skip", "start",
    "start_gift", "start_of", "stay", "step_terms", "tell_locked", "undo", "undoable", "unskip", "use_card",
    "value_of",
]  # fmt: skip
