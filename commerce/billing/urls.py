from django.urls import path

from commerce.billing.demo_bank import demo_bank, demo_bank_card
from commerce.billing.webhooks import stripe_webhook

urlpatterns = [
    path("hooks/stripe/", stripe_webhook, name="stripe_webhook"),
    path("demo-bank/card/<slug:reference>/", demo_bank_card, name="demo_bank_card"),
    path("demo-bank/<slug:reference>/", demo_bank, name="demo_bank"),
]
