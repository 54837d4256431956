"""Nouns that arrange a document or its argument and name nothing in its subject: never terms when alone.

Words that are names of things just as often (table, list, version, index) are left to the statistics.
"""

_ENGLISH = """
figure fig chapter section subsection page paragraph annex appendix introduction conclusion overview summary
abstract preface contents footnote note notes caption heading headline bullet example objective bibliography
author editor draft edition copyright tutorial guide january february march april june july august september
october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week
month morning evening hour minute second moment century decade million billion thousand hundred dozen percent
half quarter reason purpose aim result effect aspect matter view idea question answer problem topic possibility
ability chance choice addition contrast comparison context basis range extent degree amount quantity total rest
majority series pair couple side end top bottom left right middle thing stuff people person man woman men women
someone everybody place area way manner means use usage work need want help attention information detail details
description difference similarity advantage disadvantage benefit drawback steps prerequisite prerequisites
limitation limitations requirement requirements troubleshooting documentation concept concepts caveat caveats
faq changelog terminology glossary remark remarks notation recommendation recommendations cleanup
synopsis epilogue prologue colophon acknowledgement acknowledgment
"""
_PHRASES = (
    "table of content", "list of figure", "list of table", "see also", "further reading", "release note",
    "manual page", "man page", "getting started", "next step", "user guide", "user manual",
    "関連項目", "関連情報", "参考文献", "参考資料", "用語集", "更新履歴", "変更履歴", "リリースノート", "次のステップ",
)  # fmt: skip
_JAPANESE = """
図 表 章 節 項 頁 ページ 例 注 注記 注釈 備考 補足 脚注 目次 索引 付録 概要 要約 要旨 序文 序論 結論 はじめに
おわりに まとめ 詳細 説明 紹介 参考 参照 以下 以上 上記 下記 前述 後述 次 前 後 場合 方法 内容 理由 目的 結果
原因 点 側面 部分 全体 一部 可能性 必要性 重要性 問題 課題 質問 回答 意味 意図 手順 手段 前提 前提条件 注意
注意点 留意点 違い 利点 欠点 メリット デメリット 情報 事例 具体例 サンプル 一覧 種類 多く ほか 他 その他 今回
今後 最近 現在 過去 将来 時間 期間 時点 時期 必要 可能 重要 一般的 一つ 二つ 三つ 一方 両方 人 人々 人間 者 物
制限事項 注意事項 要件 概念 使用例 利用例 ユースケース ベストプラクティス トラブルシューティング チュートリアル
ドキュメント 事 所 中 上 下 左 右 内 外 間 複数 代わり 各種 あらまし 概略
こと もの ため とき ところ よう わけ はず うち ほう まま とおり たび つもり
"""

FURNITURE = frozenset([*(_ENGLISH + _JAPANESE).split(), *_PHRASES])
"""Keys of candidates: folded, English ones in the singular."""
