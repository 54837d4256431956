"""A small handbook of a kiln and its translation: a section that was moved, a paragraph that is missing, a term
that was translated in two ways, a bracket that keeps the original, and a paragraph that nobody has translated yet."""

from genglossary.pipeline.bilingual.types import AnalysedDocument
from genglossary.pipeline.documents.sentences import sentences_of
from tests.pipeline.sources import source

KILN = """# The kiln

The kiln stands in the yard behind the workshop. Two people can lift its lid. The feeder brings wood into the kiln.

# Feeder

The feeder holds 40 logs. Clean the feeder once a week. A jammed feeder stops the firing.

Never put wet wood into the feeder: it smokes for 3 hours.

# Anchor ring

The anchor ring keeps the lid in place. Each anchor ring has six bolts. Tighten the anchor ring before every firing.

The old anchor ring of 1987 had only four bolts, and was replaced by the model K-12.

# Ash drawer

The ash drawer lies below the grate. Empty the ash drawer after each firing. A full ash drawer blocks the air.

The ash drawer must never be opened during a firing. Take the ash drawer out with both hands.

# Burn log

The burn log lists every firing. Write the temperature into the burn log at 9:00 and at 17:00.

# Glaze

The glaze melts at 1240 degrees. Stir the glaze before use. A thick glaze runs down the pot.

The grate and the lid are checked once a year by the maker."""

KAMA = """# 窯

窯は工房の裏庭にあります。蓋は二人で持ち上げられます。フィーダーが薪を窯に運びます。

# フィーダー

フィーダーには薪が40本入ります。フィーダーは週に一度掃除してください。フィーダーが詰まると焼成が止まります。

湿った薪をフィーダーに入れないでください。3時間煙が出ます。

# アンカーリング

アンカーリング（anchor ring）は蓋を固定します。アンカーリングにはそれぞれ六本のボルトがあります。
焼成の前に必ずアンカーリングを締めてください。

# 釉薬

釉薬は1240度で溶けます。使う前に釉薬をかき混ぜてください。釉薬が厚いと器から流れ落ちます。

# 灰受け

灰受けは火格子の下にあります。焼成のたびに灰受けを空にしてください。灰受けがいっぱいになると空気が通りません。

焼成中は決して灰箱を開けないでください。灰箱は両手で取り出します。

# 燃焼記録

燃焼記録にはすべての焼成が載っています。9:00と17:00に燃焼記録に温度を書いてください。

The grate and the lid are checked once a year by the maker."""


def analysed(text: str, key: int) -> AnalysedDocument:
    """A document with its sentences."""
    document = source(text, key)
    return AnalysedDocument(document, sentences_of(document))
