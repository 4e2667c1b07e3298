from django.apps import AppConfig
from django.core.checks import register


class EngineConfig(AppConfig):
    name = "themes.engine"
    label = "themes"

    def ready(self) -> None:
        from themes.engine import checks

        register(checks.check_themes)
