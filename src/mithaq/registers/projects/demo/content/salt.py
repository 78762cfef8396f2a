"""The projects of the demonstration in Greater Salt. Invented."""

from __future__ import annotations

from typing import Any

from .words import (
    BASE,
    BENCHES,
    DIGGING,
    FITTINGS,
    NO_OFFER,
    OLD_PIPES,
    OWNER,
    PAVING,
    PIPES,
    POLES,
    RAIN,
    SUPPLY,
    SWITCHED_ON,
    TREES,
    WALLS,
    text,
)

SALT: list[dict[str, Any]] = [
    {
        "code": "GS-01",
        "title": text("درج حي الجدعة", "Escalier du quartier Jada’a", "The stairs of Jada’a"),
        "summary": text(
            "ترميم 210 درجات حجرية مع درابزين وإنارة.",
            "210 marches de pierre restaurées, avec rampe et éclairage.",
            "210 stone steps restored, with a handrail and lights.",
        ),
        "zone": "centre",
        "at": (35.727, 32.04),
        "planned": (-180, -28),
        "delay": OLD_PIPES,
        "replan": (-30, -50, RAIN),
        "costs": (95_000, 92_000, "90400", "51000"),
        "contractor": "مؤسسة الحجر الأصفر للمقاولات",
        "road": [
            ("studied", -330, None),
            ("voted", -270, None),
            ("tendered", -230, None),
            ("contracted", -190, None),
            ("under_way", -175, None),
        ],
        "steps": [(DIGGING, -120, -118, 2), (PIPES, -80, -40, 2), (PAVING, -30, None, 4)],
        "remark": (
            "الدرابزين الجديد مخلوع عند المنعطف الثاني، وكبار السن يتمسكون به.",
            "رنا",
            "المنعطف الثاني من الدرج",
        ),
    },
    {
        "code": "GS-02",
        "title": text("تعبيد طريق زي", "Revêtement de la route de Zay", "Paving the Zay road"),
        "summary": text(
            "أربعة كيلومترات مع عبّارات لمياه الأمطار.",
            "Quatre kilomètres avec des passages d’eau.",
            "Four kilometres with culverts for rain water.",
        ),
        "zone": "zay",
        "at": (35.72, 32.1),
        "planned": (-100, 40),
        "costs": (380_000, 370_000, "362000", "181000"),
        "contractor": "شركة البلقاء للطرق",
        "road": [
            ("voted", -200, None),
            ("tendered", -160, None),
            ("contracted", -110, None),
            ("under_way", -95, None),
        ],
        "steps": [(DIGGING, -60, -55, 2), (BASE, -10, -8, 3), (PAVING, 30, None, 3)],
    },
    {
        "code": "GS-03",
        "title": text(
            "حديقة الأحياء الشمالية", "Jardin des quartiers nord", "Garden of the northern quarters"
        ),
        "summary": text(
            "متنفس للعائلات بألعاب آمنة.",
            "Un lieu de détente aux jeux sûrs.",
            "Room for families, with safe swings.",
        ),
        "zone": "north",
        "at": (35.74, 32.06),
        "planned": (-320, -150),
        "delay": SUPPLY,
        "costs": (70_000, 68_000, "66900", "66900"),
        "contractor": "مؤسسة المروج",
        "road": [
            ("voted", -400, None),
            ("tendered", -370, None),
            ("contracted", -330, None),
            ("under_way", -315, None),
            ("finished", -110, None),
            ("handed_over", -75, None),
        ],
        "ended": -110,
        "steps": [(DIGGING, -280, -275, 1), (TREES, -210, -190, 2), (BENCHES, -155, -110, 1)],
    },
    {
        "code": "GS-04",
        "title": text("مجمع النقل العام", "Gare des transports publics", "Bus station"),
        "summary": text(
            "مواقف مظللة ومكاتب تذاكر ومسارات للمشاة.",
            "Quais ombragés, guichets, passages pour piétons.",
            "Shaded stops, ticket desks, paths for walkers.",
        ),
        "zone": "south",
        "at": (35.73, 32.01),
        "planned": (-240, 90),
        "costs": (610_000, 600_000, "588000", "203500"),
        "contractor": "شركة الأردن للإنشاء",
        "road": [
            ("voted", -330, None),
            ("tendered", -300, None),
            ("contracted", -250, None),
            ("under_way", -235, None),
            ("suspended", -30, OWNER),
        ],
        "steps": [(DIGGING, -180, -170, 2), (WALLS, -20, None, 5), (FITTINGS, 75, None, 2)],
    },
    {
        "code": "GS-05",
        "title": text(
            "إنارة شمسية في عيرا ويرقا", "Éclairage solaire à Ira et Yarqa", "Solar lights in Ira and Yarqa"
        ),
        "summary": text("مئة وحدة إنارة شمسية.", "Cent lampadaires solaires.", "A hundred solar lamps."),
        "zone": "ira_yarqa",
        "at": (35.65, 32.03),
        "planned": (-15, 100),
        "costs": (120_000, 118_000, "115250", "0"),
        "contractor": "مؤسسة النهار للطاقة",
        "road": [("voted", -120, None), ("tendered", -80, None), ("contracted", -10, None)],
        "steps": [(POLES, 40, None, 2), (SWITCHED_ON, 95, None, 1)],
    },
    {
        "code": "GS-06",
        "title": text(
            "شبكة مياه الأمطار في وسط المدينة", "Eaux pluviales du centre", "Rain water in the centre"
        ),
        "summary": text(
            "قنوات تحمي المحلات من السيول.",
            "Des conduites qui protègent les commerces des crues.",
            "Pipes that keep floods out of the shops.",
        ),
        "zone": "centre",
        "at": (35.731, 32.037),
        "planned": (30, 300),
        "costs": (450_000, 430_000, None, None),
        "road": [("studied", -150, None), ("voted", -60, None), ("tendered", -12, None)],
        "steps": [],
    },
    {
        "code": "GS-07",
        "title": text("مركز شبابي في علّان", "Centre de jeunes à Allan", "Youth centre in Allan"),
        "summary": text(
            "قاعات للتدريب والرياضة.", "Salles de formation et de sport.", "Rooms for training and sport."
        ),
        "zone": "allan",
        "at": (35.67, 32.1),
        "planned": (None, None),
        "costs": (210_000, None, None, None),
        "road": [("idea", -90, None), ("studied", -20, None)],
        "steps": [],
    },
    {
        "code": "GS-08",
        "title": text("مسار مشي تراثي", "Sentier du patrimoine", "A heritage walk"),
        "summary": text(
            "لوحات وإشارات بين البيوت القديمة.",
            "Panneaux entre les maisons anciennes.",
            "Signs between the old houses.",
        ),
        "zone": "centre",
        "at": (35.729, 32.039),
        "planned": (None, None),
        "costs": (30_000, None, None, None),
        "road": [("idea", -18, None)],
        "steps": [],
    },
    {
        "code": "GS-09",
        "title": text("موقف سيارات متعدد الطوابق", "Parking à étages", "Multi-storey car park"),
        "summary": text(
            "ثلاثمئة موقف قرب السوق.",
            "Trois cents places près du marché.",
            "Three hundred places near the market.",
        ),
        "zone": "centre",
        "at": (35.733, 32.042),
        "planned": (-280, -60),
        "costs": (900_000, 850_000, None, None),
        "road": [("voted", -310, None), ("tendered", -250, None), ("abandoned", -100, NO_OFFER)],
        "steps": [],
    },
    {
        "code": "GS-10",
        "title": text(
            "أرصفة آمنة قرب المدارس", "Trottoirs sûrs près des écoles", "Safe pavements near schools"
        ),
        "summary": text(
            "أنجزتها كوادر البلدية أمام ست مدارس.",
            "Réalisés par les agents de la commune devant six écoles.",
            "Built by the town’s own staff before six schools.",
        ),
        "zone": "north",
        "at": (35.738, 32.052),
        "planned": (-80, -10),
        "costs": (25_000, 25_000, None, "23870"),
        "road": [("voted", -100, None), ("under_way", -75, None), ("finished", -12, None)],
        "ended": -12,
        "steps": [(DIGGING, -50, -52, 1), (PAVING, -15, -12, 2)],
    },
]
