"""Who of the staff has been shown around."""

from django.conf import settings
from django.db import models

from commerce.base import clock


class TourSeen(models.Model):
    """The tour opens by itself for whoever has no such row."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d}"
