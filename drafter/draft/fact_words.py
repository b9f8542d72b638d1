# ruff: noqa: SIM905 (lists of words are read as words)
"""Words by which a stale fact is known: kinds of documents, names of bodies, surnames, units."""

from __future__ import annotations

# Tên loại, as a citation begins with them; the longer before its own beginning.
DOCUMENTS = """
Bộ luật|Luật|Pháp lệnh|Hiến pháp|Nghị quyết|Nghị định|Thông tư|Thông tri|Thông báo|Thông cáo
|Quyết định|Quy chế|Quy định|Quy hoạch|Chỉ thị|Kết luận|Kế hoạch|Hướng dẫn|Chương trình
|Chiến lược|Công văn|Công điện|Báo cáo|Biên bản|Tờ trình|Phương án|Đề án|Dự án|Hợp đồng
|Bản ghi nhớ|Bản thoả thuận|Bản thỏa thuận|Giấy mời|Giấy giới thiệu|Giấy uỷ quyền|Giấy ủy quyền
|Giấy nghỉ phép|Giấy đi đường|Phiếu gửi|Phiếu chuyển|Phiếu báo|Lời kêu gọi|Tuyên bố|Văn bản
|Sắc lệnh
""".replace("\n", "")
LAWS = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")

# Syllables in lower case that go on a body's name; any other ends it.
IN_BODIES = frozenset(
    """
bản bí binh bộ chấp chế chi chính chức công cục cứu dân dục dưỡng đạo đảng đẳng đất địa đoàn độ
đồng đội động giám gia hành hàng hiểm hiệu hoạch hội hợp huyện khai khoa khu kiểm kinh kỹ lâm lệ
lịch liên luận lương lưu mại mặt môi ngân nghệ nghị nghiệp ngoại nguyên nhân nhà nước nông phát
pháp phòng phố phủ phường quan quản quân quốc quyền sát sinh sở soát sự tài tế tham thanh thành
thảo thẩm thể thị thiện thông thôn thời thủ thuật thuế thư thương thường tỉnh tổ toán tố tra trấn
trận trị triển trung truyền trưởng trường tư tướng tử tuyên uỷ ủy ương văn vận vật viên viện
vụ xã xây ninh
""".split()
)
# Syllables that begin another clause right after a body's name.
AFTER_BODIES = frozenset(
    """
về và đến đã để có trong tại theo được là do nhằm ban phê triển hướng quy giao gửi nêu yêu đề
cho từ với khi như thì mà nay này đó cùng căn ngày số sửa bổ thay kèm hoặc của ký trình
""".split()
)

SURNAMES = frozenset(
    """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương
Đinh Lâm Phùng Mai Tô Hà Tạ Thái Cao Lương Lưu Châu Chu Triệu Đàm Quách Kiều Tống Tôn Tăng Từ Khổng
Nghiêm Bạch Cù Thân Viên Doãn Khuất Lại Mạc Nhâm Ninh Phí Quản Thạch Đậu Hứa
Âu Uông Lục Nông Bế Ma Vi Lã Tòng Lò Lường Lù Quàng Cầm Cà Vàng Giàng Thào Sùng Mùa Hạng
Lầu Cứ Vừ Tráng Chảo Tẩn Phàn Bàn Sầm Lô Ksor Rơ Siu Điểu Kim Khà Hờ Ly Tổng Mè
""".split()
)
# Surnames that are words of the land or the office too (“hồ Nà Hỳ”): a usual second word is asked.
DOUBTFUL_SURNAMES = frozenset("Châu Hồ Khổng Lại Lưu Mè Ninh Quản Thái Tổng Từ".split())
SECOND_WORDS = frozenset(
    """
Văn Thị Anh Bá Bích Công Duy Đình Đức Gia Hải Hoàng Hồng Hữu Khắc Kim Mai Mạnh Minh Ngọc Như Phương
Quang Quốc Sĩ Sỹ Thanh Thế Thu Thuý Thúy Tiến Trọng Trung Tuấn Việt Viết Xuân
""".split()
)
TITLES = (
    "đồng chí", "đ/c", "ông", "bà", "anh", "chị", "bác sĩ", "kỹ sư", "luật sư", "nhà giáo",
    "giáo sư", "tiến sĩ", "thạc sĩ", "họ tên", "họ và tên",
)  # fmt: skip
# What follows a title without being a name: the first syllables of offices and bodies.
OFFICES = frozenset(
    """
Ban Bí Bộ Cán Chánh Chi Chính Chủ Chuyên Công Cục Đại Đảng Đội Giám Hiệu Hội Huyện Kế Lãnh
Phó Phòng Phụ Quân Quyền Sở Thành Thủ Thư Thứ Thường Tổ Tổng Tỉnh Trung Trưởng Uỷ Ủy Văn Viện Vụ
Xã Phường Bên Người Chức Điều
""".split()
)
# After these a person's name is the name of a place, a school, a prize or a teaching.
NAMED_AFTER = frozenset(
    """
đường phố phường quận xã thị huyện tỉnh trường cầu hồ sông hầm cảng viên đài lăng tàng thưởng
ngõ hẻm ấp khu thôn tổ giải tưởng cách sản gia tử thpt thcs học đẳng niên liệt danh chợ rạp ga
""".split()
)
# Names of history and of the map, and the words after a surname that make it a body's name.
NO_SIGNERS = frozenset(
    ("Hồ Chí Minh", "Nguyễn Ái Quốc", "Nguyễn Tất Thành", "Thái Bình Dương", "Hoàng Liên Sơn")
)
BODIES = frozenset("Ban Bộ Cục Chi Đảng Hội Huyện Phòng Sở Tỉnh Uỷ Ủy Viện".split())

PEOPLE = (
    "đồng chí|người|đại biểu|đảng viên|học sinh|học viên|sinh viên|hội viên|đoàn viên|lao động"
    "|cán bộ|công chức|viên chức|nhân viên|hộ|khẩu|lượt"
)
NOT_MONEY = "bào|bộ|bằng|chí|chủ|cỏ|dạng|đều|đội|hành|hồ|loạt|lúa|nghiệp|phục|ruộng|thời|thuận|ý"
