"""What a page says of itself in its `<meta>` tags and in the comments of newspaper systems.

The tags that the guide for government web sites asks for come first (SiteName, ArticleTitle, PubDate,
ContentSource…), then what other systems use for the same. Attribute order and case do not matter; a
template value that nobody filled in says nothing.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import regex
from lxml import etree

from govnews_extract.cleaning.markup import strip_tags
from govnews_extract.cleaning.spaces import fold_line

_TITLE = (
    "articletitle", "pagetitle", "founder-title", "og:title", "dc.title", "dcterms.title", "twitter:title",
    "headline",
)  # fmt: skip
_PUBLISHED = (
    "pubdate", "publishdate", "publishtime", "pubtime", "publish_date", "publish_time", "release_date",
    "article:published_time", "og:published_time", "og:release_date", "og:pubdate",
    "weibo: article:create_at", "dc.date", "dc.date.issued", "dcterms.created", "datepublished",
    "firstpublishedtime", "founder-date", "date",
)  # fmt: skip
_SOURCE = ("contentsource", "source", "mediaid", "article:source", "dc.source")
_SITE = ("url", "sitename", "og:site_name", "sitedomain", "siteidcode", "columnname")
_KNOWN = frozenset((*_TITLE, *_PUBLISHED, *_SOURCE, *_SITE))
_VARIABLES = (
    "createTime",
    "publish",
    "pubTime",
    "pub_time",
    "pubtime",
    "pubDate",
    "pubdate",
    "infoSource",
    "docSource",
    "laiyuan",
)


@dataclass(frozen=True)
class Tags:
    """The values of the tags, by lower-case name; empty and unfilled ones left out."""

    values: Mapping[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first of the tags that has a value."""
        return next((self.values[name] for name in names if name in self.values), None)

    @property
    def title(self) -> str | None:
        """The headline, if the tag does not only repeat the name of the site or column."""
        for name in _TITLE:
            value = self.values.get(name)
            if value and value not in (self.first("sitename"), self.first("columnname")):
                return value
        return None

    @property
    def published(self) -> str | None:
        """When it was put online, as tagged."""
        return self.first(*_PUBLISHED)

    @property
    def content_source(self) -> str | None:
        """Where it comes from, as tagged."""
        value = self.first(*_SOURCE)
        return _label().sub("", value) or None if value else None


@cache
def _template() -> regex.Pattern[str]:
    return regex.compile(r"<(?:!--|[%$])|\{[{$]|\$\{")


@cache
def _unfilled() -> regex.Pattern[str]:
    return regex.compile(
        r"(?i)[%#@].{1,60}[%#@]|\[[^\]\d]{1,20}\]|【[^】\d]{1,20}】"
        r"|null|undefined|none|nan|n/a|暂无|无|未知|不详|[-—_/\\.\s]{1,8}|\{[^}]{1,60}\}"
    )


@cache
def _label() -> regex.Pattern[str]:
    return regex.compile(r"^(?:信息|文章|稿件|新闻)?(?:来\s?源|來\s?源|稿源)\s{0,3}[:：]\s{0,3}")


@cache
def _founder() -> regex.Pattern[str]:
    return regex.compile(r"<(founder-(?:title|date|subtitle))>([^<]{1,300})</\1>")


@cache
def _variable() -> regex.Pattern[str]:
    """The variables from which scripts print time and source."""
    return regex.compile(
        r"""(createTime|publish_?[tT]ime|pub_?(?:[tT]ime|[dD]ate)|infoSource|docSource|laiyuan)\s{0,3}=\s{0,3}["']([^"'<>\n]{2,60})["']"""
    )


def value_of(text: str | None) -> str | None:
    """A tag's value, or None if it is empty or a template that nobody filled in.

    >>> [value_of(text) for text in ("&ldquo;十四五&rdquo;规划", "<!--$[标题]-->", "{$title}", "[标题]", " ")]
    ['“十四五”规划', None, None, None, None]
    """
    if not text or _template().search(text) or _unfilled().fullmatch(text.strip()):
        return None
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = strip_tags(text)
    return fold_line(text) or None


def read_tags(root: etree._Element, source: str) -> Tags:
    """The tags of a page; of tags with one name the first that has a value counts."""
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        if name in _KNOWN and name not in values and (value := value_of(meta.get("content"))):
            values[name] = value
    if not any(name in values for name in _PUBLISHED) and "founder-" in source:
        for name, text in _founder().findall(source):
            if value := value_of(text):
                values.setdefault(name, value)
    return Tags(values)


def read_scripts(source: str) -> Tags:
    """What scripts hold in variables to print it: where nothing else tells time or source.

    >>> read_scripts("<script>var createTime = '2025年3月12日 18:35';</script>").published
    '2025年3月12日 18:35'
    """
    values: dict[str, str] = {}
    if not any(word in source for word in _VARIABLES):
        return Tags(values)
    for name, text in _variable().findall(source):
        value = value_of(text)
        if value and name.lower().endswith(("time", "date")):
            if any(c.isdigit() for c in value):
                values.setdefault("pubdate", value)
        elif value and any(c >= "\u4e00" for c in value):
            values.setdefault("contentsource", value)
    return Tags(values)
