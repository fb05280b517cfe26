"""The plugin's settings in `site.yml`."""

from mkdocs.config import base, config_options


class LinkedAddress(config_options.OptionallyRequired[str]):
    """An address that pages link to: of the kinds that are safe to follow, or empty."""

    def run_validation(self, value: object) -> str:
        if value == "":
            return ""
        if not isinstance(value, str) or not value.startswith(("https://", "http://", "mailto:")):
            raise base.ValidationError(f"{value!r} must begin with https://, http:// or mailto:")
        return value


class FactsheetConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in `site.yml`."""

    content = config_options.Type(str, default="content")
    branch = config_options.Type(str, default="main")
    contact = LinkedAddress(default="")
    licence = config_options.Type(str, default="CC BY 4.0")
    licence_url = LinkedAddress(default="https://creativecommons.org/licenses/by/4.0/")
