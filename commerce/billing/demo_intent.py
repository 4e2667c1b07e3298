"""What the demo gateway remembers, as a real provider would in its own database."""

from django.db import models


class DemoCard(models.Model):
    """A test card somebody saved. `answer` is how it behaves; of its number only the end is kept."""

    reference = models.CharField(max_length=40, unique=True)
    payer = models.CharField(max_length=80)
    answer = models.CharField(max_length=30)
    last4 = models.CharField(max_length=4)
    exp_month = models.PositiveSmallIntegerField()
    exp_year = models.PositiveSmallIntegerField()
    set_up = models.BooleanField(default=False)
    forgotten = models.BooleanField(default=False)

    class Meta:
        app_label = "billing"

    def __str__(self) -> str:
        return self.reference


class DemoIntent(models.Model):
    """An intent of the demo gateway. No card number is kept, only its last four digits."""

    reference = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=80, unique=True)
    payer = models.CharField(max_length=80, blank=True)
    amount = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=20, default="open")
    decline_code = models.CharField(max_length=60, blank=True)
    card_last4 = models.CharField(max_length=4, blank=True)
    card = models.ForeignKey(DemoCard, on_delete=models.PROTECT, null=True)
    return_url = models.CharField(max_length=500, blank=True)
    charges = models.PositiveIntegerField(default=0)
    charged_at = models.DateTimeField(null=True)
    last_key = models.CharField(max_length=80, blank=True)

    class Meta:
        app_label = "billing"

    def __str__(self) -> str:
        return self.reference


class DemoSetup(models.Model):
    """A test card being saved."""

    reference = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=80, unique=True)
    card = models.ForeignKey(DemoCard, on_delete=models.PROTECT, null=True)
    state = models.CharField(max_length=20)
    decline_code = models.CharField(max_length=60, blank=True)
    return_url = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "billing"

    def __str__(self) -> str:
        return self.reference


class DemoRefund(models.Model):
    """Money the demo gateway gave back, to nobody."""

    reference = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=80, unique=True)
    intent = models.ForeignKey(DemoIntent, on_delete=models.PROTECT, related_name="refunds")
    amount = models.PositiveBigIntegerField()
    ours = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "billing"

    def __str__(self) -> str:
        return self.reference
