"""A release page of the size and shape that county governments publish, for the benchmarks.

The page is made, not copied: its people, numbers and wording are invented. It is the same on every
run: about 82 kB and 800 elements around a release of about 2,300 characters. As on real pages of that
size (nine of them, 33 to 84 kB), inline script and style are a twentieth of it, and there are about
twenty tags to a kilobyte: what fills such a page is menus and lists of links.

>>> page = big_page()
>>> 80_000 < len(page.encode()) < 90_000 and page == big_page()
True
"""

from __future__ import annotations

TITLE = "省委第七巡视组巡视安化县工作动员会召开"

PARAGRAPHS = (
    "根据省委关于巡视工作的统一部署，2024年9月12日上午，省委第七巡视组巡视安化县工作动员会在县委礼堂召开。会前，省委第七巡视组组长"
    "邵启平主持召开与县委书记简文涛的见面沟通会，传达了习近平总书记关于巡视工作的重要论述，通报了有关工作安排。会上，邵启平作了动员讲话，"
    "益阳市委常委、市纪委书记、市监委代理主任、市委巡察工作领导小组副组长路远航对配合做好巡视工作提出要求。简文涛主持会议并作表态讲话。",
    "省委第七巡视组副组长尹思源、窦建林及有关同志，市委提级巡察组全体同志，县委副书记、县长钟卫国，县人大常委会主任龚晓琴（女），"
    "县政协主席柏成林，县委常委，县人大常委会、县政府、县政协党组领导班子成员，县人民法院、县人民检察院主要负责同志出席会议；其他副处级以上"
    "领导干部，县纪委监委和县委组织部领导班子成员及内设机构负责人，县委巡察办班子成员，各乡镇党委书记，县直单位主要负责同志，2021年以来"
    "退休的正处级干部，部分“两代表一委员”列席会议。会议以视频形式召开，各乡镇设分会场。",
    "邵启平强调，县一级处在承上启下的关键环节，是发展经济、保障民生、维护稳定的重要基础。省委巡视组将牢牢把握政治巡视定位，落实巡视工作方针，"
    "根据安化县的实际情况，把握共性、突出个性，聚焦“四个落实”，紧盯权力和责任，着力发现和纠正政治偏差，推动党的路线方针政策和党中央决策部署"
    "在安化县落地落实。全县各级党组织和广大党员干部要深刻认识新时代新征程巡视工作的重要意义，切实把思想和行动统一到省委部署要求上来，"
    "以高度的政治责任感和严肃认真的态度接受巡视监督。",
    "邵启平指出，巡视组将坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届三中全会精神，把“两个维护”作为根本任务，"
    "重点检查贯彻落实党的理论和路线方针政策以及党中央重大决策部署情况，全面从严治党战略部署情况，新时代党的组织路线情况，巡视、审计等监督"
    "发现问题和主题教育检视问题整改情况。要紧盯“一把手”和领导班子，紧盯群众反映强烈的突出问题，紧盯重点人、重点事、重点问题，精准发现问题、"
    "客观反映问题，更好发挥政治监督和政治导向作用，为建设现代化新湖南提供有力保障。",
    "路远航要求，安化县委和各级党组织要提高政治站位，自觉主动接受巡视监督，以坚决的态度、务实的作风、严明的纪律支持配合巡视组开展工作。要严格"
    "执行《中国共产党巡视工作条例》，如实汇报情况、提供材料，不隐瞒、不回避、不干扰，对巡视组交办的事项要按时办结，对反馈的问题要照单全收、"
    "立行立改。市委巡察办要做好组织协调，市纪委监委、市委组织部要在人员、线索、信息等方面提供支持，推动巡视与巡察上下联动、贯通融合。",
    "简文涛表示，省委第七巡视组到安化县开展常规巡视，充分体现了省委对安化工作的高度重视和关心厚爱，是对全县各级党组织和党员干部的一次全面政治"
    "体检。县委将坚决拥护省委决定，切实增强接受监督的思想自觉、政治自觉、行动自觉，全力做好服务保障，诚恳接受巡视组的监督和指导，坚持边巡边改、"
    "即知即改，以巡视整改的实际成效推动黑茶、文旅、新能源等特色产业发展，奋力谱写安化高质量发展新篇章。",
    "省委巡视组将在安化县工作2个月左右。巡视期间（2024年9月11日—11月12日）分别设立专门值班电话：0737-7820916、7820917，专门邮政信箱："
    "安化县A216号信箱，邮编：413500，电子邮箱：ahxsz2024@163.com，并在县委大院门口、县信访局、县政务服务中心设置巡视信箱。巡视组受理电话的时间为："
    "工作日上午9∶00—12∶00，下午14∶30—18∶00（10月8日起为14∶00—17∶30）。巡视组受理信访时间截止到2024年11月5日。",
    "根据巡视工作条例规定，省委巡视组主要受理反映安化县委领导班子及其成员、下一级党组织领导班子主要负责人和重要岗位领导干部问题的来信来电来访，"
    "重点是关于违反政治纪律、组织纪律、廉洁纪律、群众纪律、工作纪律和生活纪律等方面的举报和反映。其他不属于巡视受理范围的个人诉求、涉法涉诉等"
    "信访问题，将按照分级负责、归口管理的原则，转交安化县和有关部门认真处理。",
    "会议结束后，巡视组对县级领导班子及其成员、县直有关单位和乡镇主要负责人进行了民主测评和问卷调查。下一步，巡视组将通过听取汇报、个别谈话、"
    "受理信访、调阅资料、下沉调研、召开座谈会、列席有关会议等方式开展工作，并对巡察工作、选人用人、意识形态工作责任制落实情况进行专项检查。"
    "欢迎广大干部群众实事求是地反映情况和问题，共同维护良好的政治生态和发展环境。",
    "据了解，十二届省委第五轮巡视共派出8个巡视组，对24个县市区党委和6家省属国有企业党委开展常规巡视，并延伸了解部分乡镇、村（社区）党组织。"
    "省委第七巡视组同时负责巡视桃江县、南县，三地动员会分别于9月11日下午、9月12日上午和9月13日上午召开。巡视期间，各被巡视县同步对本级巡察"
    "工作开展自查，对2021年以来的巡察反馈问题逐项建立台账，明确责任领导、责任单位和整改时限，坚决防止纸面整改、虚假整改、敷衍整改。",
    "为方便群众了解情况，县委巡视工作联络组已在县人民政府门户网站、县融媒体中心客户端开设专栏，及时公布巡视组联系方式、受理范围和工作安排。"
    "联络组办公室设在县委办公室，联络组组长由县委常委、县委办公室主任谭海波担任，副组长由县纪委副书记、县监委副主任易晓峰和县委巡察办主任"
    "贺春梅担任，负责联络协调、材料报送、会议筹备、后勤保障和信访接待等日常工作，联络组工作人员须遵守保密纪律和中央八项规定精神。",
)  # fmt: skip

_MENU = (
    "首页", "走进安化", "县情概况", "历史沿革", "自然地理", "行政区划", "新闻中心", "安化要闻", "部门动态", "乡镇动态",
    "通知公告", "媒体聚焦", "视频新闻", "政务公开", "领导之窗", "机构职能", "政策文件", "政策解读", "规划计划", "财政信息",
    "人事信息", "统计信息", "重点领域", "公共资源", "建议提案", "政务服务", "个人办事", "法人办事", "便民查询", "好差评",
    "互动交流", "县长信箱", "民意征集", "在线访谈", "网上调查", "投诉举报", "专题专栏", "乡村振兴", "营商环境", "文明创建",
)  # fmt: skip
_RELATED = (
    "简文涛到马路镇调研防汛救灾工作", "钟卫国主持召开县政府第三十一次常务会议", "县人大常委会视察义务教育优质均衡发展情况",
    "安化县2024年公开招聘教师体检公告", "龚晓琴到清塘铺镇走访人大代表", "全县安全生产和消防工作会议召开", "县政协开展黑茶产业专题调研",
    "柏成林督查重点项目建设", "关于2024年中秋节放假安排的通知", "安化县举办第六届黑茶文化节新闻发布会",
)  # fmt: skip
_SPAN = (
    "mso-spacerun:'yes';font-family:仿宋_GB2312;mso-bidi-font-family:'Times New Roman';color:rgb(51,51,51);"
    "mso-ascii-font-family:'Times New Roman';mso-hansi-font-family:'Times New Roman';text-transform:none;font-style:normal;"
    "letter-spacing:0.0000pt;font-size:16.0000pt;mso-font-kerning:0.0000pt;background:rgb(255,255,255);"
)
_PARAGRAPH = (
    "margin-top:0.0000pt;margin-bottom:0.0000pt;margin-left:0.0000pt;text-indent:32.0000pt;"
    "mso-char-indent-count:2.0000;text-align:justify;line-height:28.0000pt;"
)


def _style() -> str:
    rules = (
        f".w{i:03d} .box{i % 9}{{width:{300 + i * 3}px;margin:0 auto {i % 12}px;padding:{i % 7}px 0;"
        f"background:url(/images/bg_{i:03d}.png) no-repeat {i}px 0;font:14px/{20 + i % 8}px 'Microsoft YaHei',SimSun;}}"
        for i in range(6)
    )
    return '<style type="text/css">\n' + "\n".join(rules) + "\n</style>"


def _script() -> str:
    lines = (
        f"$('#tab{i}').hover(function(){{$(this).addClass('on').siblings().removeClass('on');"
        f"$('.con{i}').eq($(this).index()).show().siblings('.con{i}').hide();if(window.cnt<{i}){{window.cnt={i};}}}});"
        for i in range(14)
    )
    return '<script type="text/javascript">\n$(function(){\n' + "\n".join(lines) + "\n});\n</script>"


def _menu() -> str:
    def item(i: int, name: str) -> str:
        more = "".join(
            f'<dd><a href="http://www.anhua.example.gov.cn/10234/{10200 + i * 10 + k}/index.htm" target="_blank"'
            f' title="{_MENU[(i + k) % len(_MENU)]}">{_MENU[(i + k) % len(_MENU)]}</a></dd>'
            for k in range(3)
        )
        head = f'<a href="http://www.anhua.example.gov.cn/10234/{10200 + i}/index.htm" target="_blank">{name}</a>'
        return f'<li class="nav-item nav{i}">{head}<dl class="sub-nav">{more}</dl></li>'

    return (
        '<div class="nav"><ul>\n' + "\n".join(item(i, name) for i, name in enumerate(_MENU)) + "\n</ul></div>"
    )


def _body() -> str:
    """The release as a word processor pastes it: every few characters in a span of their own."""
    paragraphs = []
    for text in PARAGRAPHS:
        cuts = [text[i : i + 41] for i in range(0, len(text), 41)]
        spans = "".join(f'<span style="{_SPAN}">{cut}</span>' for cut in cuts)
        paragraphs.append(f'<p class="MsoNormal" style="{_PARAGRAPH}">{spans}<span><o:p></o:p></span></p>')
    return "\n".join(paragraphs)


def _list(name: str, heading: str, count: int) -> str:
    items = "\n".join(
        f'<li><a href="http://www.anhua.example.gov.cn/10234/10252/10260/2024/09/content_{190000 + i * 37}.html" class="ellipsis" target="_blank"'
        f' title="{_RELATED[i % len(_RELATED)]}">{_RELATED[i % len(_RELATED)]}</a><span>2024-09-{1 + i % 9:02d}</span></li>'
        for i in range(count)
    )
    return f'<div class="{name}"><h3>{heading}</h3><ul>\n{items}\n</ul></div>'


def big_page() -> str:
    """The page as `str`.

    >>> TITLE in big_page()
    True
    """
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
<title>{TITLE}_安化要闻_安化县人民政府</title>
<meta name="SiteName" content="安化县人民政府" />
<meta name="SiteDomain" content="www.anhua.example.gov.cn" />
<meta name="SiteIDCode" content="4309230000" />
<meta name="ColumnName" content="安化要闻" />
<meta name="ColumnType" content="工作动态" />
<meta name="ArticleTitle" content="{TITLE}" />
<meta name="PubDate" content="2024-09-13 08:42" />
<meta name="ContentSource" content="安化县融媒体中心" />
<meta name="Keywords" content="巡视,动员会,安化" />
<link rel="stylesheet" type="text/css" href="/images/style2021.css" />
{_style()}
<script type="text/javascript" src="/images/jquery-1.12.4.min.js"></script>
</head>
<body>
<div class="top"><div class="w1200"><span id="weather"></span><a href="/wza/">无障碍浏览</a> | <a href="/wap/">手机版</a></div></div>
<div class="banner"><a href="/"><img src="/images/logo.png" alt="安化县人民政府" /></a>
<form action="/search" method="get"><input type="text" name="q" value="请输入关键字" /><input type="submit" value="搜索" /></form></div>
{_menu()}
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/10234/">新闻中心</a> &gt; <a href="/10234/10240/">安化要闻</a> &gt; 正文</div>
<div class="wrap"><div class="left">
<h1 class="title">{TITLE}</h1>
<div class="info"><span>发布时间：2024-09-13 08:42</span>&nbsp;&nbsp;<span>来源：安化县融媒体中心</span>&nbsp;&nbsp;<span>作者：蒋一鸣</span>&nbsp;&nbsp;<span>浏览次数：<em id="hits">2107</em></span> <span>字体：[<a href="javascript:zoom(18)">大</a> <a href="javascript:zoom(16)">中</a> <a href="javascript:zoom(14)">小</a>]</span></div>
<div class="article" id="zoom"><!--<$[信息内容]>begin--><div class="TRS_Editor">
{_body()}
</div><!--<$[信息内容]>end--></div>
<div class="editor">责任编辑：戴小曼</div>
<div class="share"><span>分享到：</span><a class="weixin" href="#">微信</a><a class="weibo" href="#">微博</a></div>
<div class="tool"><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div>
{_list("xgxw", "相关新闻", 10)}
</div><div class="right">
{_list("hot", "热点推荐", 42)}
{_list("notice", "通知公告", 42)}
</div></div>
<div class="link"><select><option>中央政府网站</option><option>省直部门网站</option><option>市州网站</option><option>县市区网站</option></select></div>
<div class="footer"><p>主办：安化县人民政府 承办：安化县电子政务中心 联系电话：0737-7820000</p><p>湘ICP备00000000号 湘公网安备 43092300000000号 网站标识码：4309230000</p></div>
{_script()}
</body>
</html>
"""
