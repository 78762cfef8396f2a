from datetime import UTC, date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from mithaq.kit import tables


def test_csv_when_opened_by_a_spreadsheet_then_arabic_is_kept_and_nothing_runs():
    data = tables.csv_file(["العنوان", "n"], [["=1+1", 2], ["حيّ, الزهور", None], ["-5 °C", -5]]).read()
    assert data.decode("utf-8") == "\ufeffالعنوان,n\r\n'=1+1,2\r\n\"حيّ, الزهور\",\r\n'-5 °C,-5\r\n"


def test_xlsx_when_right_to_left_then_sheet_is_and_types_are_kept():
    row = ["=1+1", Decimal("12.500"), date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, tzinfo=UTC), True, None]
    data = tables.xlsx_file("الخطط: 2026/27", ["a", "b", "c", "d", "e", "f"], [row], rtl=True)
    sheet = load_workbook(data).active
    assert sheet.title == "الخطط 202627"
    assert sheet.sheet_view.rightToLeft is True
    assert [cell.value for cell in sheet[2]] == [
        "=1+1",
        12.5,
        datetime(2026, 1, 2),
        datetime(2026, 1, 2, 3, 4),
        True,
        None,
    ]
    assert sheet["A2"].data_type == "s"
