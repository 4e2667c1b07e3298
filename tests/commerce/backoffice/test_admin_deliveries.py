"""What staff do with parcels, one by one and together, and what is written down of it."""

import pytest
from django.test import Client
from django.urls import reverse

from commerce.base.models import JournalEntry, User
from commerce.fulfilment import actions, rules
from commerce.fulfilment.errors import DeliveryCannotChange
from commerce.fulfilment.models import DeliveryNote
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell, staff
from tests.commerce.shop import Shop

LIST = "/admin/delivery-notes/"


def address(status: str) -> str:
    return reverse("wagtail_bulk_action", args=["fulfilment", "deliverynote", status])


def statuses() -> list[str]:
    return list(DeliveryNote.objects.order_by("pk").values_list("status", flat=True))


def journal() -> list[JournalEntry]:
    return list(JournalEntry.objects.filter(name="DeliveryStatusChanged"))


@pytest.mark.parametrize("status", DeliveryNote.Status.values)
def test_a_status_has_its_moves_and_no_other(status: str) -> None:
    for to in DeliveryNote.Status.values:
        if to in rules.MOVES[status]:
            rules.check_move(status, to)
        else:
            with pytest.raises(DeliveryCannotChange):
                rules.check_move(status, to)


def test_the_same_status_again_changes_nothing(shop: Shop) -> None:
    sell(shop)
    note = DeliveryNote.objects.first()
    assert note
    for _press in range(2):
        actions.set_status(note, status="prepared")
    assert [entry.data["status"] for entry in journal()] == ["prepared"]


def test_a_parcel_is_marked_from_its_page(staff_client: Client, shop: Shop, owner: User) -> None:
    sell(shop)
    note = DeliveryNote.objects.order_by("pk").first()
    assert note
    page = reverse("delivery-notes:inspect", args=[note.pk])
    shown = staff_client.get(page).text
    assert "Mark as shipped" in shown
    assert "Mark as delivered" not in shown
    answer = staff_client.post(f"{address('shipped')}?id={note.pk}&next={page}")
    assert answer.url == page
    assert statuses() == ["shipped", "planned", "planned"]
    (entry,) = journal()
    assert entry.actor == f"staff:{owner.pk}"
    assert (entry.data["before"], entry.data["status"]) == ("planned", "shipped")


def test_several_go_together_and_those_that_cannot_stay(staff_client: Client, shop: Shop) -> None:
    sell(shop)
    one, two, three = DeliveryNote.objects.order_by("pk")
    actions.set_status(three, status="cancelled")
    query = f"?id={one.pk}&id={two.pk}&id={three.pk}&next={LIST}"
    asked = staff_client.get(address("prepared") + query).text
    assert "2 delivery notes change" in asked
    assert "1 delivery note stays as it is" in asked
    staff_client.post(address("prepared") + query)
    assert statuses() == ["prepared", "prepared", "cancelled"]


def test_all_means_all_that_the_list_showed(staff_client: Client, shop: Shop) -> None:
    sell(shop, name="Ada")
    sell(shop, name="Grace")
    staff_client.post(f"{address('prepared')}?id=all&q=grace&next={LIST}")
    assert statuses() == ["planned"] * 3 + ["prepared"] * 3
    staff_client.post(f"{address('shipped')}?id=all&status=prepared&next={LIST}")
    assert statuses() == ["planned"] * 3 + ["shipped"] * 3
    staff_client.post(f"{address('shipped')}?id=all&status=nonsense&next={LIST}")
    assert statuses() == ["planned"] * 3 + ["shipped"] * 3


def test_looking_is_not_changing(client: Client, shop: Shop) -> None:
    sell(shop)
    client.force_login(staff("view_deliverynote"))
    note = DeliveryNote.objects.first()
    assert note
    assert "Mark as" not in client.get(reverse("delivery-notes:inspect", args=[note.pk])).text
    client.post(f"{address('shipped')}?id={note.pk}&next={LIST}")
    assert statuses() == ["planned"] * 3
    assert not journal()


def test_another_sites_parcels_are_out_of_reach(client: Client, shop: Shop) -> None:
    sell(build.open_shop(build.other_site()))
    client.force_login(staff("view_deliverynote", "change_deliverynote", only=shop.site))
    for asked in (*DeliveryNote.objects.values_list("pk", flat=True), "all"):
        client.post(f"{address('shipped')}?id={asked}&next={LIST}")
    assert statuses() == ["planned"] * 3


def test_the_list_is_filtered_and_searched_in_its_address(staff_client: Client, shop: Shop) -> None:
    sell(shop, name="Ada")
    sell(shop, name="Grace")
    query = {"status": "planned", "q": "grace", "scheduled_on_from": "2026-02-01"}
    found = staff_client.get(LIST, query).context["object_list"]
    assert {note.address["name"] for note in found} == {"Grace"}
    assert [str(note.scheduled_on) for note in found] == ["2026-02-15", "2026-03-15"]
