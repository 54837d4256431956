import pytest

from genglossary import readers
from genglossary.readers import Unreadable
from tests.readers.prose import check, structure

SRT = """1
00:00:01,000 --> 00:00:03,000
The <i>lamp</i> burns

2
00:00:03,100 --> 00:00:05,000
all night.

3
01:02:09,000 --> 01:02:10,500
- 霧の夜には
霧笛を鳴らす。
"""


def test_a_sentence_over_two_subtitles_is_one_paragraph_with_its_time_beside_it():
    reading = readers.read("talk.srt", SRT.encode())
    check(reading)
    assert [text for _, text in structure(reading)] == ["The lamp burns all night.", "霧の夜には霧笛を鳴らす。"]
    assert reading.text == "[0:00:01]\nThe lamp burns all night.\n\n[1:02:09]\n霧の夜には霧笛を鳴らす。\n"


def test_web_subtitles_lose_their_notes_settings_and_speakers():
    text = (
        "WEBVTT\n\nNOTE\nnot said\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>The &amp; lamp.\n\n"
        "00:02.000 --> 00:03.000\n<v Ann>The &amp; lamp.\n\nid-7\n00:03.000 --> 00:04.000\nBurns.\n"
    )
    assert [text for _, text in structure(readers.read("talk.vtt", text.encode()))] == ["The & lamp.", "Burns."]


def test_who_speaks_and_what_is_heard_in_brackets_is_not_said():
    cues = ["[MIRA] A fid is a cone.", "- (sighs) It is old.\n- [door creaks]", "♪～", "（語り手）霧鐘は鐘です。"]
    times = "00:00:0{0},000 --> 00:00:0{1},000"
    text = "\n".join(f"{times.format(at, at + 1)}\n{said}.\n" for at, said in enumerate(cues))
    said = [words for _, words in structure(readers.read("talk.srt", text.replace("♪～.", "♪～").encode()))]
    assert "A fid is a cone.." in said
    assert "霧鐘は鐘です。." in said
    assert not any(noise in " ".join(said) for noise in ("MIRA", "sighs", "creaks", "～", "語り手"))


def test_a_file_without_subtitles_says_so():
    with pytest.raises(Unreadable, match="no subtitles"):
        readers.read("talk.srt", b"just words\n")


TIMES = ["00:00:01,000 --> 00:00:03,000", "00:00:03,100 --> 00:00:05,000"]


@pytest.mark.parametrize(
    "text",
    [
        "1\n{}\nThe lamp burns\n2\n{}\nall night.\n",
        "1\n{}\n\nThe lamp burns\n\n2\n{}\n\nall night.\n",
        "1\n{}\nThe lamp\n\nburns\n\n2\n{}\nall night.\n",
        "#7\n{}\nThe lamp burns\n \n0007\n{}\nall night.\n",
        "{}\nThe lamp burns\n\n{}\nall night.\n",
        "1\r\r\n{}\r\r\nThe lamp burns\r\r\n\r\r\n2\r\r\n{}\r\r\nall night.\r\r\n",
    ],
)
def test_cues_are_told_by_their_times_alone(text: str):
    reading = readers.read("talk.srt", text.format(*TIMES).encode())
    assert [text for _, text in structure(reading)] == ["The lamp burns all night."]


def test_another_voice_begins_another_paragraph():
    text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n" + "".join(
        f"{name}\n{time.replace(',', '.')}\n<v.loud {name}>{said}\n\n"
        for name, time, said in (("Ann", TIMES[0], "The lamp"), ("Bob", TIMES[1], "It burns"))
    )
    assert [text for _, text in structure(readers.read("talk.vtt", text.encode()))] == ["The lamp", "It burns"]


def test_labels_of_speakers_are_not_said_however_seldom_they_come():
    lines = ("KEEPER #2: A fid is", "a cone.", "霧番（声）：霧鐘は鐘です。", "- OLD QUILL: Ring it.")
    times = "00:00:0{0},000 --> 00:00:0{1},000"
    text = "\n\n".join(f"{times.format(at, at + 1)}\n{said}" for at, said in enumerate(lines))
    said = [words for _, words in structure(readers.read("talk.srt", text.encode()))]
    assert said == ["A fid is a cone.", "霧鐘は鐘です。", "Ring it."]


@pytest.mark.parametrize("credit", ["Subtitles by Reef Media\nreef.example", "字幕：礁映像"])
def test_who_made_the_subtitles_is_no_subject(credit: str):
    text = f"00:00:01,000 --> 00:00:02,000\nThe bell rings.\n\n00:00:09,000 --> 00:00:12,000\n{credit}\n"
    kinds = [kind for kind, _ in structure(readers.read("talk.srt", text.encode()))]
    assert kinds == ["paragraph", "front_matter"]


def test_whoever_speaks_next_in_one_subtitle_begins_a_paragraph_and_the_sign_is_not_said():
    text = "00:00:01,000 --> 00:00:02,000\n- Is it a fid?\n– A fid is a cone.\n\n"
    text += "00:00:02,000 --> 00:00:03,000\n>> QUILL: Ring it -\n>>> 霧鐘は鐘です。\n- 5 degrees"
    said = [words for _, words in structure(readers.read("talk.srt", text.encode()))]
    assert said == ["Is it a fid?", "A fid is a cone.", "Ring it -", "霧鐘は鐘です。 - 5 degrees"]
