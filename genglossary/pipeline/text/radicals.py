"""Radicals that PDF fonts give in place of kanji that look the same, and the kanji.

Of the block CJK Radicals Supplement, by Unicode's EquivalentUnifiedIdeograph.txt; for the Kangxi radicals, U+2F00 to
U+2FDF, Unicode's compatibility forms (NFKC) say the same.
"""

# Code of a radical, and the kanji of it and of those that follow it; a space where there is none.
_ROWS = (
    (0x2E80, " 厂乛乚乙亻冂 刀刂卜㔾小小兀尣"),
    (0x2E90, "尢 巳幺彑 忄㣺扌攵 旡日月歺母"),
    (0x2EA0, "民氵氺灬爫爫丬牛犭王 目示礻竹糹"),
    (0x2EB0, "纟罓罒 冗 羊  耂肀聿肉臼艹艹"),
    (0x2EC0, "艹虎衤覀西见角 讠贝 车辶辶辶阝"),
    (0x2ED0, "钅長镸长门 阝雨青韦页风飞食 飠"),
    (0x2EE0, "饣 马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"),
    (0x2EF0, "龙龜亀龟"),
    (0x2F3E, "戸"),  # as Japanese writes them today, where NFKC has 戶 and 黑
    (0x2FCA, "黒"),
)

RADICALS = {chr(first + at): kanji for first, row in _ROWS for at, kanji in enumerate(row) if kanji != " "}
