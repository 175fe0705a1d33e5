"""How large a file from outside may be; beyond, it is refused with a sentence that names the limit."""

from __future__ import annotations

MAX_FILE_BYTES = 50 * 1024 * 1024
"""Of a file."""

MAX_ENTRIES = 10_000
"""Files inside an archive, as workbooks and office documents are."""

MAX_INFLATED_BYTES = 500 * 1024 * 1024
"""What all that is read of an archive may hold, unpacked."""

MAX_RATIO = 200
"""How many times as large as packed a part of an archive may be, beyond the first megabytes."""

MAX_ROWS = 1_000_000
"""Rows of a table, lines of a text."""

MAX_COLUMNS = 512
"""Columns of a table."""

MAX_CELLS = 5_000_000
"""Cells of a workbook, with the empty ones between those that hold something: each takes room."""

MAX_SHEETS = 255
"""Sheets of a workbook."""

MAX_WORKBOOK_TEXT = 200_000_000
"""Characters in all cells of a workbook; a text that many cells share counts for each of them."""

MAX_FIELD = 1_000_000
"""Characters of a cell, of a line of a text."""

MAX_COLUMN_NAME = 10_000
"""Characters of the name of a column; in response sheets that is a question."""

MAX_ROW_TEXT = 10_000_000
"""Characters of a row of a text that is a table."""

MAX_DEPTH = 100
"""Levels of an outline, one inside the other."""

MAX_THEMES = 2_000
"""Themes of an agenda: far more than anyone could log against."""

MAX_LINES = 100_000
"""Lines of a text that is read as an agenda or as a note: some 2,000 pages."""

MAX_POINTS = 2_000
"""Key points of the note of a meeting."""

MAX_XML_DEPTH = 250
"""Elements of XML, one inside the other: more than twice `MAX_DEPTH`."""

MAX_SUBMISSION_TEXT = 5_000_000
"""Characters of a submission: some 2,000 pages."""

MAX_MARKUP_BYTES = 16 * 1024 * 1024
"""Of the XML that a submission is written in, unpacked; a hundred pages take two or three of them."""

MAX_PAGE = 10_000_000
"""Characters of a page of HTML, without the pictures that stand in it as text."""

MAX_RTF = 5_000_000
"""Characters of a submission in RTF, without its pictures."""

MAX_PAGES = 5_000
"""Pages of a PDF file."""

MAX_PAGE_CONTENT = 16 * 1024 * 1024
"""Of what is drawn and written on a page of a PDF file, unpacked and without its pictures."""

MAX_PAGE_RATIO = 60
"""How many times as large as packed that may be, beyond the first megabyte; what people write is below 20."""

MAX_PDF_MEMORY = 640 * 1024 * 1024
"""Bytes of memory that the process may take which reads a PDF file."""

MAX_PAGE_SECONDS = 10
"""Seconds that it may take over a page; usual ones take a hundredth of one."""

MAX_CODED_XML = 64 * 1024 * 1024
"""Of the XML of a project of coded texts, unpacked; the texts themselves mostly lie beside it."""

MAX_CODED_PARTS = 200_000
"""Texts and passages of such a project, with what codes are given to them."""

MAX_MAIL_PARTS = 500
"""Parts of an e-mail, those of the messages in it included."""

MAX_MAIL_HEADER = 16_000
"""Characters of a header of an e-mail that says what a part is."""

MAX_MAIL_DEPTH = 20
"""Parts of an e-mail, one inside the other."""

MAX_MEETINGS = 20_000
"""Meetings of a calendar: ten a day, for years."""

MAX_REGISTER_BYTES = 10 * 1024 * 1024
"""Of a register of groups in JSON, which is read as a whole: three times what there is."""
