"""Unicode text written as TCVN3 or VNI would have stored it, from tables of its own.

The tables are set down here letter by letter, as the conversion charts list them, and not in
the order or by the rule of `drafter.readers.legacy`: a slip there shows here.
"""

import unicodedata

# letter, TCVN 5712 VN3 code, VNI-Windows codes
CHART = """
á B8 61F9  à B5 61F8  ả B6 61FB  ã B7 61F5  ạ B9 61EF
ă A8 61EA  ắ BE 61E9  ằ BB 61E8  ẳ BC 61FA  ẵ BD 61FC  ặ C6 61EB
â A9 61E2  ấ CA 61E1  ầ C7 61E0  ẩ C8 61E5  ẫ C9 61E3  ậ CB 61E4
đ AE F1
é D0 65F9  è CC 65F8  ẻ CE 65FB  ẽ CF 65F5  ẹ D1 65EF
ê AA 65E2  ế D5 65E1  ề D2 65E0  ể D3 65E5  ễ D4 65E3  ệ D6 65E4
í DD ED  ì D7 EC  ỉ D8 E6  ĩ DC F3  ị DE F2
ó E3 6FF9  ò DF 6FF8  ỏ E1 6FFB  õ E2 6FF5  ọ E4 6FEF
ô AB 6FE2  ố E8 6FE1  ồ E5 6FE0  ổ E6 6FE5  ỗ E7 6FE3  ộ E9 6FE4
ơ AC F4  ớ ED F4F9  ờ EA F4F8  ở EB F4FB  ỡ EC F4F5  ợ EE F4EF
ú F3 75F9  ù EF 75F8  ủ F1 75FB  ũ F2 75F5  ụ F4 75EF
ư AD F6  ứ F8 F6F9  ừ F5 F6F8  ử F6 F6FB  ữ F7 F6F5  ự F9 F6EF
ý FD 79F9  ỳ FA 79F8  ỷ FB 79FB  ỹ FC 79F5  ỵ FE EE
"""
LOWER, TCVN3_CODES, VNI_CODES = (CHART.split()[at::3] for at in range(3))
UPPER = [letter.upper() for letter in LOWER]
SMALL_TCVN3 = {
    letter: bytes.fromhex(code).decode("latin-1")
    for letter, code in zip(LOWER, TCVN3_CODES, strict=True)
}
TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
SMALL_VNI = {
    letter: bytes.fromhex(code).decode("latin-1")
    for letter, code in zip(LOWER, VNI_CODES, strict=True)
}
# Latin-1 has its capitals 0x20 below its small letters: so has VNI.
VNI = SMALL_VNI | {letter.upper(): signs.upper() for letter, signs in SMALL_VNI.items()}
TCVN3 = SMALL_TCVN3 | {
    letter.upper(): TCVN3_CAPITALS.get(letter.upper(), sign) for letter, sign in SMALL_TCVN3.items()
}


def as_tcvn3(text):
    """Return Unicode text as TCVN3 holds it; capitals with a tone lose their size, as there."""
    return "".join(TCVN3.get(char, char) for char in unicodedata.normalize("NFC", text))


def as_vni(text):
    """Return Unicode text as VNI-Windows holds it."""
    return "".join(VNI.get(char, char) for char in unicodedata.normalize("NFC", text))
