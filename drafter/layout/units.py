"""What a reader takes in at once, and a centred line had better not part: dates, numbers, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What a number follows: Điều 5, khoá XIV, quý I, lần thứ 18, số 15-KH/TU, giai đoạn 2026 - 2030.
_COUNTED = (
    "bảng|cấp|chương|điểm|điều|đoạn|đợt|hạng|họp|khoá|khóa|khoản|khối|khu|kỳ|lần|loại|lục|mẫu|mục"
    "|năm|ngày|phần|phố|quyển|quý|số|tập|tháng|thôn|thứ|tổ|tuần"
)
# What follows a number: 80 năm, 03 tháng.
_MEASURED = "đồng|giờ|ngày|năm|tháng|tỉ|triệu|tuần|tỷ"
_NUMBER = r"(?:\d[^\s,;]*|[IVXLC]+\b)"
_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:ngày)[ \d]+(?i:tháng)[ \d]+(?i:năm) \d{4}",
        r"\b(?i:tháng|quý) \S+ (?i:năm) \d{4}",
        r"\d{4} [-–] \d{4}",
        rf"\b(?i:{_COUNTED}) (?:(?i:thứ) )?{_NUMBER}",
        r"\b(?i:số) +/\S+",  # the number is still blank
        r"\b(?i:(?:lần |họp )?thứ) \w+",
        r"\b(?i:điểm) [a-zđ]\b",
        rf"\d (?i:{_MEASURED})\b(?! \d)",
        r"\S [-–](?= )",  # a dash begins no line
    )
)
# Words of the office of several syllables, as titles have them.
_WORDS = """
an ninh; ban bí thư; ban chấp hành; ban hành; ban thường vụ; báo cáo; bầu cử; bền vững; bí thư;
biên bản; bộ chính trị; bộ máy; cải cách; cán bộ; cấp uỷ; chánh văn phòng; chất lượng; chi bộ;
chỉ đạo; chỉ thị; chính phủ; chính quyền; chính sách; chính trị; chủ tịch; chủ trương; chức năng;
chuyên đề; chuyển đổi; chương trình; cơ cấu; cơ quan; cơ sở; công an; công chức; công đoàn;
công nghệ; công nghiệp; công tác; công thương; công văn; cựu chiến binh; danh mục; dân tộc;
dân vận; dịch vụ; doanh nghiệp; du lịch; dự án; dự toán; đại biểu; đại hội; đào tạo; đánh giá;
đảng bộ; đảng uỷ; đảng viên; đầu tư; đề án; đề nghị; địa bàn; địa phương; điều chỉnh; điều lệ;
đoàn kết; đoàn thể; đô thị; đời sống; đơn vị; đồng bào; gặp mặt; giai đoạn; giải pháp; giải phóng;
giám đốc; giám sát; giao thông; giáo dục; hành chính; hiệu lực; hiệu quả; hoạt động; hoàn thiện;
hồ sơ; hội đồng; hội nghị; huyện uỷ; hướng dẫn; kế hoạch; kết luận; khen thưởng; khoa học;
kiểm điểm; kiểm soát; kiểm tra; kinh phí; kinh tế; kỷ cương; kỷ luật; kỷ niệm; lao động; lãnh đạo;
lịch sử; liên đoàn; lĩnh vực; luân chuyển; lưu trữ; mặt trận; mô hình; môi trường; nâng cao;
ngân sách; nghị quyết; nghiệp vụ; nhà nước; nhân dân; nhân sự; nhiệm kỳ; nhiệm vụ; nội chính;
nội dung; nội vụ; nông dân; nông nghiệp; nông thôn; pháp luật; phát động; phát triển; phong trào;
phòng, chống; phối hợp; phụ nữ; phục vụ; phương án; phương hướng; quản lý; quân sự; quân uỷ;
quận uỷ; quốc gia; quốc hội; quốc phòng; quy chế; quy định; quy hoạch; quyết định; rà soát;
sáng tạo; sắp xếp; sơ kết; số hoá; tài chính; tài liệu; tài nguyên; tăng cường; tập thể; thanh niên;
thanh tra; thành lập; thành phố; thành uỷ; thẩm quyền; thi đua; thị uỷ; thông báo; thông tin;
thủ tục; thực hiện; thường trực; thường vụ; tỉnh uỷ; tiêu chuẩn; tinh gọn; tổ chức; tổ quốc;
toàn quốc; tổng kết; tờ trình; trách nhiệm; triển khai; trọng tâm; trung tâm; trung ương;
truyền thông; truyền thống; tuyên giáo; tuyên truyền; tư pháp; uỷ ban; uỷ viên; văn bản; văn hoá;
văn kiện; văn phòng; văn thư; vi phạm; viên chức; xã hội; xây dựng; xử lý; y tế
"""
_NEWER = {word.strip() for word in _WORDS.split(";")}
_KNOWN = _NEWER | {word.replace("uỷ", "ủy").replace("oá", "óa") for word in _NEWER}
_SYLLABLES = (2, 3)
_SYLLABLE = re.compile(r"[^\W\d_]+")

Span = tuple[int, int]


def numbers(text: str) -> list[Span]:
    """Return where dates, spans of years and numbers with what they count stand in a text."""
    return [match.span() for pattern in _NUMBERS for match in pattern.finditer(text)]


def words(text: str) -> list[Span]:
    """Return where the known words of several syllables stand in a text, in either spelling."""
    syllables = [match.span() for match in _SYLLABLE.finditer(text)]
    spans = (span for count in _SYLLABLES for span in _runs(syllables, count))
    return [(start, stop) for start, stop in spans if text[start:stop].casefold() in _KNOWN]


def _runs(syllables: Sequence[Span], count: int) -> Iterator[Span]:
    """Yield where each run of so many syllables stands."""
    for first, last in zip(syllables, syllables[count - 1 :], strict=False):
        yield first[0], last[1]
