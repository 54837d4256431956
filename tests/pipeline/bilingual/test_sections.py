"""Two sections that changed places."""

from genglossary import readers
from genglossary.pipeline.bilingual.alignment import align
from genglossary.pipeline.bilingual.types import AnalysedDocument
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.types import Source

_ENGLISH = """# How the garden is watered

The allotment garden has forty plots and one well. A **watering plan** is the list of times at which each
plot gets water. The warden writes the watering plan in March, and nobody else may change it.

## Lines and valves

A **drip line** is a hose with small holes that lies along a bed. Each plot has two drip lines. A drip line
is rolled up before the first frost.

An **anchor valve** is the valve at the end of a main pipe through which two gardens exchange water. Each
garden has exactly one anchor valve. The anchor valve must stay closed at night.

A **valve node** is a small box with a radio that opens and closes one valve. Valve nodes listen to the
controller every ten seconds. A valve node without a battery closes its valve.

## Probes

A **moisture probe** measures how wet the soil is. Each moisture probe stands 20 cm deep. When a moisture
probe reads more than 60 percent, the controller skips the plot.

The controller keeps the readings of every moisture probe for 14 days.
"""
_JAPANESE = """# 菜園の水やりのしくみ

市民菜園には40の区画と一つの井戸があります。**散水計画**とは、各区画にいつ水をやるかの一覧です。散水計画は管理人が3月に書き、ほかの人は変更できません。

## 水分センサー

**水分センサー**は、土がどれだけ湿っているかを測ります。水分センサーはどれも深さ20 cmに立てます。

コントローラーはすべての水分センサーの値を14日間保存します。

## 管と弁

**点滴ホース**とは、畝に沿って置く、小さな穴のあるホースです。各区画には点滴ホースが二本あります。点滴ホースは初霜の前に巻き取ります。

「アンカーバルブ (Anchor Valve)」とは、二つの菜園が水をやり取りする、本管の端の弁です。夜間は閉めておきます。

**バルブノード**とは、弁を一つ開け閉めする、無線機のついた小さな箱です。バルブノードは10秒ごとにコントローラーに問い合わせます。電池のないバルブノードは弁を閉じます。
"""


def _read(text: str, key: int) -> AnalysedDocument:
    read = readers.read("garden.md", text.encode())
    source = Source(key=key, name="garden.md", text=read.text, blocks=read.blocks)
    return AnalysedDocument(source, Corpus([source]).sentences(key))


def test_a_heading_goes_with_its_section() -> None:
    passages = align(_read(_ENGLISH, 1), _read(_JAPANESE, 2))
    said = {each.source[0].prose: each.target[0].prose for each in passages}
    assert said["Each moisture probe stands 20 cm deep."] == "水分センサーはどれも深さ20 cmに立てます。"
    assert said["Each plot has two drip lines."] == "各区画には点滴ホースが二本あります。"
    assert said["Lines and valves"] == "管と弁"
