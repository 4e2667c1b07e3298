import django.db.models.deletion
from django.db import migrations, models

import commerce.base.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalog", "0004_search"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", commerce.base.ids.PublicIdField("wai")),
                ("quantity", models.PositiveIntegerField(verbose_name="quantity")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Not confirmed"),
                            ("waiting", "Waiting"),
                            ("invited", "Invited"),
                            ("bought", "Bought"),
                            ("left", "Left the list"),
                            ("lapsed", "Did not come"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                ("held_until", models.DateTimeField(blank=True, null=True, verbose_name="kept until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "holds",
                    models.PositiveIntegerField(
                        default=0, help_text="How often pieces were set aside for it."
                    ),
                ),
                (
                    "cart",
                    models.CharField(
                        blank=True, help_text="Public id of that of the invited.", max_length=40
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        blank=True, help_text="Public id of that made of the cart.", max_length=40
                    ),
                ),
                (
                    "formula",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="catalog.formula",
                        verbose_name="formula",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="wagtailcore.site",
                        verbose_name="site",
                    ),
                ),
                (
                    "variant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="catalog.variant",
                        verbose_name="variant",
                    ),
                ),
            ],
            options={
                "verbose_name": "place in a waiting list",
                "verbose_name_plural": "places in waiting lists",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["confirmed_at"],
                        name="places_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("state", "invited")), fields=["held_until"], name="places_invited"
                    ),
                    models.Index(
                        condition=models.Q(("state", "asked")), fields=["asked_at"], name="places_asked"
                    ),
                    models.Index(fields=["site", "email", "asked_at"], name="places_of_address"),
                    models.Index(
                        condition=models.Q(("cart", ""), _negated=True),
                        fields=["cart"],
                        name="places_in_carts",
                    ),
                    models.Index(
                        condition=models.Q(("order", ""), _negated=True),
                        fields=["order"],
                        name="places_in_orders",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("variant", None), ("formula", None), _connector="XOR"),
                        name="place_for_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1), ("quantity__lte", 20)),
                        name="place_quantity_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("asked", "waiting", "invited")), ("email", ""), _connector="XOR"
                        ),
                        name="place_ended_without_address",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "waiting", "invited"))),
                        fields=("variant", "email"),
                        name="variant_waited_for_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "waiting", "invited"))),
                        fields=("formula", "email"),
                        name="formula_waited_for_once",
                    ),
                ],
            },
        ),
    ]
