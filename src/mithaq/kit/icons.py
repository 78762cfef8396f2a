"""The icon set, drawn for Mithaq on a 24 × 24 grid: two-unit strokes, round joins, the current colour."""

from __future__ import annotations

from html import escape

# name → inner SVG
SHAPES: dict[str, str] = {
    "alert": '<path d="M12 3.5 2.5 20h19z"/><path d="M12 10v4.5M12 17.3v.2"/>',
    "arrow": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15z"/><path d="M10 21h4"/>',
    "book": '<path d="M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14"/>',
    "building": '<path d="M3 9.5 12 4l9 5.5H3zM5.5 10v8M10 10v8M14 10v8M18.5 10v8M3 20.5h18"/>',
    "calendar": '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>',
    "chart": '<path d="M3.5 20.5h17M6.5 20v-7M12 20V5M17.5 20v-10"/>',
    "check": '<path d="m4.5 12.5 5 5L19.5 7"/>',
    "chevron": '<path d="m9 5 7 7-7 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.5l3.5 2"/>',
    "close": '<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>',
    "comment": '<path d="M4 5h16v11h-9l-4.5 4v-4H4z"/><path d="M8 9h8M8 12.2h5"/>',
    "copy": '<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M5.5 15.5h-2v-12h12v2"/>',
    "document": '<path d="M6 3h8.5L19 7.5V21H6z"/><path d="M14 3v5h5M9 12.5h7M9 16.5h7"/>',
    "dot": '<circle cx="12" cy="12" r="4" fill="currentColor"/>',
    "down": '<path d="m5 9 7 7 7-7"/>',
    "download": '<path d="M12 3.5V15M7 10.5l5 5 5-5M4 20.5h16"/>',
    "edit": '<path d="m4 20 1-4.5L16 4.5l3.5 3.5L8.5 19z"/><path d="m13.5 7 3.5 3.5"/>',
    "eye": (
        '<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"/>'
        '<circle cx="12" cy="12" r="2.8"/>'
    ),
    "filter": '<path d="M3.5 5h17l-6.5 8v6.5l-4-2V13z"/>',
    "flag": '<path d="M5.5 21.5V4M5.5 4.5c4-2 8 2 13 0v9.5c-5 2-9-2-13 0"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z"/>',
    "hand": (
        '<path d="M7 12.5V6.7a1.4 1.4 0 0 1 2.8 0V11V5a1.4 1.4 0 0 1 2.8 0v6V5.7a1.4 1.4 0 0 1 2.8 0V12'
        'V8.5a1.4 1.4 0 0 1 2.8 0V15c0 3.5-2.3 6-5.8 6-2.7 0-4-1-5.4-3.2L4 13.8c-.9-1.6 1.1-2.9 2.3-1.6z"/>'
    ),
    "history": '<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5"/><path d="M12 8v4.5l3 1.8"/>',
    "home": '<path d="m3.5 11.5 8.5-8 8.5 8M6 10v10h12V10M10 20v-5.5h4V20"/>',
    "inbox": '<path d="M4 13.5 6.5 5h11l2.5 8.5V19H4zM4 13.5h4.5l1.5 2.5h4l1.5-2.5H20"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.2"/>',
    "link": (
        '<path d="M10 14a4 4 0 0 0 5.8 0l3-3a4.1 4.1 0 0 0-5.8-5.8l-1.3 1.3"/>'
        '<path d="M14 10a4 4 0 0 0-5.8 0l-3 3a4.1 4.1 0 0 0 5.8 5.8l1.3-1.3"/>'
    ),
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7 8 6.5L20 7"/>',
    "menu": '<path d="M4 6.5h16M4 12h16M4 17.5h16"/>',
    "people": (
        '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6"/>'
        '<path d="M15.5 5.3a3.4 3.4 0 0 1 0 6.4M18 14.8c2 .8 3.2 2.5 3.5 5.2"/>'
    ),
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4.5 3.3-6.5 7.5-6.5s6.9 2 7.5 6.5"/>',
    "pin": (
        '<path d="M12 21.5s-7-6-7-11.7a7 7 0 0 1 14 0c0 5.7-7 11.7-7 11.7z"/>'
        '<circle cx="12" cy="10" r="2.5"/>'
    ),
    "plus": '<path d="M12 4.5v15M4.5 12h15"/>',
    "print": '<path d="M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3"/><path d="M7 14h10v6.5H7z"/>',
    "scales": '<path d="M12 3.5v17M7 20.5h10M5 6.5h14M5 6.5 2.5 13h5zM19 6.5 16.5 13h5z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "send": '<path d="M3.5 12 20.5 4l-5 16.5-4-6.5z"/><path d="m11.5 14 9-10"/>',
    "settings": (
        '<path d="M4 7h9M18 7h2M4 17h2M11 17h9"/><circle cx="15.5" cy="7" r="2.5"/>'
        '<circle cx="8.5" cy="17" r="2.5"/>'
    ),
    "share": (
        '<circle cx="6" cy="12" r="2.5"/><circle cx="17.5" cy="5.5" r="2.5"/>'
        '<circle cx="17.5" cy="18.5" r="2.5"/><path d="m8.2 10.8 7-4M8.2 13.2l7 4"/>'
    ),
    "star": '<path d="m12 3.5 2.6 5.7 6.2.6-4.7 4.1 1.4 6.1-5.5-3.2L6.5 20l1.4-6.1-4.7-4.1 6.2-.6z"/>',
    "table": (
        '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><path d="M3.5 9.5h17M3.5 14.5h17M10 9.5v10"/>'
    ),
    "target": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4"/><path d="M12 12v.1"/>',
    "trash": '<path d="M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5l1 14h9l1-14M10.5 10.5v6M13.5 10.5v6"/>',
    "upload": '<path d="M12 16V4M7 8.5l5-5 5 5M4 20.5h16"/>',
    "vote": '<path d="M4 13.5h16v7H4zM7 13.5v-10h10v10M10 8l1.5 1.5L14.5 6.5"/>',
}
# Shapes that point somewhere along the line of reading: mirrored by the sheet in right-to-left pages.
DIRECTED = frozenset({"arrow", "chevron", "send", "history"})


def icon(name: str, label: str = "") -> str:
    """The SVG of one icon; KeyError for an unknown name. With a label an image, without it decoration."""
    shape = SHAPES[name]
    classes = "icon flip" if name in DIRECTED else "icon"
    voice = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="{classes}" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        f'focusable="false" {voice}>{shape}</svg>'
    )
