from django.db import migrations, models


class Migration(migrations.Migration):
    """Staff can stop all charges, all mails or all webhooks."""

    dependencies = [("base", "0004_vat_and_mentions")]

    operations = [
        migrations.CreateModel(
            name="EmergencyStop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("charges_stopped", models.BooleanField(default=False, verbose_name="charges stopped")),
                ("mails_stopped", models.BooleanField(default=False, verbose_name="mails stopped")),
                ("webhooks_stopped", models.BooleanField(default=False, verbose_name="webhooks stopped")),
                ("since", models.DateTimeField(help_text="The last change.", verbose_name="since")),
                ("by", models.CharField(max_length=60, verbose_name="by")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "verbose_name": "emergency stop",
                "verbose_name_plural": "emergency stops",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_emergency_stop")
                ],
            },
        ),
    ]
