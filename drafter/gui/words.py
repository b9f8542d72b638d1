"""Qt's own words in Vietnamese: Qt ships no Vietnamese catalogue."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTranslator

_WORDS = {
    # Buttons of message boxes and dialogs
    "OK": "Đồng ý",
    "Cancel": "Hủy",
    "Close": "Đóng",
    "Apply": "Áp dụng",
    "Help": "Trợ giúp",
    "Save": "Lưu",
    "Discard": "Không lưu",
    "Don't Save": "Không lưu",
    "Yes": "Có",
    "No": "Không",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Reset": "Đặt lại",
    # Menus of text fields
    "Undo": "Hoàn tác",
    "Undo %1": "Hoàn tác %1",
    "Redo": "Làm lại",
    "Redo %1": "Làm lại %1",
    "Cut": "Cắt",
    "Copy": "Sao chép",
    "Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Clear": "Xóa hết",
    # File dialog
    "Open": "Mở",
    "Save As": "Lưu thành",
    "Look in:": "Tìm trong:",
    "File name:": "Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "Choose": "Chọn",
    "Directories": "Thư mục",
    "Files": "Tệp",
    "All Files (*)": "Mọi tệp (*)",
    "Back": "Quay lại",
    "Go back": "Quay lại",
    "Forward": "Tiến tới",
    "Go forward": "Tiến tới",
    "Parent Directory": "Thư mục trên",
    "Go to the parent directory": "Lên thư mục trên",
    "New Folder": "Thư mục mới",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "List View": "Xem danh sách",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Sidebar": "Các nơi hay dùng",
    "Rename": "Đổi tên",
    "Remove": "Bỏ",
    "Show ": "Hiện ",
    "Show hidden files": "Hiện tệp ẩn",
    "Show &hidden files": "Hiện tệp ẩn",
    "Recent Places": "Nơi mới dùng",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "File": "Tệp",
    "%1 File": "Tệp %1",
    "Unknown": "Không rõ",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "%1 bytes": "%1 byte",
    "%1 KiB": "%1 KB",
    "%1 MiB": "%1 MB",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay bằng tệp mới?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp này. Xin xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục này. Xin xem lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": ("“%1” được bảo vệ. Vẫn xóa?"),
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
    "Could not delete directory.": "Không xóa được thư mục.",
    # Print dialog
    "Print": "In",
    "Printer": "Máy in",
    "Name:": "Tên:",
    "Location:": "Vị trí:",
    "Type:": "Loại:",
    "Properties": "Thuộc tính",
    "Preview": "Xem trước",
    "Output file:": "Ghi ra tệp:",
    "Options": "Tùy chọn",
    "Options >>": "Tùy chọn >>",
    "Options <<": "Tùy chọn <<",
    "Output Settings": "Cách in",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Collate": "In theo bộ",
    "Reverse": "In ngược từ cuối",
    "Print range": "Trang cần in",
    "Print all": "In tất cả",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages": "Các trang",
    "Current Page": "Trang hiện tại",
    "Selection": "Phần đã chọn",
    "Page Set:": "Chọn trang:",
    "All Pages": "Mọi trang",
    "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn",
    "Color": "Màu",
    "Color Mode": "Màu mực",
    "Grayscale": "Đen trắng",
    "Double Sided Printing": "In hai mặt",
    "Duplex Printing": "In hai mặt",
    "Off": "Không",
    "None": "Không",
    "Long side binding": "Lật cạnh dài",
    "Short side binding": "Lật cạnh ngắn",
    "Long side": "Lật cạnh dài",
    "Short side": "Lật cạnh ngắn",
    "Local file": "Tệp trên máy",
    "Print to File (PDF)": "In ra tệp PDF",
    "Print To File ...": "In ra tệp…",
    "Write PDF file": "Ghi tệp PDF",
    "Advanced": "Nâng cao",
    "Page Setup": "Thiết lập trang",
    "Page setup": "Thiết lập trang",
    "Form": "Biểu mẫu",
    "Paper": "Giấy",
    "Page size:": "Khổ giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Paper source:": "Khay giấy:",
    "Orientation": "Hướng giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Reverse portrait": "Dọc ngược",
    "Reverse landscape": "Ngang ngược",
    "Margins": "Lề",
    "top margin": "lề trên",
    "bottom margin": "lề dưới",
    "left margin": "lề trái",
    "right margin": "lề phải",
    "Page Layout": "Xếp trang",
    "Page order:": "Thứ tự trang:",
    "Pages per sheet:": "Số trang trên một tờ:",
    "Left to Right, Top to Bottom": "Trái sang phải, trên xuống dưới",
    "Left to Right, Bottom to Top": "Trái sang phải, dưới lên trên",
    "Right to Left, Top to Bottom": "Phải sang trái, trên xuống dưới",
    "Right to Left, Bottom to Top": "Phải sang trái, dưới lên trên",
    "Top to Bottom, Left to Right": "Trên xuống dưới, trái sang phải",
    "Top to Bottom, Right to Left": "Trên xuống dưới, phải sang trái",
    "Bottom to Top, Left to Right": "Dưới lên trên, trái sang phải",
    "Bottom to Top, Right to Left": "Dưới lên trên, phải sang trái",
    "Millimeters (mm)": "Milimét (mm)",
    "Inches (in)": "Inch (in)",
    "Points (pt)": "Point (pt)",
    "Custom": "Tự đặt",
    "Job Options": "Việc in",
    "Job Control": "Việc in",
    "Scheduled printing:": "Giờ in:",
    "Billing information:": "Ghi chú thanh toán:",
    "Job priority:": "Mức ưu tiên:",
    "Banner Pages": "Trang bìa việc in",
    "Print Immediately": "In ngay",
    "Hold Indefinitely": "Giữ lại",
    "%1 already exists.\nDo you want to overwrite it?": "%1 đã có.\nGhi đè lên?",
    "File %1 is not writable.\nPlease choose a different file name.": (
        "Không ghi được vào %1.\nXin chọn tên khác."
    ),
    "%1 is a directory.\nPlease choose a different file name.": (
        "%1 là một thư mục.\nXin chọn tên khác."
    ),
    "The 'From' value cannot be greater than the 'To' value.": (
        "Trang đầu không được lớn hơn trang cuối."
    ),
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated "
    "by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Ghi các trang cách nhau bằng dấu phẩy, khoảng trang bằng gạch nối. "
        "Ví dụ 3,5-7,9 in các trang 3, 5, 6, 7 và 9."
    ),
    # Print preview
    "Print Preview": "Xem trước khi in",
    "Next page": "Trang sau",
    "Previous page": "Trang trước",
    "First page": "Trang đầu",
    "Last page": "Trang cuối",
    "Fit width": "Vừa chiều rộng",
    "Fit page": "Vừa trang",
    "Zoom in": "Phóng to",
    "Zoom out": "Thu nhỏ",
    "Show single page": "Xem từng trang",
    "Show facing pages": "Xem hai trang",
    "Show overview of all pages": "Xem mọi trang",
    "Export to PDF": "Xuất PDF",
    # Scroll bars, tabs, title bars
    "Scroll here": "Cuộn đến đây",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải",
    "Scroll Left": "Cuộn sang trái",
    "Scroll Right": "Cuộn sang phải",
    "More": "Xem thêm",
}
_MNEMONIC = re.compile("&(?=[^&\\s])")
# These two are no words: Qt reads the layout direction and paper names from them.
_KEPT_CONTEXTS = {"QGuiApplication", "QShortcut"}


class Vietnamese(QTranslator):
    """Answer Qt's requests for its standard words in Vietnamese."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask for."""
        return False

    def translate(
        self,
        context: bytes | str,
        sourceText: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str:
        """Return the Vietnamese for one of Qt's words; a word not in the table stays."""
        if context in _KEPT_CONTEXTS:
            return str(sourceText)
        word = str(sourceText)
        return _WORDS.get(word) or _WORDS.get(_MNEMONIC.sub("", word), word)
