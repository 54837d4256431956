"""Signs of Japanese names: honorifics and verbs of speaking after persons, endings of organisations and places."""

from genglossary.pipeline.languages.language import NamePatterns

NAMES = NamePatterns(
    person_after=(
        r"(?:さん|氏|様|さま|くん|君|ちゃん|先生|殿|博士|卿|夫人)"
        r"|[はが](?:[^。、]{0,6})?(?:言っ|言う|云っ|答え|笑っ|叫ん|尋ね|うなず|呟|囁|怒鳴っ|訊い|訊ね|頷い|微笑ん)"
    ),
    honorific=r"卿|先生|博士|夫人|老師|船長|隊長|団長|艦長|殿下|陛下|姫|公爵|伯爵|男爵|侯爵"
    r"|軍曹|曹長|伍長|大佐|中佐|少佐|大尉|中尉|少尉|婆さん|爺さん|親方|和尚",
    organisation=(
        r"(?:会社|大学|協会|機構|財団|銀行|研究所|委員会|連合|連盟|組合|学会|教会|騎士団|ギルド|商会|新聞社|[省庁党])$"
    ),
    place=r"(?<=.)(?:[市県町村島駅城港湾]|王国|帝国|共和国|山脈|半島|海峡|街道|大陸)$",
    title=(
        r"(?<=.)(?:大臣|隊長|団長|局長|部長|課長|社長|会長|校長|艦長|船長|将軍|国王|女王|皇帝|王子|王女|伯爵|公爵|騎士|知事|大使)$"
    ),
)
