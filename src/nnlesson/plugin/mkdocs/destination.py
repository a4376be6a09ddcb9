"""The destination of a site: a web server, or a disk, from which it is opened by double click.

For disk it is if Material's plugin `offline` is on, or as MkDocs itself tells whoever wants such a site: with
`use_directory_urls: false`, and no `site_url`. A site for disk works on a server too; its readers load a third more.
"""

from mkdocs.config.defaults import MkDocsConfig

OFFLINE = ("offline", "material/offline")
SITEMAP = "sitemap.xml"  # for search engines, which do not come by where there is no server


def for_disk(config: MkDocsConfig) -> bool:
    offline = [plugin for name, plugin in config.plugins.items() if name in OFFLINE]
    return any(plugin.config.get("enabled") for plugin in offline) or not (config.use_directory_urls or config.site_url)


def without_instant_navigation(config: MkDocsConfig) -> None:
    """Instant navigation fetches pages, and from disk nothing can be fetched."""
    if features := config.theme.get("features"):
        config.theme["features"] = [name for name in features if not name.startswith("navigation.instant")]
