import pytest

from genglossary.pipeline.languages.definition_score import (
    best_definition_score,
    bracketed,
    definition_score,
    goes_on,
    titled_definition_score,
)
from genglossary.pipeline.languages.japanese import definition_patterns as p


def judged(text: str, term: str) -> float:
    start = text.index(term)
    return definition_score(text, start, start + len(term), "ja")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("灯浮標とは、航路を示す浮かぶ灯火です。", "灯浮標"),
        ("検潮器は、海面の高さを記録する装置である。", "検潮器"),
        ("検潮器（けんちょうき）は海面の高さを測るための装置です。", "検潮器"),
        ("小潮という用語は、潮差が最も小さい時期を指します。", "小潮"),
        ("沿岸航海では、測深索は水深を測るための綱です。", "測深索"),
        ("潮差が最も小さくなる時期を小潮と呼びます。", "小潮"),
        ("水先人は、船を港に導く専門家で、免許を持っています。", "水先人"),
        ("検潮器は海面の高さを測る装置で、三つのことを確かめられます:", "検潮器"),
        ("検潮器と流速計は、海の動きを測るための装置です。", "検潮器"),
        ("錨地は、重要な荷を積んだ船が錨を下ろす拠点です。", "錨地"),
        ("【灯浮標】 航路を示す浮かぶ灯火。", "灯浮標"),
        ("灯浮標というのは、航路の端を示すために海に浮かべる灯火です。", "灯浮標"),
        ("三 灯浮標 航路を示す浮かぶ灯火をいう。", "灯浮標"),
        ("次の運航日（祝日でない日をいう。以下同じ。）に払う。", "運航日"),
        ("渡船会社（以下「甲」という。）は船を出す。", "甲"),
        ("番水は、水が足りない時に順番に水を引く取り決めです。", "番水"),
        ("この条例において「渡船」とは、川を渡る船をいう。", "渡船"),
        ("この条例で「渡船」とは、川を渡る船をいう。", "渡船"),
        ("２　前項の「渡船」とは、人を乗せて川を渡る船をいう。", "渡船"),
        ("第三条第二項に規定する「渡船」とは、人を乗せて川を渡る船をいう。", "渡船"),
        ("第四条（料金）　「渡し賃」とは、乗る者が払う料金をいい、荷物の分を含まないものとする。", "渡し賃"),
    ],
)
def test_a_sentence_that_says_what_its_topic_is_looks_like_a_definition(text: str, term: str) -> None:
    assert judged(text, term) >= 0.5


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("検潮器は、海面の高さが表のとおりに変わることを確かめるために使われます。", "検潮器"),
        ("測深索は、船から海の底まで届くように下ろされる長い巻尺として考えられます。", "測深索"),
        ("検潮器と流速計は、海の動きを測るための装置です。", "流速計"),
        ("灯浮標は、船に航路の端を示すものです。", "灯浮標"),
        ("潮差は、満潮と干潮の海面の高さの違いを表す数として定義されます。", "潮差"),
        ("検潮器は、海面の高さを記録する装置の集まりとして港の中で実行されます。", "検潮器"),
    ],
)
def test_what_a_thing_is_used_for_or_taken_for_or_shares_with_another_is_enough_to_be_quoted(
    text: str, term: str
) -> None:
    assert judged(text, term) >= 0.37


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("灯浮標とは何ですか。", "灯浮標"),
        ("五　灯浮標　次に掲げるものをいう。", "灯浮標"),
        ("この条例において「灯浮標」とは、次のいずれかに該当する施設をいう。", "灯浮標"),
        ("灯浮標は、町に立てた約束のしるしです、浜野さん。", "灯浮標"),
        ("灯浮標は、船が頼りにする友だちですね。", "灯浮標"),
        ("灯浮標はデフォルトで有効です。", "灯浮標"),
        ("灯浮標は必須です。", "灯浮標"),
        ("灯浮標は航路が狭いためです。", "灯浮標"),
        ("灯浮標は毎年塗り直す必要があります。", "灯浮標"),
        ("灯浮標は使わないでください。", "灯浮標"),
        ("船員が灯浮標を直した。", "灯浮標"),
        ("灯浮標は三つの色をサポートしています。", "灯浮標"),
        ("灯浮標は、航路を示すために電池を使用します。", "灯浮標"),
        ("灯浮標は試験の状態であり、まだ使われていない。", "灯浮標"),
        ("港の外に置かれたものは沖の灯浮標と呼ばれます。", "灯浮標"),
        ("船尾の張り出しをカウンターと呼び、海図はそこに置く。", "船尾の張り出し"),
        ("測深索を「レッドライン」と呼びます。", "測深索"),
        ("灯浮標を使う船は安全に入港できます。", "灯浮標"),
        ("灯浮標は、倉庫の奥の棚に予備の電池と電球を保持します。", "灯浮標"),
        ("3つ目の灯浮標は、航路を示す浮かぶ灯火です。", "灯浮標"),
        ("多くの灯浮標は、航路を示す浮かぶ灯火です。", "灯浮標"),
        ("港の管理者は、灯浮標がいつも正しい位置にあることを保証します。", "管理者"),
        ("灯浮標は付録を参照のこと。", "灯浮標"),
        ("灯浮標は、港の事務所の下で、いくつかの新しい船をリリースした。", "灯浮標"),
        ("灯浮標は、海で確かめるもう一つの基準です。", "灯浮標"),
        ("灯浮標は、陸の発電所に依存しています。", "灯浮標"),
        ("割り当てられる灯浮標とは、港が船に渡したものです。", "灯浮標"),
        ("灯浮標は電球を三つ受け取ります: 赤い電球、白い電球、それに航路を示すための電球です。", "灯浮標"),
    ],
)
def test_questions_properties_reasons_and_instructions_do_not(text: str, term: str) -> None:
    assert judged(text, term) < 0.5


def test_what_a_thing_lets_people_do_says_what_it_is_where_it_is_the_title() -> None:
    text = "検潮器を使うと、海面の高さを離れた所から確かめることができます。"
    assert definition_score(text, 0, 3, "ja", ("titled",)) >= 0.5 > judged(text, "検潮器") > 0.3


def test_what_a_thing_does_says_what_it_is_right_below_its_title() -> None:
    text = "検潮器は、海面の高さの変化を夜も昼も休みなく紙に書きます。"
    assert definition_score(text, 0, 3, "ja", ("titled",)) >= 0.5 > judged(text, "検潮器")


@pytest.mark.parametrize("text", ["ところで、測深索とは水深を測るための綱です。", "主な記事: 航路を示す浮かぶ灯火。"])
def test_what_explains_something_else_or_links_to_it_does_not_explain_the_title(text: str) -> None:
    assert titled_definition_score(text, "ja", ("titled",)) == 0.0


def test_a_title_is_explained_by_a_noun_below_it_but_not_by_a_sentence_with_a_topic_of_its_own() -> None:
    assert titled_definition_score("航路を示す浮かぶ灯火です。", "ja", ("titled",)) >= 0.5
    assert titled_definition_score("港長は灯火を管理する人です。", "ja", ("titled",)) == 0.0
    assert titled_definition_score("設定", "ja", ("titled",)) == 0.0


def test_without_a_term_the_topic_is_found() -> None:
    text = "検潮器とは、海面の高さを記録する装置です。"
    value, words = best_definition_score(text, "ja")
    assert value >= 0.5
    assert words == "検潮器"


def test_the_text_of_a_definition_list_is_a_definition_whatever_it_looks_like() -> None:
    text = "夜通し、雲がひとつも出ないまま。"
    assert titled_definition_score(text, "ja", ("definition_text",)) > 0.5
    assert titled_definition_score(text, "ja", ("titled",)) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "街の明かりによって夜空が明るくなる現象。",
        "大気のために星の像がぼやける度合い。",
        "赤い屋根の小さな建物。",
        "船を港に導くための合図を、灯火の色と点滅の間隔を変えながら組み立てます。",
    ],
)
def test_a_title_is_explained_by_a_noun_phrase_or_by_what_it_does(text: str) -> None:
    assert titled_definition_score(text, "ja", ("titled",)) >= 0.37


@pytest.mark.parametrize(
    "text",
    [
        "検潮器の各部の説明。",
        "港の名前を指定する文字列",
        "鍵を右へ回した場合。",
    ],
)
def test_what_a_page_or_a_value_is_for_is_not_what_its_label_is(text: str) -> None:
    assert titled_definition_score(text, "ja", ("titled",)) < 0.37
    assert titled_definition_score(text, "ja", ("definition_text", "cell")) < 0.59


def test_a_label_with_a_text_of_its_own_below_a_title_is_not_what_the_title_is() -> None:
    assert titled_definition_score("Name of harbour:港の古い名前", "ja", ("titled",)) < 0.37
    assert titled_definition_score("港の古い名前", "ja", ("titled",)) >= 0.37


@pytest.mark.parametrize(
    "text",
    [
        "検潮器は、港で海面の高さを記録する際に使用します。",
        "検潮器は、海面の高さを正しく知りたい場合に適しています。",
        "検潮器は、狭い港でも使えるため、航路の標識としても適しています。",
    ],
)
def test_when_a_thing_is_used_or_suits_is_not_what_it_is_even_below_its_title(text: str) -> None:
    assert definition_score(text, 0, 3, "ja", ("titled",)) < 0.37


def test_the_smallest_of_a_kind_is_still_defined_by_it() -> None:
    assert judged("潮目とは、海図で区別される最も小さい区域です。", "潮目") >= 0.59


@pytest.mark.parametrize(
    "text",
    [
        "港長が灯火を直します。",
        "灯火を直すには、先に船を港の中で一番広いところに止めます。",
        "ここで選んだ港で働いているすべての人を一覧にして表示します。",
        "灯火を消します。",
    ],
)
def test_what_somebody_else_does_or_the_reader_shall_do_explains_no_title(text: str) -> None:
    assert titled_definition_score(text, "ja", ("titled",)) < 0.37


def test_a_bracket_after_a_latin_name_says_what_that_is_unless_it_gives_an_example_or_a_case() -> None:
    assert bracketed("Orrery（惑星の模型）を回す。", 6) == "惑星の模型"
    assert bracketed("Orrery（例: 惑星の模型）を回す。", 6) == ""
    assert bracketed("Orrery（展示の場合）を回す。", 6) == ""
    assert bracketed("模型（惑星の小さな模型）を回す。", 2) == ""


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("巡視記録とは、以下のような書式です。", "巡視記録"),
        ("水位計とは堰の手前に取り付けて記録します。", "水位計"),
        ("制御盤とは屋内に置いた小型の制御盤であり、鍵がかかります。", "制御盤"),
        ("遠隔監視は高度な機能であり、専門の教育が必要になります。", "遠隔監視"),
        ("堰には Weir 計画と呼ばれる図面があります。", "計画"),
        ("保守計画は、点検表を含む書類の一式として定義されます。", "点検表"),
        ("仮設の堰は一時的なものであり、冬に取り除かれる。", "堰"),
        ("水位の初期値は 0 で「空」を表します。", "初期値"),
        ("巡視路は当番者専用のものであり、ほかの者は通れません。", "巡視路"),
    ],
)
def test_what_follows_what_is_done_with_it_and_the_term_itself_do_not_say_what_it_is(text: str, term: str) -> None:
    assert judged(text, term) < 0.59


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("は、検潮器を次の三つの部品からなる装置と定義しています。", "検潮器"),
        ("測器の点検では、海の道具を、検潮器で値を記録する装置と定義しています。", "検潮器"),
        ("検潮器は嵐が過ぎた時点で故障と定義され、次の点検まで止まります。", "検潮器"),
        ("港では、これらの値を「潮位」と呼び、表に書きます。", "潮位"),
        ("検潮器は、港の検潮器の数を調べるための道具です。", "検潮器"),
        ("検潮器と流速計はどちらも、多くの人が作り上げた技術です。", "検潮器"),
        ("検潮器は、海面を記録するため、港の基本的な要素です。", "検潮器"),
        ("検潮器は、港の人が海を知ることを可能にする鍵となります。", "検潮器"),
        ("検潮器は壁に付ける道具で、流速計は海に沈める道具です。", "検潮器"),
        ("検潮器は浅い海には向いていますが、流速計の強みは、深い海を測れることです。", "検潮器"),
        ("既定では、検潮器は港に置いた装置ではなく、船に置いた装置です。", "検潮器"),
        ("検潮器は、壊れた時に直せる可能性があること（多くの場合は部品だけで直せること）", "検潮器"),
        ("検潮器とは、次の道具を指します。", "検潮器"),
        ("検潮器は、海を知る人に頻繁に使われます。", "検潮器"),
        ("検潮器は非常に賢明な道具です。", "検潮器"),
        ("検潮器は、港に置いたままでも使えるということです。", "検潮器"),
        ("検潮器は、町で一番軽量な道具で、誰でも運べます。", "検潮器"),
        ("検潮器は、港で最も高価な道具です。", "検潮器"),
        ("検潮器は晴れた日に止まったので、流速計が使用されています.", "検潮器"),
    ],
)
def test_what_refers_elsewhere_gives_reasons_or_tells_of_two_things_is_not_quoted(text: str, term: str) -> None:
    assert judged(text, term) < 0.59


def test_a_scene_does_not_restrict_a_word_that_is_explained_in_it() -> None:
    assert judged("港の暮らしの文脈で「潮位」とは、海面の高さを表す値です。", "潮位") >= 0.59


def test_a_clause_for_what_it_is_made_of_is_no_purpose() -> None:
    text = "除塵機は通常、爪（水の中で動くように設計される）と鎖で組み立てられます。"
    assert judged(text, "除塵機") < 0.3


def test_a_name_at_the_end_is_a_definition_and_a_name_in_passing_is_not() -> None:
    assert judged("弁を急に閉じたときに圧力が上がる現象を水撃作用という。", "水撃作用") >= 0.59
    assert judged("発電所は水撃作用と呼ばれる現象を防ぐ装置を備えています。", "水撃作用") < 0.59
    assert judged("当番者は停止処理を必ず二度と呼び出しません。", "二度") < 0.59


def test_a_noun_that_a_verb_became_is_a_kind_of_thing() -> None:
    assert (
        judged("対照とは、効果がないと考えられる薬と結果の組み合わせであり、誤りを見つけるために使う。", "対照") >= 0.59
    )


def test_the_quick_look_behind_a_term_passes_over_nothing_that_could_anchor_there() -> None:
    rests = (
        "",
        "は",
        "て",
        "いう用語は",
        "使うと",
        "ある。",
        "呼ぶ。",
        "いうのは",
        "運航する日をいう。）",
        "水を引くことと定義する。",
    )
    signs = [
        chr(code) for begin, end in ((0x20, 0x100), (0x2000, 0x3100), (0xFF00, 0xFFF0)) for code in range(begin, end)
    ]
    passed_over = [f"{sign}{rest}" for sign in (*signs, "水", "々") if not p.BEHIND.match(sign) for rest in rests]
    assert len(passed_over) > len(signs)
    anchors = (p.FRAME, p.NAMED, p.IDENTIFIED, p.DEFINED, p.EXPLAINED)
    assert [text for text in passed_over if any(pattern.match(text) for pattern in anchors)] == []


@pytest.mark.parametrize(
    "text",
    [
        "検潮器の項目を見よ.",
        "参照: 検潮器",
        "以下も参照せよ:",
        "検潮器については、港の案内に詳しく解説されている。",
        "港では、嵐の日に船同士が衝突してはならない。",
        "港にはさまざまな灯火を置くことができる.",
        "港を広げるために、埠頭は完全に作り直されました。",
        "どれでもいいよ。",
        "`int' 型の整数である。",
        "灯火の説明に使われる用語",
    ],
)
def test_a_pointer_or_a_fact_in_a_list_of_words_explains_nothing(text: str) -> None:
    assert titled_definition_score(text, "ja", ("definition_text",)) < 0.37


def test_how_something_is_done_explains_a_word_in_a_list_but_not_the_title_of_a_page() -> None:
    text = "綱の間隔を調整する方法。"
    assert titled_definition_score(text, "ja", ("titled",)) < 0.37
    assert titled_definition_score(text, "ja", ("definition_text",)) >= 0.59


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("検潮器は港と浮標で使えます。", "検潮器"),
        ("検潮器は実験的な機能です。", "検潮器"),
        ("検潮器はそれを集めて記録する装置です。", "検潮器"),
        ("港湾局は船を導くための、灯火表と呼ばれる書式を定義しています。", "港湾局"),
        ("`depth' は海の深さを表す値である。", "depth"),
    ],
)
def test_where_it_works_what_else_it_names_and_what_is_typed_do_not_say_what_it_is(text: str, term: str) -> None:
    assert judged(text, term) < 0.59


def test_a_kind_of_thing_may_be_told_by_what_it_calls_so_or_by_two_nouns() -> None:
    assert judged("灯浮標は、浮標という台を利用する装置であり、夜も光ります。", "灯浮標") >= 0.59
    assert judged("潮溜まりは、岩の間に残る水または物理的な窪みです。", "潮溜まり") >= 0.59


def test_what_is_also_so_is_about_something_else_than_the_title() -> None:
    assert titled_definition_score("流速計も当番者の記録を支援します。", "ja", ("titled",)) < 0.37


@pytest.mark.parametrize(
    "text",
    [
        "天幕を張ると、旅人を泊められる。",
        "２ 基本計画には、次に掲げる事項を定めるものとする。",
        "霧板と霧車の間を霧路という。",
    ],
)
def test_what_speaks_of_another_thing_does_not_go_on_about_the_one_before_it(text: str) -> None:
    assert not goes_on(text, "ja")
    assert goes_on("霧を止め、水車を守る。", "ja")


def test_a_question_explains_no_word_of_a_list_and_a_name_for_now_is_none() -> None:
    assert titled_definition_score("タンクに水が入っていますか。", "ja", ("definition_text",)) == 0
    text = "凍結の前はまだ霧版と呼ばれます。"
    assert judged(text, "霧版") < judged("凍結の前の版は霧版と呼ばれます。", "霧版")


def test_what_comes_after_what_a_thing_is_changes_nothing() -> None:
    assert judged("霧管とは、鋳鉄で作った管のことで、今回の工事ではすべてこの管を使う予定です。", "霧管") >= 0.59
