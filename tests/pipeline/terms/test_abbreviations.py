import pytest

from genglossary.pipeline.terms.abbreviations import long_form, pairs_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tidal Power Authority (TPA) decides.", [("TPA", "Tidal Power Authority")]),
        ("The TPA (Tidal Power Authority) decides.", [("TPA", "Tidal Power Authority")]),
        ("It uses tidal power units (TPUs).", [("TPUs", "tidal power units")]),
        ("浮力制御装置（FCU）を使う。", [("FCU", "浮力制御装置")]),
        ("仮想 DOM（VDOM）を使う。", [("VDOM", "仮想 DOM")]),
        ("浮力 DOM（FCU）を使う。", []),
        ("It rises (see Figure 3).", []),
        ("The Internal Tide unit (IT) rises.", [("IT", "Internal Tide unit")]),
        (
            "The Convention on Tides, 1971 (CT 1971) binds us.",
            [("CT 1971", "Convention on Tides, 1971"), ("CT", "Convention on Tides")],
        ),
        ("The Tides Act of 1871 (TA 1871) is old.", [("TA 1871", "Tides Act of 1871"), ("TA", "Tides Act")]),
        ("It rises (TPA).", []),
        ("The tide gauge unit, henceforth TGU, rises.", [("TGU", "tide gauge unit")]),
        ("自動験潮儀（以下，TGU と略記）を使う。", [("TGU", "自動験潮儀")]),
        ("船を係留する権利（以下、「係留権」といいます。）を許す。", []),
        ("It is the Tidal Power Authority's (TPA) chart.", [("TPA", "Tidal Power Authority")]),
        ("JULES (JULES DE LA TOUR:) rises.", []),
        ("It needs quality assurance (QA).", [("QA", "quality assurance")]),
        ("It is written in JavaScript Object Notation (JSON).", [("JSON", "JavaScript Object Notation")]),
        ("The Group of States against Corruption (GRECO) met.", [("GRECO", "Group of States against Corruption")]),
        ("He asked the ECB by regulation (EU).", []),
        ("Start two Pods (provided all your nodes have equal capacity).", []),
        ("It is stored in SVN (see the caveats section below).", []),
        ("新しい CN（CN は CA の共通名）を使う。", []),
        ("He asked the ECB under Regulation (EU) 12 again.", []),
        ("It is the Harbour Rates Act of 1934 (HRA).", [("HRA", "Harbour Rates Act of 1934")]),
        ("Ask the Office of Natural Tides (ONT).", [("ONT", "Office of Natural Tides")]),
        ("Read the Treaty on the Use of Tides (TUT).", [("TUT", "Treaty on the Use of Tides")]),
        ("Read the Treaty on the Tides of Europe (TTE).", [("TTE", "Treaty on the Tides of Europe")]),
        ("舵（CSS）とスタイル（CSS）を変える。", []),
        ("環境変数（ONE）を置く。", []),
        ("期待値（EV）と世界保健機関（WHO）。", [("EV", "期待値"), ("WHO", "世界保健機関")]),
        ("シングルページアプリケーション（SPA）", [("SPA", "シングルページアプリケーション")]),
        ("設定情報（FTPX）と通信方式（UDP）を見る。", []),
        ("船主アイデンティティ（ID）を得る。", []),
        ("接岸スコア（BS）と国際原子力機関（IAEA）。", [("BS", "接岸スコア"), ("IAEA", "国際原子力機関")]),
        (
            "潮汐データベース管理系（TDBMS）とキーバリュー（KV）。",
            [("TDBMS", "潮汐データベース管理系"), ("KV", "キーバリュー")],
        ),
        ("Webコンテンツ指針（WCG）を守る。", [("WCG", "Webコンテンツ指針")]),
        ("Net 潮汐 コンテンツ指針（WCG）を守る。", []),
        ("He named it the Norton-Fernley Harbour Scale (Norton, 1981).", []),
        ("He named it the Norton-Fernley Harbour Scale (Norton 1981).", []),
        ("It stands in the Norton Harbour Convention (Norton, 14 June 1990).", []),
        ("It stands in the Norton Harbour Convention (Norton).", []),
        ("Read the Norton Harbour Convention (hereafter Norton).", [("Norton", "Norton Harbour Convention")]),
        ("The old TestQuays (testquays.example.org) is gone.", []),
        ("It uses FLP (Ferry Landing Plan; フェリー着岸計画).", [("FLP", "Ferry Landing Plan")]),
        ("UNTC (United Norton Tides, Chart and Quay Union) met.", []),
    ],
)
def test_abbreviations_are_found_with_their_long_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry landing plan (“FLP”) is new.", [("FLP", "ferry landing plan")]),
        ('The ferry landing plan ("FLP") is new.', [("FLP", "ferry landing plan")]),
        (
            'The Pilot Boats Act 1987 ("PBA 1987") holds.',
            [("PBA 1987", "Pilot Boats Act 1987"), ("PBA", "Pilot Boats Act")],
        ),
        ("A ferry landing plan [FLP] is new.", [("FLP", "ferry landing plan")]),
        ("The ferry landing plan (hereafter FLP) is new.", [("FLP", "ferry landing plan")]),
        ('The ferry landing plan (hereinafter "FLP") is new.', [("FLP", "ferry landing plan")]),
        ("The ferry landing plan (hereinafter referred to as “FLP”) is new.", [("FLP", "ferry landing plan")]),
        ("The ferry landing plan (abbreviated FLP) is new.", [("FLP", "ferry landing plan")]),
        ("The ferry landing plan (or FLP) is new.", [("FLP", "ferry landing plan")]),
        ("The ferry landing plan (FLP for short) is new.", [("FLP", "ferry landing plan")]),
        ("The ferry landing plan, or FLP, is new.", [("FLP", "ferry landing plan")]),
        ("The ferry landing plan, abbreviated as FLP, is new.", [("FLP", "ferry landing plan")]),
        ("FLP stands for ferry landing plan.", [("FLP", "ferry landing plan")]),
        ("FLP is short for ferry landing plan and was made here.", [("FLP", "ferry landing plan")]),
        ("Read the FLP, short for “ferry landing plan”, first.", [("FLP", "ferry landing plan")]),
        ("FLP is an acronym for the ferry landing plan.", [("FLP", "ferry landing plan")]),
        ("The FLP (short for ferry landing plan) is new.", [("FLP", "ferry landing plan")]),
        ("The FLP (ferry landing plan; also quay plan) is new.", [("FLP", "ferry landing plan")]),
        ("A ferry landing plan (FLP; also quay plan) is new.", [("FLP", "ferry landing plan")]),
        ("All ferry landing plans (FLPs) are new.", [("FLPs", "ferry landing plans")]),
        ("渡船接岸計画（以下「FLP」という。）を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船接岸計画（以下、FLPと略す）を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船接岸計画（以下FLP）を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船接岸計画（略称：FLP）を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船接岸計画（通称FLP）を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船接岸計画（ＦＬＰ）を定める。", [("ＦＬＰ", "渡船接岸計画")]),
        ("渡船接岸計画［FLP］を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船接岸計画「FLP」を定める。", []),
        ("「渡船接岸計画」（『FLP』）を定める。", [("FLP", "渡船接岸計画")]),
        ("渡船安全委員会（以下「渡安委」という。）が決める。", [("渡安委", "渡船安全委員会")]),
        ("渡船の接岸に関する法律（略称：渡接法）が効く。", [("渡接法", "渡船の接岸に関する法律")]),
        ("FLP（Ferry Landing Planの略）を定める。", [("FLP", "Ferry Landing Plan")]),
        ("FLPは渡船接岸計画の略である。", [("FLP", "渡船接岸計画")]),
        ("FLPとは、Ferry Landing Plan の略称です。", [("FLP", "Ferry Landing Plan")]),
        ("渡船接岸計画を略してFLPと呼ぶ。", [("FLP", "渡船接岸計画")]),
    ],
)
def test_abbreviations_are_introduced_in_many_ways(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bring the lamp, or ABC, as you like.",
        "MOLE stands for nothing that you know.",
        "船主（以下「甲」という。）が払う。",
        "渡船（以下「東京」という。）を使う。",
        "See the plan [12] and the map [A3].",
    ],
)
def test_other_names_are_no_abbreviations(text: str) -> None:
    assert pairs_in(text) == []


def test_a_text_that_does_not_spell_it_out_is_no_long_form() -> None:
    assert long_form("TPA", "some other words") is None


@pytest.mark.parametrize(
    "inside",
    [
        "Tide Gauge Unit; TGU",
        "TGU：Tide Gauge Unit",
        "英: Tide Gauge Unit、以下TGU",
        "Tide Gauge Unit; 以下，TGUと略記する",
    ],
)
def test_a_bracket_may_have_an_abbreviation_and_what_it_stands_for(inside: str) -> None:
    assert pairs_in(f"自動験潮儀（{inside}）を使う。") == [("TGU", "自動験潮儀"), ("TGU", "Tide Gauge Unit")]
