"""What the two towns of the demonstration build: invented, like the firms that build it.

Days count from today, minus for the past. `road`: (stage, day, reason or None); `steps`: (words, planned, done or
None, weight); `replan`: (day it was said, earlier end, reason); `costs`: estimated, voted, contracted, paid.
"""

from __future__ import annotations

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
