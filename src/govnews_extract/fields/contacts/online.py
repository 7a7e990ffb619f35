"""Ways on the net: e-mail (with its damages repaired), web sites to report or apply on, WeChat names."""

from __future__ import annotations

import regex

from govnews_extract.fields.contacts.bodies import body_in_note
from govnews_extract.fields.contacts.found import Found, Span
from govnews_extract.fields.contacts.labels import OF_THE_PAPER, mail_label, web_label
from govnews_extract.fields.contacts.layout import Stretches, line_start
from govnews_extract.rules import Rule
from govnews_extract.zh.spots import spots

_TLD = r"(?:gov\.cn|com\.cn|edu\.cn|org\.cn|net\.cn|mil\.cn|[a-z]{2}\.cn|com|cn|net|org|gov|edu|info|cc|top|vip|hk|mo)"
_AT = r"(?: ?@ ?|#|[\[(【] ?(?:at|AT|@) ?[\])】])"

EMAIL = Rule(
    "contact.email",
    rf"(?P<local>[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}+){_AT}(?P<domain>(?:[A-Za-z0-9-]{{1,40}} ?\. ?){{1,4}}?{_TLD})(?![A-Za-z0-9-]*[@.][A-Za-z])",
    examples=("邮箱:「lxjw01@163.com」。", "「lxjw#163.com」", "「ab_c@lx.gov.cn」;", "「Lx@QQ.com」张三"),
    rejects=("[email protected]", "#标题", "@临江发布", "A#3楼"),
    flags=regex.IGNORECASE,
)
_BRACKETED = Rule(
    "contact.bracketed_at",
    r"[\[(【] ?at ?[\])】]",
    examples=("a「[at]」b", "a「( AT )」b"),
    rejects=("邮箱", "(at home)"),
    flags=regex.IGNORECASE,
)
_LOCAL_BACK = Rule(
    "contact.local_part", r"(?r)[A-Za-z0-9._%+-]{1,64}", examples=("邮箱「lx01」",), rejects=("邮箱:",)
)
_FUSED = Rule(
    "contact.fused_before_mail",
    r"\A(?:e-?mail:?(?=[A-Za-z0-9])|(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9})(?=[A-Za-z])|[._%+-]{1,9})",
    examples=("「0731-22345601」lxjw", "「Email」lxjw"),
    rejects=("lxjw2024", "12380lx"),
    flags=regex.IGNORECASE,
)

URL = Rule(
    "contact.url",
    r"https?: ?//[A-Za-z0-9.-]{3,80}(?::\d{2,5})?(?:/[A-Za-z0-9._~/?#&=%+-]{0,160})?|(?<![A-Za-z0-9@./-])www\.[A-Za-z0-9.-]{3,80}(?:/[A-Za-z0-9._~/?#&=%+-]{0,160})?",
    examples=(
        "网站「www.lx12380.gov.cn」",
        "网址:「http://bm.lx-job.com」。",
        "登录「https://192.0.2.10:8081/zcsb/」,",
    ),
    rejects=("电子邮箱", "www"),
    flags=regex.IGNORECASE,
)
_BARE_HOST = Rule(
    "contact.host",
    rf"(?:网 ?址|网 ?站|官网|平台|登[录陆])[为是]?[:( “]{{1,3}}(?P<host>(?:[a-z0-9-]{{1,40}}\.){{1,4}}{_TLD}(?:/[A-Za-z0-9._~/?&=%-]{{0,80}})?)(?![A-Za-z0-9@])",
    examples=("举报「网站:12380.lx.gov.cn」",),
    rejects=("网站:暂无", "网址:www"),
    flags=regex.IGNORECASE,
)
_NOT_A_SITE = Rule(
    "contact.not_a_site",
    r"(?r)(?:来源|原文|转自|转载|摘自|图片|附件|下载|参见|详见|出处|链接地址|视频)[^。;,\n]{0,8}\Z",
    examples=("「来源:」", "「附件:」"),
    rejects=("网址:",),
)
_FILE = Rule(
    "contact.file_or_article",
    r"\.(?:docx?|xlsx?|pdf|zip|rar|jpe?g|png|gif|mp4|s?html?|wps)\Z",
    examples=("/2021/05/a「.html」",),
    rejects=("www.lx.gov.cn", "http://lx.cn/jpk/"),
    flags=regex.IGNORECASE,
)

WECHAT = Rule(
    "contact.wechat",
    r"[“\"‘](?P<a>[\p{Han}A-Za-z0-9·]{2,24})[”\"’](?:官方|政务|的)?微信(?:公众号|公众平台|订阅号|服务号|二维码|小程序|举报)"
    r"|微信(?:公众号|公众平台|订阅号|服务号|小程序)(?:名称)?[为是]?[: ]{0,2}[“\"‘(](?P<b>[\p{Han}A-Za-z0-9·]{2,24})[”\"’)]"
    r"|[“\"‘](?P<c>码上[\p{Han}]{2,6})[”\"’][^。;\n]{0,4}二维码"
    r"|微信公众号[:]{1,2} ?(?P<d>[\p{Han}A-Za-z0-9_-]{2,24})(?=[\s,。;、)]|\Z)",
    examples=(
        "并公布「“码上巡视”微信二维码」",
        "关注「“临江发布”微信公众号」",
        "「微信公众号“清廉临江”」",
        "「微信公众号:清廉临江」",
    ),
    rejects=("微信公众号发布", "通过微信公众号对外公示"),
)
_REPOST = Rule(
    "contact.reposted_from",
    r"(?r)(?:来源|据|转自|摘自|综合)[^。\n]{0,12}\Z",
    examples=("(「来源:」",),
    rejects=("关注",),
)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BRACKETS = ("[", "(", "【")


def find_online(folded: str) -> list[Found]:
    """E-mail addresses, web sites and WeChat names of `folded`."""
    found: list[Found] = []
    hooks = _mail_hooks(folded)
    if hooks:
        found += _emails(folded, hooks)
    if _has_host(folded):
        found += _sites(folded, found)
    if "微" in folded or "码" in folded:
        found += _wechat(folded)
    return found


def _has_host(folded: str) -> bool:
    """Whether the text has what the address of a web site has."""
    dots = [at + 1 for at in spots(folded, ".") if folded[at + 1 : at + 2] in _LETTERS]
    if any(folded.startswith(("cn", "com", "net", "org"), at) for at in dots):
        return True
    return (bool(dots) or "/" in folded) and any(mark in folded for mark in ("www", "WWW", "http", "HTTP"))


def _mail_hooks(folded: str) -> list[int]:
    """Where @ or what stands for it is printed."""
    hooks = spots(folded, "@#")
    bracketed = []
    for at in spots(folded, "tT"):
        start = at - 1 - folded.startswith(" ", at - 2)
        if folded[start - 1 : start] in _BRACKETS and _BRACKETED.compiled.match(folded, start - 1):
            bracketed.append(start - 1)
    return sorted(hooks + bracketed) if bracketed else hooks


def _emails(folded: str, hooks: list[int]) -> list[Found]:
    found: list[Found] = []
    for hook in hooks:
        at = hook
        while at > 0 and folded[at - 1] == " ":
            at -= 1
        back = _LOCAL_BACK.compiled.match(folded, max(0, at - 64), at)
        if not back:
            continue
        start = back.start()
        fused = _FUSED.compiled.match(folded[start:at])
        start += fused.end() if fused else 0
        match = EMAIL.compiled.match(folded, start, min(len(folded), at + 140))
        if not match:
            continue
        label = mail_label(folded, line_start(folded, start, 40), start)
        if folded[hook] != "@" and not label and not folded.startswith("[", at):
            continue  # a hash needs a label to be a broken @
        if OF_THE_PAPER.compiled.match(folded, max(0, start - 24), label.end if label else start):
            continue
        domain = match["domain"].replace(" ", "").lower()
        end = match.end()
        found.append(
            Found(
                "email",
                f"{match['local'].lower()}@{domain}",
                start,
                end,
                label.start if label else start,
                "contact.email",
                (label.start, label.end) if label else None,
                _whose(folded, end),
            )
        )
    return found


def _whose(folded: str, end: int) -> Span | None:
    """The body in the bracket behind an address: a@b.cn(县残联)."""
    if folded[end : end + 1] != "(":
        return None
    close = folded.find(")", end, end + 32)
    return body_in_note(folded, end + 1, close) if close > 0 else None


def _sites(folded: str, emails: list[Found]) -> list[Found]:
    found: list[Found] = []
    taken = Stretches()
    for mail in emails:
        taken.add(mail.start, mail.end)
    spans = _urls(folded)
    spans += [m.span("host") for m in _BARE_HOST.compiled.finditer(folded)]
    for start, end in spans:
        end -= len(folded[start:end]) - len(folded[start:end].rstrip(".-"))
        value = folded[start:end].replace(" ", "")
        if taken.meets(start, end):
            continue
        label = web_label(folded, line_start(folded, start, 40), start)
        if _NOT_A_SITE.compiled.match(folded, max(0, start - 24), start) or (
            _FILE.compiled.search(value) and not label
        ):
            continue
        if not label and ".gov.cn" not in value.lower():
            continue
        taken.add(start, end)
        span = (label.start, label.end) if label else None
        found.append(
            Found("website", value, start, end, label.start if label else start, "contact.website", span)
        )
    return found


def _urls(folded: str) -> list[Span]:
    """The addresses that begin with http: or www."""
    found: list[Span] = []
    starts = [at - 3 for at in spots(folded, ".") if folded[at - 1 : at] in ("w", "W") and at >= 3]
    for at in spots(folded, "/"):
        if folded[at + 1 : at + 2] != "/":
            continue
        colon = at - 1 - folded.startswith(" ", at - 1)
        secure = folded[colon - 1 : colon] in ("s", "S")
        starts.append(colon - 4 - secure)
    for start in sorted(starts):
        if start >= (found[-1][1] if found else 0) and (match := URL.compiled.match(folded, start)):
            found.append(match.span())
    return found


def _wechat(folded: str) -> list[Found]:
    found = []
    for match in WECHAT.compiled.finditer(folded):
        group = next(g for g in "abcd" if match[g])
        start, end = match.span(group)
        if _REPOST.compiled.match(folded, max(0, match.start() - 24), match.start()):
            continue
        found.append(Found("wechat", "", start, end, match.start(), "contact.wechat"))
    return found


RULES = (EMAIL, _BRACKETED, _LOCAL_BACK, _FUSED, URL, _BARE_HOST, _NOT_A_SITE, _FILE, WECHAT, _REPOST)
