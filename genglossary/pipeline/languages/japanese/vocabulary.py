"""Japanese words with which documents are arranged: furniture, heads of tables and headings."""

from genglossary.pipeline.languages.language import Vocabulary

_FURNITURE = """
図 表 章 節 項 頁 ページ 例 注 注記 注釈 備考 補足 脚注 目次 索引 付録 概要 要約 要旨 序文 序論 結論 はじめに
おわりに まとめ 詳細 説明 紹介 参考 参照 以下 以上 上記 下記 前述 後述 次 前 後 場合 方法 内容 理由 目的 結果
原因 点 側面 部分 全体 一部 可能性 必要性 重要性 問題 課題 質問 回答 意味 意図 手順 手段 前提 前提条件 注意
注意点 留意点 違い 利点 欠点 メリット デメリット 情報 事例 具体例 サンプル 一覧 種類 多く ほか 他 その他 今回
今後 最近 現在 過去 将来 時間 期間 時点 時期 必要 可能 重要 一般的 一つ 二つ 三つ 一方 両方 人 人々 人間 者 物
制限事項 注意事項 要件 概念 使用例 利用例 ユースケース ベストプラクティス トラブルシューティング チュートリアル
ドキュメント 事 所 中 上 下 左 右 内 外 間 複数 代わり 各種 あらまし 概略
こと もの ため とき ところ よう わけ はず うち ほう まま とおり たび つもり
各号 当該各号 前号 次号 同号 前項 次項 同項 各項 前条 次条 同条 各条 本条 本項 別表 別紙 別記 附則 条文
関連項目 関連情報 参考文献 参考資料 用語集 更新履歴 変更履歴 リリースノート 次のステップ
"""
_TERM_HEADS = "用語 用語名 専門用語 語 語句 言葉 単語 キーワード 略語 略称 概念 コンポーネント 構成要素"
_TEXT_HEADS = "説明 意味 定義 解説 内容 概要 役割 目的 用語の説明 用語の意味"

VOCABULARY = Vocabulary(
    furniture=frozenset(_FURNITURE.split()),
    term_heads=frozenset(_TERM_HEADS.split()),
    text_heads=frozenset(_TEXT_HEADS.split()),
    other_heads=frozenset("読み 読み方 よみ 英語 英語表記 備考 例".split()),  # noqa: SIM905
    about="とは(?:何か)?|について|の?概要|入門|の紹介",
    captions="図|表|写真|リスト",
)
