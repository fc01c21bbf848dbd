"""Which traffic source is a search engine, a social network, a shop …, and what is no channel.

The first table is a short list in the spirit of GA4's source categories: the sources that
matter. The second holds our additions, mostly Russian, which GA4 does not know.
"""

from __future__ import annotations

from typing import Final

_GA4: Final = {
    "search": """google google.com google.ru bing bing.com yahoo yahoo.com duckduckgo
        duckduckgo.com baidu baidu.com yandex yandex.ru yandex.com ya.ru go.mail.ru rambler
        rambler.ru ecosia ecosia.org qwant qwant.com ask aol naver naver.com seznam seznam.cz
        sogou so.com startpage.com brave search.brave.com zen.yandex.ru mail.yandex.ru
        mail.rambler.ru msn lycos daum daum.net""",
    "social": """facebook facebook.com m.facebook.com l.facebook.com lm.facebook.com fb
        instagram instagram.com l.instagram.com ig linkedin linkedin.com lnkd.in twitter
        twitter.com t.co x.com tiktok tiktok.com pinterest pinterest.com reddit reddit.com
        quora quora.com snapchat snapchat.com tumblr tumblr.com whatsapp whatsapp.com
        web.whatsapp.com messenger messenger.com vk.com m.vk.com away.vk.com vkontakte.ru
        odnoklassniki.ru t.me telegram.me livejournal livejournal.com wechat weibo weibo.com
        xing xing.com yelp yelp.com pikabu.ru medium.com""",
    "video": """youtube youtube.com m.youtube.com vimeo vimeo.com dailymotion dailymotion.com
        twitch twitch.tv netflix netflix.com hulu disneyplus wistia wistia.com""",
    "shopping": """amazon amazon.com amazon.co.uk amazon.de ebay ebay.com aliexpress
        aliexpress.com alibaba alibaba.com etsy etsy.com walmart walmart.com shopify.com
        shopping.google.com google-shopping igshopping shopzilla.com""",
}

_ADDED: Final = {
    "search": "яндекс гугл ya google.kz google.by google.com.ua yandex.kz yandex.by",
    "ad search": """yadirect ya_direct ya.direct yandex_direct yandex-direct yandex.direct
        yandexdirect yd direct.yandex.ru яндекс.директ google_ads google-ads googleads adwords
        google_adwords bingads""",
    "social": """vk vkontakte вконтакте vk_com vk.ru m.vk.ru ok ok.ru m.ok.ru odnoklassniki
        одноклассники telegram tg телеграм telegram.org dzen dzen.ru дзен zen threads threads.net
        max.ru tenchat tenchat.ru vc.ru habr habr.com viber""",
    "ad social": "vk_ads vkads vk-ads vk_target facebook_ads fb_ads meta_ads mytarget my_target",
    "video": "rutube rutube.ru vkvideo vkvideo.ru vk_video",
    "shopping": """ozon ozon.ru wildberries wildberries.ru wb market.yandex.ru yandex_market
        yandex.market sbermegamarket megamarket.ru""",
    "classifieds": """avito avito.ru авито youla youla.ru юла cian cian.ru циан domclick
        domclick.ru auto.ru drom drom.ru profi.ru youdo youdo.com farpost.ru olx olx.ua olx.kz""",
    "maps": """2gis 2gis.ru 2гис maps.google.com google_maps googlemaps gmb yandex.maps
        yandex_maps yandexmaps maps.yandex.ru yandex.ru/maps zoon zoon.ru flamp.ru""",
    "mailing": """unisender sendpulse sendsay getresponse mailchimp dashamail mindbox
        esputnik mailerlite sendgrid retailrocket рассылка e-mail-рассылка""",
    "assistant": """chatgpt chatgpt.com chat.openai.com perplexity perplexity.ai
        copilot.microsoft.com gemini.google.com claude.ai deepseek chat.deepseek.com alice.yandex.ru
        giga.chat""",
}

ADDED: Final = frozenset(source for sources in _ADDED.values() for source in sources.split())
"""Sources only we know."""

CATEGORIES: Final[dict[str, str]] = {
    source: category
    for table in (_GA4, _ADDED)
    for category, sources in table.items()
    for source in sources.split()
}
"""Source, lower case → category."""

TRAFFIC_SOURCES: Final[dict[str, str | None]] = {
    **dict.fromkeys(("ORGANIC_SEARCH", "Organic Search"), "Organic Search"),
    **dict.fromkeys(("PAID_SEARCH", "Paid Search"), "Paid Search"),
    **dict.fromkeys(("EMAIL_MARKETING", "Email Marketing"), "Email Marketing"),
    **dict.fromkeys(("SOCIAL_MEDIA", "Organic Social"), "Organic Social"),
    **dict.fromkeys(("PAID_SOCIAL", "Paid Social"), "Paid Social"),
    **dict.fromkeys(("REFERRALS", "Referrals"), "Referrals"),
    **dict.fromkeys(("OTHER_CAMPAIGNS", "Other Campaigns"), "Other Campaigns"),
    **dict.fromkeys(("AI_REFERRALS", "AI Referrals"), "AI Referrals"),
    **dict.fromkeys(("DIRECT_TRAFFIC", "Direct Traffic"), "Direct"),
    **dict.fromkeys(("OFFLINE", "Offline Sources"), None),
}
"""HubSpot's traffic sources by code and label; offline means typed in, so it is no channel."""

_WAYS_IN: Final = {
    "call": (
        *("звонок", "call", "входящий звонок", "обратный звонок", "callback", "телефон", "phone"),
        *("трекер звонков", "call_tracker", "incoming call", "phone inquiry"),
    ),
    "form": (
        *("crm-форма", "crm форма", "crm form", "crm-form", "webform", "web form", "веб-форма"),
        *("форма", "form", "форма на сайте", "заявка с сайта"),
    ),
    "chat": (
        *("открытая линия", "open channel", "open line", "чат", "онлайн-чат", "chat", "live chat"),
        *("openline", "live_chat"),
    ),
    "manual": ("вручную", "manual", "crm_ui", "добавлен вручную"),
    "import": ("импорт", "import"),
    "robot": ("робот", "robot", "integration", "интеграция"),
}

WAYS_IN: Final = {word: how for how, words in _WAYS_IN.items() for word in words}
"""Lower-case source that only says how the card was made → created_how."""
