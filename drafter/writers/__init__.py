"""Writers: blocks into DOCX bytes or plain text; they know no regulation."""
