"""The page of a make-believe bank, where 3-D Secure of the demo gateway takes place."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from commerce.base.money import Money
from commerce.billing import actions
from commerce.billing.demo_gateway import answer_bank, answer_bank_about_card
from commerce.billing.models import CardSetup, DemoIntent, DemoSetup, Payment


@never_cache
@require_http_methods(["GET", "POST"])
def demo_bank(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the shopper to approve or refuse; then settle and send them back to the shop."""
    intent = get_object_or_404(DemoIntent, reference=reference)
    if request.method == "POST":
        intent = answer_bank(reference, approved=request.POST.get("answer") == "approve")
        payment = Payment.objects.filter(gateway="demo", gateway_ref=reference).first()
        if payment:
            actions.refresh(payment)
    if intent.state != "requires_action":
        return HttpResponseRedirect(intent.return_url or "/")
    amount = Money(intent.amount, intent.currency)
    return render(request, "billing/demo_bank.html", {"intent": intent, "amount": amount.formatted()})


@never_cache
@require_http_methods(["GET", "POST"])
def demo_bank_card(request: HttpRequest, reference: str) -> HttpResponse:
    """The same for a card that is only being saved."""
    setup = get_object_or_404(DemoSetup.objects.select_related("card"), reference=reference)
    if request.method == "POST":
        setup = answer_bank_about_card(reference, approved=request.POST.get("answer") == "approve")
        ours = CardSetup.objects.filter(gateway="demo", gateway_ref=reference).first()
        if ours:
            actions.refresh_setup(ours)
    if setup.state != "requires_action":
        return HttpResponseRedirect(setup.return_url or "/")
    return render(
        request, "billing/demo_bank.html", {"intent": {"card_last4": setup.card.last4 if setup.card else ""}}
    )
