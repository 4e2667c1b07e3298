from django.db import migrations, models


class Migration(migrations.Migration):
    """A database knows where it belongs, so that a copy of it charges and mails nobody."""

    dependencies = [("base", "0005_emergency_stop")]

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("environment", models.CharField(max_length=40, verbose_name="environment")),
                ("server", models.CharField(max_length=40, verbose_name="PostgreSQL system identifier")),
                ("database", models.CharField(max_length=80, verbose_name="database")),
                (
                    "gateway_account",
                    models.CharField(blank=True, max_length=80, verbose_name="account at the gateway"),
                ),
                (
                    "seen_account",
                    models.CharField(blank=True, max_length=80, verbose_name="account last seen"),
                ),
                ("confirmed_at", models.DateTimeField(verbose_name="confirmed")),
                ("confirmed_by", models.CharField(max_length=60, verbose_name="by")),
            ],
            options={
                "verbose_name": "installation",
                "verbose_name_plural": "installations",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_installation")
                ],
            },
        ),
    ]
