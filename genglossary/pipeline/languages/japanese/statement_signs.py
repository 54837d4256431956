"""Signs in what a Japanese sentence says about its term, whatever frames it: of a definition they are seldom found."""

from genglossary.pipeline.text.lazily import compiled

_END = r"(?:[（(][^（）()]*[）)])?[。．.!！\s」』:：]*$"
_CHECKS = {
    "dated": compiled(r"(?:1[5-9]|20)\d\d\s?年|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"),
    "default": compiled(r"デフォルト|既定|省略(?:時|値|可能)|オプション|オプショナル|任意|推奨|必須"),
    "told": compiled(  # 「…をリリースした。」, and of a list of demands 「…していること」
        rf"(?:ました|でした|でしょう|かもしれません|と思います|ましょう|のだ|んです"
        rf"|(?:[しちりびぎえけせてねべめれげ]|っ|ん)[ただ]|(?:いる|する|される)こと"
        rf"|という(?:こと|わけ)(?:です|である|だ)){_END}"
    ),
    "said_to": compiled(  # 「…は約束です、沢田さん。」「…は怖いですね。」
        rf"、[^、。]{{1,8}}(?:さん|様|くん|君|ちゃん|先生|殿|卿|委員長?|議長){_END}"
        rf"|(?:です|ます|だ|である|な|ん|いい)(?:よね|よ|ね|ねえ|ぞ|ぜ|わ|わね|さ){_END}"
    ),
    "superlative": compiled(  # 「一番軽量な構成です」, which need not be what it is
        rf"(?:最も|もっとも|一番|いちばん)[^、。]{{1,24}}(?:(?:です|である|だ|となります){_END}|で、|であり、)"
    ),
    "so_far": compiled(r"(?:まだ|この時点|その時点|現時点|いまだに?)[^。]{0,24}と(?:呼|い[いう])"),
    "both": compiled(r"どちらも|いずれも|両方とも"),
    "proposed": compiled(r"べき|必要が|必要です|ください|てはいけ|なければ"),
    "gap": compiled(
        r"(?:^|[、。（「]|の)\s*[はがをにでの](?=[ァ-ヶ一-龠\s])|\s{2,}|[、。]\s+[はがをにでと、]|[（(]\s*[）)]"
    ),
}
_VAGUE = compiled(  # 「…の一例です」「…の第一歩です」
    rf"(?:の|な|る|た|い|は、?|^)(?:もう(?:一|1|１|ひと)つの[^、。]{{1,12}}|別の[^、。]{{1,12}}|第?一歩|に関するもの|についてのもの|一部|一例|一人|ひとり|一つ|1つ|１つ|側面|点|分野|領域|問題|課題)(?:です|である|だ|となります){_END}"
)
_PRAISED = compiled(  # 「…は、とても便利なツールです」, not what is important inside of a clause
    r"(?:重要|基本的|代表的|一般的|理想的|効果的|効率的|優秀|優れ|強力|高速|軽量|便利|貴重|完全|最適|最良|主要|人気|新し|特別)[いなのた]?"
    rf"[^、。をがにで]{{0,12}}(?:です|である|だ){_END}|(?:重要|便利|強力|高度)な[^、。をがにで]{{0,12}}(?:です|である|だ|であり、|で、)"
    rf"|最も[^、。]{{1,16}}の(?:一つ|1つ|１つ|ひとつ)(?:です|である|だ){_END}"
)


def statement_signs(text: str, start: int) -> list[str]:
    """The signs in `text`, which speaks about its term from `start` on."""
    found = [name for name, pattern in _CHECKS.items() if pattern.search(text, start)]
    checks = {
        "vague": _VAGUE.search(text, start) is not None,
        "praised": _PRAISED.search(text, start) is not None,
    }
    return [*found, *(name for name, holds in checks.items() if holds)]
