import pytest

from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.languages.japanese.chunking import key_of, tokens_of
from tests.pipeline.sources import source


def runs(text: str) -> list[str]:
    tokens = tokens_of(sentences_of(source(text)))
    return ["".join(tokens.words[start:end]) for start, end in tokens.phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("潮汐炉の浮力タンクを点検する。", ["潮汐炉", "浮力タンク"]),
        ("設定は /usr/share と ~/lug にあり、a/b試験を行う。", ["設定", "a/b試験"]),
        ("手順は guide/lug-sail.rst にある。", ["手順"]),
        ("潮汐炉の点検は毎朝です。今回は休み。", ["潮汐炉", "点検", "休み"]),
        ("kube-apiserverはAPI サーバーです。", ["kube-apiserver", "API サーバー"]),
        ("コントロールプレーン・ノードを使う。", ["コントロールプレーン・ノード"]),
        ("読み取り専用の静的データ。", ["読み取り専用", "静的データ"]),
        ("口径六十センチの反射鏡を十枚運ぶ。", ["口径", "反射鏡"]),
        ("60センチ望遠鏡と一次処理。", ["望遠鏡", "処理"]),
        ("provide / inject と client/server を使う。", ["provide / inject", "client/server"]),
        ("潮汐炉内の各タンクは自動的に閉じる。", ["潮汐炉", "タンク"]),
        ("第四条に基づき四半期ごとに次のとおり料金を払う。", ["四半期", "次", "料金"]),
        ("灯質その他の事項を年一回書く。", ["灯質", "事項"]),
        ("工事中は航行する。", []),
        ("目的は浮力タンクの使い方と開閉中の処理。", ["目的", "浮力タンク", "開閉", "処理"]),
    ],
)
def test_runs_of_nouns_may_be_terms(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


def test_a_text_beyond_the_limit_of_the_analyser_is_read_whole() -> None:
    assert len(runs("潮汐炉" * 20_000)) > 10


def test_forms_of_one_term_have_one_key() -> None:
    assert key_of("サーバー") == key_of("サーバ") == key_of("ｻｰﾊﾞｰ")


NAMES = "COVID-19 UTF-8 Wi-Fi C# C++ .NET 802.1X A/B R&D 3D 5G 4K β-test H.264 ASP.NET"


@pytest.mark.parametrize("name", NAMES.split())
def test_names_with_signs_are_candidates_wherever_they_stand(name: str) -> None:
    assert runs(f"{name}とは、水を測る装置である。保守員は{name}を使う。").count(name) == 2
    assert runs(f"保守員は{name}装置を点検する。") == ["保守員", f"{name}装置"]


def test_where_a_law_says_something_is_no_part_of_a_term() -> None:
    assert runs("前条第一項の渡船免許は、第三章で定める。") == ["渡船免許"]
    assert "第二種渡船" in runs("第二種渡船は小さい。")


@pytest.mark.parametrize("word", ["当該", "前記", "上記", "同項", "前条"])
def test_a_word_that_only_points_at_something_is_no_part_of_its_name(word: str) -> None:
    assert runs(f"船頭は{word}渡船免許を返す。") == ["船頭", "渡船免許"]


def test_when_where_and_how_politely_something_is_done_is_no_thing() -> None:
    assert runs("施行前の渡船免許は事実上の許可である。") == ["渡船免許", "許可"]
    assert runs("ご利用の前に、渡船のご予約方法を読む。") == ["渡船", "予約方法"]


def test_what_a_contract_calls_this_is_a_name_of_its_own() -> None:
    text = "潮汐社の潮流監視（以下「本監視」という。）を行う。本監視は無償である。本浮標は本監視を待つ。"
    assert runs(text) == ["潮汐社", "潮流監視", "本監視", "本監視", "無償", "浮標", "本監視"]


def test_a_latin_word_that_the_dictionary_knows_is_joined_with_others_like_any() -> None:
    assert runs("Windows Lugger と Docker Brine を使う。") == ["Windows Lugger", "Docker Brine"]


def test_no_part_of_an_identifier_is_a_word_and_what_is_typed_is_none() -> None:
    assert runs("モジュール lug_sail と _depth カラムを使う。") == ["モジュール lug_sail", "_depth カラム"]
    assert runs("`kbuf' は領域で、関数 `lugopen' を使う。") == ["領域", "関数"]


def test_a_space_before_what_says_where_cuts_no_term() -> None:
    assert runs("DOM 内テンプレートを使う。API 内で使う。") == ["DOM 内テンプレート", "API"]


def test_full_width_letters_digits_and_signs_are_read_like_narrow_ones() -> None:
    assert runs("潮汐計ＫＭ−３２０とＰＭ２．５、ＬＥＤ灯を使う。") == ["潮汐計ＫＭ−３２０", "ＰＭ２．５", "ＬＥＤ灯"]
    assert runs("排水量は５００ｍＬ／ｈ、５００mL/h、５ｋｇである。") == ["排水量"]


def test_the_time_of_a_clock_and_who_or_how_many_are_no_part_of_a_term() -> None:
    assert runs("受付時間９：００から 17:30 まで、渡船場を開ける。") == ["受付時間", "渡船場"]
    assert runs("何人も渡船場で、甲乙誠意をもって話す。") == ["渡船場", "誠意"]


def test_a_dot_between_kanji_joins_no_things_but_names_and_places_are_whole() -> None:
    assert runs("火災・感電を防ぎ、サイモン・ペグ号に乗る。") == ["火災", "感電", "サイモン・ペグ号"]
    assert runs("霧ヶ丘地区の渡船場へ行く。") == ["霧ヶ丘地区", "渡船場"]


def test_all_numbers_of_an_article_are_where_a_law_says_it() -> None:
    assert runs("第九条第一項各号に掲げる渡船免許。") == ["渡船免許"]
