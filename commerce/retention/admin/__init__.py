"""The staff's pages of cancellations."""

from commerce.retention.admin.answers import AnswersView
from commerce.retention.admin.proofs import ProofView
from commerce.retention.admin.records import (
    DepartureFilterSet,
    DepartureList,
    DepartureView,
    QuestionForm,
    QuestionView,
    RequestFilterSet,
    RequestView,
    WithdrawalFilterSet,
    WithdrawalView,
)

__all__ = [
    "AnswersView", "DepartureFilterSet", "DepartureList", "DepartureView", "ProofView", "QuestionForm",
    "QuestionView", "RequestFilterSet", "RequestView", "WithdrawalFilterSet", "WithdrawalView",
]  # fmt: skip
