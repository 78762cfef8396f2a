"""What people of the two towns tell in the demonstration: invented, about what towns really hear of."""

from __future__ import annotations

from typing import Any

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


OFFICES = (
    (
        "discuss.desk_agent",
        ("requests.office_agent",),
        t("مكتب استقبال المواطنين", "Bureau d’accueil", "Reception office"),
    ),
    (
        "plans.publisher",
        ("requests.head", "requests.manager"),
        t(
            "متابعة الشكاوى والاقتراحات",
            "Suivi des plaintes et suggestions",
            "Oversight of complaints and suggestions",
        ),
    ),
)
# code, name, a unit of the municipality (or another body)
UNITS: dict[str, list[tuple[str, Text, bool]]] = {
    "regueb": [
        (
            "hygiene",
            t(
                "مصلحة النظافة والعناية بالبيئة",
                "Service de la propreté et de l’environnement",
                "Cleanliness and environment",
            ),
            True,
        ),
        (
            "works",
            t("مصلحة الأشغال والإنارة", "Service des travaux et de l’éclairage", "Works and lighting"),
            True,
        ),
        (
            "permits",
            t(
                "مصلحة التراخيص والتراتيب",
                "Service des autorisations et de la réglementation",
                "Permits and by-laws",
            ),
            True,
        ),
        (
            "water",
            t("إقليم توزيع المياه", "District de distribution des eaux", "Water distribution district"),
            False,
        ),
    ],
    "salt": [
        (
            "hygiene",
            t(
                "دائرة البيئة والنظافة",
                "Département de l’environnement et de la propreté",
                "Environment and cleanliness",
            ),
            True,
        ),
        (
            "works",
            t("دائرة الأشغال والإنارة", "Département des travaux et de l’éclairage", "Works and lighting"),
            True,
        ),
        (
            "permits",
            t("دائرة التنظيم والتراخيص", "Département de l’urbanisme et des permis", "Planning and permits"),
            True,
        ),
        (
            "water",
            t(
                "مديرية مياه المحافظة",
                "Direction des eaux du gouvernorat",
                "Water directorate of the governorate",
            ),
            False,
        ),
    ],
}
LEAK: list[dict[str, Any]] = [
    {
        "code": "where",
        "label": t("أين يتسرب الماء؟", "Où l’eau fuit-elle ?", "Where does the water leak?"),
        "kind": "choice",
        "required": True,
        "options": [
            {"code": "street", "label": t("في الطريق العام", "Dans la rue", "In the street")},
            {
                "code": "home",
                "label": t(
                    "داخل منزلي أو قبل العدّاد",
                    "Chez moi ou avant le compteur",
                    "In my home or before the meter",
                ),
                "stop": t(
                    "هذا من اختصاص مؤسسة المياه، لا البلدية: اتصلوا بها مباشرة فهي تتدخل أسرع.",
                    "C’est l’affaire du service des eaux et non de la commune : appelez-le, il viendra plus vite.",
                    "That is for the water company and not the municipality: call it, it comes sooner.",
                ),
            },
        ],
    }
]
# code, kind, field, unit, term, public, asks where, name, help, further questions, how often
CATEGORIES: tuple[tuple[Any, ...], ...] = (
    (
        "waste",
        "complaint",
        "hygiene",
        "hygiene",
        "requests.answer",
        True,
        True,
        t("نفايات لم تُرفع", "Ordures non ramassées", "Waste not collected"),
        t(
            "حاويات ممتلئة، أكياس في الطريق.",
            "Conteneurs pleins, sacs dans la rue.",
            "Full containers, bags in the street.",
        ),
        [],
        9,
    ),
    (
        "dump",
        "violation",
        "hygiene",
        "hygiene",
        "requests.answer",
        True,
        True,
        t("رمي عشوائي للفضلات", "Dépôt sauvage", "Illegal dumping"),
        t(
            "فواضل بناء أو نفايات تُلقى حيث لا يجوز.",
            "Gravats ou déchets jetés là où c’est interdit.",
            "Rubble or waste thrown where it is forbidden.",
        ),
        [],
        4,
    ),
    (
        "lamp",
        "complaint",
        "lighting",
        "works",
        "requests.answer",
        True,
        True,
        t("إنارة معطّلة", "Éclairage en panne", "Street light out"),
        t(
            "عمود أو شارع بلا ضوء.",
            "Un lampadaire ou une rue sans lumière.",
            "A lamp post or a street without light.",
        ),
        [],
        8,
    ),
    (
        "wire",
        "complaint",
        "lighting",
        "works",
        "requests.urgent",
        True,
        True,
        t("سلك كهربائي مكشوف", "Fil électrique à nu", "Bare electric wire"),
        t(
            "خطر على المارة: نتدخل بسرعة.",
            "Danger pour les passants : nous venons vite.",
            "Danger for people passing: we come fast.",
        ),
        [],
        1,
    ),
    (
        "pothole",
        "complaint",
        "roads",
        "works",
        "requests.answer",
        True,
        True,
        t("حفرة في الطريق أو الرصيف", "Nid-de-poule ou trottoir abîmé", "Hole in a road or pavement"),
        t(
            "حُفر، رصيف مكسور، بالوعة بلا غطاء.",
            "Trous, trottoir cassé, regard sans couvercle.",
            "Holes, broken pavement, a drain without its cover.",
        ),
        [],
        7,
    ),
    (
        "leak",
        "complaint",
        "water",
        "works",
        "requests.urgent",
        True,
        True,
        t("تسرّب ماء أو انسداد مجرى", "Fuite d’eau ou égout bouché", "Water leak or blocked drain"),
        t(
            "ماء يسيل في الطريق أو مياه راكدة.",
            "De l’eau qui coule dans la rue ou qui stagne.",
            "Water running in the street or standing.",
        ),
        LEAK,
        3,
    ),
    (
        "tree",
        "complaint",
        "green",
        "hygiene",
        "requests.answer",
        True,
        True,
        t("شجرة أو حديقة تحتاج عناية", "Arbre ou jardin à entretenir", "Tree or garden that needs care"),
        t(
            "أغصان خطرة، ألعاب مكسورة.",
            "Branches dangereuses, jeux cassés.",
            "Dangerous branches, broken playgrounds.",
        ),
        [],
        2,
    ),
    (
        "building",
        "violation",
        "building",
        "permits",
        "requests.long",
        False,
        True,
        t("بناء دون رخصة", "Construction sans permis", "Building without a permit"),
        t(
            "يبقى بينكم وبين البلدية.",
            "Cela reste entre vous et la commune.",
            "It stays between you and the municipality.",
        ),
        [],
        2,
    ),
    (
        "pavement",
        "violation",
        "order",
        "permits",
        "requests.answer",
        True,
        True,
        t("احتلال الرصيف أو الطريق", "Occupation du trottoir ou de la voie", "Pavement or street taken over"),
        t(
            "سلع أو كراسٍ أو سيارات تسدّ الممر.",
            "Marchandises, chaises ou voitures qui barrent le passage.",
            "Goods, chairs or cars that block the way.",
        ),
        [],
        3,
    ),
    (
        "crossing",
        "suggestion",
        "roads",
        "works",
        "requests.long",
        True,
        True,
        t("جعل طريق أكثر أمانًا", "Rendre une rue plus sûre", "Making a street safer"),
        t("ممر للمشاة، مطبّ، إشارة.", "Passage piéton, ralentisseur, panneau.", "A crossing, a hump, a sign."),
        [],
        3,
    ),
    (
        "park",
        "suggestion",
        "green",
        "hygiene",
        "requests.long",
        True,
        True,
        t("فكرة لحديقة أو ساحة", "Une idée pour un jardin ou une place", "An idea for a park or a square"),
        t("أشجار، مقاعد، ألعاب.", "Arbres, bancs, jeux.", "Trees, benches, games."),
        [],
        2,
    ),
    (
        "counter",
        "opinion",
        "service",
        "",
        "requests.answer",
        True,
        False,
        t("خدمة في الشبّاك", "Accueil au guichet", "Service at a counter"),
        t(
            "كيف استُقبلتم وكم انتظرتم.",
            "Comment vous avez été reçu, combien vous avez attendu.",
            "How you were received, how long you waited.",
        ),
        [],
        3,
    ),
)
# Words in which people write about each of them; one is taken by turns.
WORDS: dict[str, tuple[str, ...]] = {
    "waste": (
        "الحاوية ممتلئة منذ أربعة أيام والرائحة لا تطاق.",
        "لم تمر شاحنة النظافة هذا الأسبوع بنهجنا.",
        "Le conteneur déborde depuis lundi, les chiens éparpillent tout.",
        "أكياس الفضلات متراكمة أمام مدخل المدرسة.",
    ),
    "dump": (
        "هناك من يلقي فواضل البناء ليلًا على حافة الوادي.",
        "شاحنة تفرغ الأتربة في الأرض البيضاء كل مساء.",
        "Des pneus sont jetés derrière le marché.",
    ),
    "lamp": (
        "النهج كله مظلم منذ أسبوعين والأطفال يعودون من الدروس في الليل.",
        "العمود الثالث بعد المنعرج لا يشتغل.",
        "Trois lampadaires éteints de suite, on ne voit plus rien le soir.",
        "الإنارة تشتعل في النهار وتنطفئ في الليل.",
    ),
    "wire": ("سلك كهربائي متدلٍّ من العمود على ارتفاع طفل.",),
    "pothole": (
        "حفرة عميقة وسط الطريق تكسر العجلات، وتزيد كلما نزل المطر.",
        "غطاء البالوعة مفقود منذ أيام.",
        "Le trottoir est cassé, impossible de passer avec une poussette.",
        "الرصيف مكسور ولا يمر عليه كرسي متحرك.",
    ),
    "leak": ("ماء يسيل ليل نهار من تحت الرصيف.", "مجرى تصريف مياه الأمطار مسدود ويفيض على المحلات."),
    "tree": ("أغصان الشجرة تكاد تسقط على المارة.", "أرجوحة الحديقة مكسورة وحديدها حاد."),
    "building": ("طابق ثالث يُبنى منذ أيام ولا لافتة رخصة أمام الورشة.",),
    "pavement": (
        "صاحب المحل يضع سلعه على كامل الرصيف فنمشي وسط السيارات.",
        "Les chaises du café barrent tout le trottoir.",
    ),
    "crossing": (
        "نقترح ممرًا للمشاة أمام المدرسة، فالسيارات لا تخفف السرعة.",
        "مطبّ واحد قبل المنعرج يكفي لحماية الأطفال.",
    ),
    "park": (
        "لو غُرست أشجار ظل حول الساحة لجلست العائلات فيها صيفًا.",
        "Quelques bancs à l’ombre rendraient la place vivante.",
    ),
    "counter": (
        "استقبال طيب، لكن الانتظار تجاوز ساعة ونصفًا.",
        "الموظفة شرحت لي كل شيء بصبر، شكرًا لها.",
        "On m’a demandé deux fois le même papier.",
    ),
}
# (latitude, longitude) of the middle of each town.
MIDDLES = {"regueb": (34.8593, 9.7865), "salt": (32.0392, 35.7272)}
LANDMARKS: dict[str, tuple[str, ...]] = {
    "regueb": (
        "قرب المدرسة الابتدائية",
        "قبالة الجامع",
        "خلف السوق الأسبوعية",
        "مفترق طريق سيدي بوزيد",
        "بجانب دار الشباب",
        "أمام المستشفى",
        "قرب مكتب البريد",
    ),
    "salt": (
        "قرب مدرسة البنات",
        "مقابل المسجد",
        "أعلى الدرج الحجري",
        "عند الدوّار",
        "بجانب الحديقة العامة",
        "قرب مجمع الباصات",
        "خلف السوق القديم",
    ),
}
DONE: dict[str, Text] = {
    "hygiene": t(
        "رُفعت الفضلات وأُضيفت جولة في الأسبوع.",
        "Les déchets ont été enlevés et une tournée ajoutée.",
        "The waste was taken away and a round was added.",
    ),
    "lighting": t(
        "بُدّلت المصابيح وعاد الضوء.",
        "Les ampoules ont été changées, la lumière est revenue.",
        "The bulbs were replaced and the light is back.",
    ),
    "roads": t(
        "سُوّيت الحفرة وأُعيد الغطاء.",
        "Le trou a été comblé et le couvercle remis.",
        "The hole was filled and the cover put back.",
    ),
    "water": t(
        "أُصلح القنال ونُظف المجرى.",
        "La conduite a été réparée et l’égout curé.",
        "The pipe was repaired and the drain cleaned.",
    ),
    "green": t(
        "قُلّمت الأغصان وأُصلحت الألعاب.",
        "Les branches ont été taillées et les jeux réparés.",
        "The branches were cut and the games repaired.",
    ),
    "building": t(
        "عاين الأعوان الورشة وحُرّر محضر.",
        "Les agents ont visité le chantier et dressé un procès-verbal.",
        "Officers visited the site and wrote a report.",
    ),
    "order": t(
        "أُخلي الرصيف ونُبّه صاحب المحل كتابيًا.",
        "Le trottoir a été libéré et le commerçant averti par écrit.",
        "The pavement was cleared and the shopkeeper warned in writing.",
    ),
    "service": t(
        "شكرًا: فُتح شباك ثانٍ يومي الاثنين والخميس.",
        "Merci : un deuxième guichet ouvre le lundi et le jeudi.",
        "Thank you: a second counter opens on Mondays and Thursdays.",
    ),
}
REFUSED = t(
    "عايناه ولا يدخل في برنامج هذه السنة: نعيد النظر فيه عند إعداد الميزانية القادمة.",
    "Nous l’avons examiné : il n’entre pas dans le programme de cette année et sera revu avec le prochain budget.",
    "We looked at it: it is not in this year’s programme and will be looked at again with the next budget.",
)
HANDED = t(
    "هذا من اختصاص مصالح المياه: أحلنا إليها طلبكم وأعلمناها بمكانه.",
    "Cela relève du service des eaux : nous lui avons transmis votre demande et le lieu.",
    "This is for the water service: we handed it your request and told it the place.",
)
CLOSING = t("انقضى أجل الاعتراض.", "Le délai de contestation est passé.", "The time to contest has passed.")
REPLIES: tuple[tuple[str, str, Text], ...] = (
    (
        "فريق في الطريق · Équipe en route",
        "in_progress",
        t(
            "كُلّف فريق بالمعاينة، ونعود إليكم بعد تدخله.",
            "Une équipe est chargée de la visite ; nous revenons vers vous après son passage.",
            "A team was sent; we come back to you after its visit.",
        ),
    ),
    (
        "أُنجز · Fait",
        "resolved",
        t(
            "أُنجز العمل. إن بقي شيء فأعلمونا في الأيام القادمة.",
            "Le travail est fait. S’il reste quelque chose, dites-le nous dans les jours qui viennent.",
            "The work is done. If anything is left, tell us in the coming days.",
        ),
    ),
    (
        "ليس من اختصاصنا · Pas de notre ressort",
        "not_ours",
        t(
            "هذا الأمر من اختصاص جهة أخرى، ونذكر لكم من تخاطبون.",
            "Cela relève d’un autre organisme ; voici à qui vous adresser.",
            "Another body is in charge of this; here is whom to turn to.",
        ),
    ),
)
