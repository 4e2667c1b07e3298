"""Which hosts the installation answers to: those that the operator declares, and every site's domain."""


class AnySite(str):
    """In ALLOWED_HOSTS, equal to the domain of every site that there is; to a new one at once."""

    __slots__ = ()
    __hash__ = str.__hash__

    def lower(self) -> "AnySite":
        """Itself: Django compares hosts with their patterns in lower case."""
        return self

    def __eq__(self, host: object) -> bool:
        from storefront.context import is_domain  # the settings are read before anything else

        return isinstance(host, str) and host != "*" and is_domain(str(host))

    def __ne__(self, host: object) -> bool:
        return not self == host
