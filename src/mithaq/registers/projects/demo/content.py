"""What the two towns of the demonstration build: invented, like the firms that build it.

Days count from today, minus for the past. `road`: (stage, day, reason or None); `steps`: (words, planned, done or
None, weight); `replan`: (day it was said, earlier end, reason); `costs`: estimated, voted, contracted, paid.
"""

from __future__ import annotations

from typing import Any

from mithaq.kit.i18n import Text


def text(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


OFFICE = text("رئيس مصلحة الأشغال", "Chef du service des travaux", "Head of works")
DIGGING = text("الحفر والتسوية", "Terrassement", "Digging and levelling")
PIPES = text("مدّ القنوات", "Pose des canalisations", "Laying the pipes")
BASE = text("الطبقة الأساسية", "Couche de base", "Base layer")
PAVING = text("التعبيد", "Revêtement", "Paving")
POLES = text("نصب الأعمدة", "Pose des mâts", "Putting up the poles")
CABLES = text("مدّ الأسلاك", "Câblage", "Cabling")
SWITCHED_ON = text("التشغيل", "Mise en service", "Switching on")
WALLS = text("البناء", "Gros œuvre", "Walls and roof")
FITTINGS = text("التجهيز والدهن", "Équipement et peinture", "Fittings and paint")
TREES = text("غرس الأشجار", "Plantation", "Planting")
BENCHES = text("المقاعد والإنارة", "Bancs et éclairage", "Benches and lights")

RAIN = text(
    "تعطلت الأشغال ثلاثة أسابيع بسبب الأمطار.",
    "Les travaux ont été arrêtés trois semaines par la pluie.",
    "Rain stopped the works for three weeks.",
)
OLD_PIPES = text(
    "اكتُشفت قنوات قديمة لم تكن في الأمثلة، ولا بدّ من تحويلها قبل التعبيد.",
    "D’anciennes canalisations, absentes des plans, doivent être déplacées avant le revêtement.",
    "Old pipes that no drawing showed have to be moved before the paving.",
)
SUPPLY = text(
    "تأخر المزوّد في تسليم الأعمدة.",
    "Le fournisseur a livré les mâts en retard.",
    "The supplier delivered the poles late.",
)
OWNER = text(
    "توقفت الأشغال إلى حين تسوية ملكية قطعة الأرض المجاورة.",
    "Les travaux sont arrêtés jusqu’au règlement de la propriété du terrain voisin.",
    "The works stand still until the ownership of the plot beside is settled.",
)
NO_OFFER = text(
    "لم يرد أي عرض في حدود الاعتماد، وأُدرجت الحاجة في برنامج آخر.",
    "Aucune offre dans la limite du crédit ; le besoin est repris dans un autre programme.",
    "No offer stayed within the money; the need was taken into another programme.",
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

PROJECTS = {"regueb": REGUEB, "salt": SALT}
