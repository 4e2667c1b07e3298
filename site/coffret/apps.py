from django.apps import AppConfig


class CoffretConfig(AppConfig):
    name = "coffret"

    def ready(self) -> None:
        """Where floors are joined that do not know each other: content gets its themes."""
        from coffret.theming import Themes
        from content import rendering

        rendering.install(Themes())
