"""The projects of the demonstration in Regueb. Invented."""

from __future__ import annotations

from typing import Any

from .words import (
    BASE,
    BENCHES,
    CABLES,
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

REGUEB: list[dict[str, Any]] = [
    {
        "code": "RG-01",
        "title": text("تعبيد طريق المدرسة", "Revêtement de la route de l’école", "Paving the school road"),
        "summary": text(
            "تعبيد 900 متر بين المدرسة ومفترق السوق مع رصيف للمترجلين.",
            "900 mètres entre l’école et le carrefour du marché, avec un trottoir.",
            "900 metres between the school and the market crossing, with a pavement.",
        ),
        "zone": "zouhour",
        "at": (9.794, 34.866),
        "planned": (-210, -35),
        "replan": (-40, -70, RAIN),
        "delay": OLD_PIPES,
        "costs": (260_000, 250_000, "241500.500", "120000"),
        "contractor": "شركة الوفاق للأشغال",
        "road": [
            ("idea", -420, None),
            ("studied", -360, None),
            ("voted", -310, None),
            ("tendered", -270, None),
            ("contracted", -220, None),
            ("under_way", -200, None),
        ],
        "steps": [
            (DIGGING, -160, -150, 3),
            (PIPES, -110, -60, 2),
            (BASE, -80, None, 3),
            (PAVING, -40, None, 4),
        ],
        "remark": (
            "حفرة كبيرة أمام باب المدرسة بلا حاجز، والأطفال يمرون منها كل صباح.",
            "منية",
            "أمام باب المدرسة",
        ),
    },
    {
        "code": "RG-02",
        "title": text(
            "إنارة شارع البيئة", "Éclairage de l’avenue de l’Environnement", "Lights on Environment avenue"
        ),
        "summary": text(
            "ثمانية وأربعون عمود إنارة مقتصدًا في الطاقة.",
            "Quarante-huit mâts d’éclairage économes.",
            "Forty-eight lamp posts that save energy.",
        ),
        "zone": "centre",
        "at": (9.787, 34.859),
        "planned": (-120, 25),
        "costs": (90_000, 88_000, "84750", "42000"),
        "contractor": "مؤسسة الضياء",
        "road": [
            ("voted", -200, None),
            ("tendered", -170, None),
            ("contracted", -130, None),
            ("under_way", -100, None),
        ],
        "steps": [(POLES, -50, -48, 2), (CABLES, 5, None, 2), (SWITCHED_ON, 20, None, 1)],
    },
    {
        "code": "RG-03",
        "title": text("حديقة حي النور", "Jardin de la cité Ennour", "Garden of Ennour"),
        "summary": text(
            "حديقة عمومية بألعاب للأطفال ومقاعد ظليلة.",
            "Un jardin public avec jeux d’enfants et bancs à l’ombre.",
            "A public garden with swings and benches in the shade.",
        ),
        "zone": "nour",
        "at": (9.781, 34.853),
        "planned": (-300, -120),
        "costs": (60_000, 60_000, "58200", "58200"),
        "contractor": "شركة الواحة الخضراء",
        "road": [
            ("voted", -380, None),
            ("tendered", -350, None),
            ("contracted", -310, None),
            ("under_way", -290, None),
            ("finished", -95, None),
            ("handed_over", -60, None),
        ],
        "ended": -95,
        "delay": SUPPLY,
        "steps": [(DIGGING, -250, -240, 1), (TREES, -180, -150, 2), (BENCHES, -125, -95, 1)],
    },
    {
        "code": "RG-04",
        "title": text(
            "تهيئة السوق الأسبوعية", "Aménagement du marché hebdomadaire", "Laying out the weekly market"
        ),
        "summary": text(
            "فضاءات مغطاة للباعة ودورات مياه ومأوى للسيارات.",
            "Étals couverts, sanitaires et stationnement.",
            "Covered stalls, toilets and parking.",
        ),
        "zone": "centre",
        "at": (9.791, 34.856),
        "planned": (-260, 60),
        "costs": (420_000, 400_000, "396000", "151000"),
        "contractor": "شركة البناء العصري",
        "road": [
            ("voted", -350, None),
            ("tendered", -320, None),
            ("contracted", -280, None),
            ("under_way", -255, None),
            ("suspended", -45, OWNER),
        ],
        "steps": [(DIGGING, -200, -190, 2), (WALLS, -30, None, 5), (FITTINGS, 45, None, 2)],
    },
    {
        "code": "RG-05",
        "title": text(
            "الماء الصالح للشرب بالأرياف الشرقية", "Eau potable à l’est", "Drinking water in the east"
        ),
        "summary": text(
            "خزان وشبكة لستين عائلة.",
            "Un réservoir et un réseau pour soixante familles.",
            "A tank and pipes for sixty families.",
        ),
        "zone": "east",
        "at": (9.91, 34.87),
        "planned": (20, 260),
        "costs": (310_000, 300_000, None, None),
        "road": [("studied", -240, None), ("voted", -120, None), ("tendered", -20, None)],
        "steps": [],
    },
    {
        "code": "RG-06",
        "title": text("مسلك فلاحي بالأرياف الشمالية", "Piste agricole au nord", "Farm track in the north"),
        "summary": text(
            "ستة كيلومترات لفك عزلة ثلاثة دواوير.",
            "Six kilomètres pour désenclaver trois hameaux.",
            "Six kilometres to reach three hamlets.",
        ),
        "zone": "north",
        "at": (9.79, 34.94),
        "planned": (-30, 120),
        "costs": (180_000, 180_000, "172300", "0"),
        "contractor": "شركة الوفاق للأشغال",
        "road": [("voted", -160, None), ("tendered", -110, None), ("contracted", -25, None)],
        "steps": [(DIGGING, 30, None, 2), (BASE, 80, None, 3)],
    },
    {
        "code": "RG-07",
        "title": text(
            "قاعة مطالعة للشباب", "Salle de lecture pour les jeunes", "A reading room for the young"
        ),
        "summary": text(
            "مقترح من مجلس الشباب: قاعة مفتوحة إلى العاشرة ليلًا.",
            "Proposée par le conseil des jeunes : ouverte jusqu’à vingt-deux heures.",
            "Proposed by the youth council: open until ten at night.",
        ),
        "zone": "centre",
        "at": (9.789, 34.862),
        "planned": (None, None),
        "costs": (75_000, None, None, None),
        "road": [("idea", -70, None), ("studied", -15, None)],
        "steps": [],
    },
    {
        "code": "RG-08",
        "title": text("ملعب حي بالأرياف الجنوبية", "Terrain de quartier au sud", "A pitch in the south"),
        "summary": text(
            "ملعب معشب صغير مع إنارة.", "Un petit terrain éclairé.", "A small pitch with lights."
        ),
        "zone": "south",
        "at": (9.78, 34.78),
        "planned": (None, None),
        "costs": (40_000, None, None, None),
        "road": [("idea", -25, None)],
        "steps": [],
    },
    {
        "code": "RG-09",
        "title": text("محطة لنقل النفايات", "Station de transfert des déchets", "A waste transfer station"),
        "summary": text(
            "نقطة تجميع قبل النقل إلى المصب.",
            "Un point de regroupement avant la décharge.",
            "Where waste is gathered before the landfill.",
        ),
        "zone": "west",
        "at": (9.7, 34.86),
        "planned": (-300, -100),
        "costs": (150_000, 140_000, None, None),
        "road": [("voted", -330, None), ("tendered", -260, None), ("abandoned", -130, NO_OFFER)],
        "steps": [],
    },
    {
        "code": "RG-10",
        "title": text(
            "صيانة مدخل البلدية لذوي الإعاقة",
            "Accès de l’hôtel de ville",
            "Step-free entrance of the town hall",
        ),
        "summary": text(
            "منحدر ومصعد صغير أنجزهما عمال البلدية.",
            "Une rampe et un petit élévateur, posés par les agents de la commune.",
            "A ramp and a small lift, built by the town’s own staff.",
        ),
        "zone": "centre",
        "at": (9.786, 34.857),
        "planned": (-90, -20),
        "costs": (12_000, 12_000, None, "11480.750"),
        "road": [("voted", -120, None), ("under_way", -85, None), ("finished", -22, None)],
        "ended": -22,
        "steps": [(WALLS, -60, -58, 2), (FITTINGS, -25, -22, 1)],
    },
]
