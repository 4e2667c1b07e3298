"""What the demo gateway remembers, as a real provider would in its own database."""

from django.db import models


class DemoIntent(models.Model):
    """An intent of the demo gateway. No card number is kept, only its last four digits."""

    reference = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=80, unique=True)
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=20, default="open")
    decline_code = models.CharField(max_length=60, blank=True)
    card_last4 = models.CharField(max_length=4, blank=True)
    return_url = models.CharField(max_length=500, blank=True)
    charges = models.PositiveIntegerField(default=0)
    last_key = models.CharField(max_length=80, blank=True)

    class Meta:
        app_label = "billing"

    def __str__(self) -> str:
        return self.reference
