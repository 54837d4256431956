"""The wording of Japanese sentences that define something: what points back, ends a subject, denies."""

from genglossary.pipeline.languages.language import Wording

WORDING = Wording(
    points_back="(?:これ|それ|この|その|ここ|あれ|あの|同様|上記|前述|以下)",
    connective="(?:しかし|つまり|また|なお|ただし|さらに|したがって|例えば|すなわち)、",
    subject_end="とは|は、?",
    negation="(?:ません|ない(?:。|$)|ではな|でない)",
)
