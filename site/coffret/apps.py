from django.apps import AppConfig


class CoffretConfig(AppConfig):
    name = "coffret"

    def ready(self) -> None:
        """Where floors are joined that do not know each other: content gets its themes."""
        from content import rendering
        from coffret.theming import Themes

        rendering.install(Themes())
