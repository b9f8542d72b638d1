"""The shape of a Vietnamese syllable: which onset, rhyme and tone may stand together."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_RISING_OR_HEAVY = {"", "\u0301", "\u0323"}  # "" where the tone was not written at all

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ych yên yêm yêng yêt yêu ynh yt
"""
# No tone stands on a consonant (ñ) nor on the glide that ends a rhyme (aù).
_MISPLACED = re.compile(f"n\u0303|[aeo][\u0302\u0306\u031b]?[iouy][{_TONES}]$")
_LONGEST = 10  # “nghiêng” with its marks apart
_STOPS = ("c", "ch", "p", "t")


@cache
def _toneless() -> frozenset[str]:
    onsets = ["", *_ONSETS.split()]
    return frozenset(onset + rhyme for onset in onsets for rhyme in _RHYMES.split())


@cache
def _unmarked() -> frozenset[str]:
    marks = re.compile("[\u0302\u0306\u031b]")
    return frozenset(
        marks.sub("", unicodedata.normalize("NFD", syllable)).replace("đ", "d")
        for syllable in _toneless()
    )


def is_syllable(word: str) -> bool:
    """Tell whether a word, composed or not and in any case, is spelt as Vietnamese spells."""
    if len(word) > _LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in apart if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))
    if len(tones) > 1 or bare not in _toneless() or _MISPLACED.search(apart):
        return False
    return not bare.endswith(_STOPS) or "".join(tones) in _RISING_OR_HEAVY


def may_be_unmarked(word: str) -> bool:
    """Tell whether a word in ASCII letters may be a syllable written without its marks."""
    return word.lower() in _unmarked()
