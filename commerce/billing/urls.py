from django.urls import path

from commerce.billing.demo_bank import demo_bank
from commerce.billing.webhooks import stripe_webhook

urlpatterns = [
    path("hooks/stripe/", stripe_webhook, name="stripe_webhook"),
    path("demo-bank/<slug:reference>/", demo_bank, name="demo_bank"),
]
