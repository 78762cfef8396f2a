"""Charts as SVG text: pure functions, no Django, no browser code.

Each function returns a `Chart`: the drawing and the table it was drawn from, to be shown side by side.
Drawings are 360 units wide (a phone), carry `<title>` and `<desc>`, never rely on colour alone, and mirror
for right-to-left readers by computing every x here: the SVG itself always says `direction="ltr"` with
explicit anchors, because engines disagree about mirrored text, and labels are wrapped in Unicode isolates.
"""

from .bars import bars, stacked
from .canvas import Chart
from .lines import line
from .rings import ring
from .spans import Span, spans

__all__ = ["Chart", "Span", "bars", "line", "ring", "spans", "stacked"]
