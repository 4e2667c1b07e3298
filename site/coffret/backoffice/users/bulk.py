"""What is done to many accounts at once is done to those of the list that is seen: the staff's."""

from typing import Any

from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from coffret.backoffice.users.people import STAFF, accounts


class _OfStaff:
    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Of the accounts that Wagtail would take, which are all there are, those of the staff."""
        rows: Any = super().get_all_objects_in_listing_query(parent_id)  # type: ignore[misc]
        return rows.filter(pk__in=accounts(STAFF).values("pk"))

    def check_perm(self, account: Any) -> bool:
        user = self.request.user  # type: ignore[attr-defined]
        allowed: bool = super().check_perm(account)  # type: ignore[misc]
        return allowed and (user.is_superuser or not account.is_superuser)


class AssignRole(_OfStaff, AssignRoleBulkAction):
    pass


class Delete(_OfStaff, DeleteBulkAction):
    pass


class SetActiveState(_OfStaff, SetActiveStateBulkAction):
    pass


ACTIONS = (AssignRole, Delete, SetActiveState)
