# ruff: noqa: E501 (a text in three languages is read as one line of a table)
"""The programme of the demonstration. Invented, save that Regueb's began in 2016; amounts are in the town's currency."""

from __future__ import annotations

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


# (who holds this duty, also gets this one, as)
OFFICES = (
    (
        "plans.publisher",
        "investment.secretary_general",
        t(
            "الكتابة العامة لبرنامج الاستثمار",
            "Secrétariat général du programme d’investissement",
            "General secretariat of the investment programme",
        ),
    ),
    (
        "plans.editor",
        "investment.technician",
        t(
            "فني برنامج الاستثمار",
            "Service technique du programme d’investissement",
            "Technician of the investment programme",
        ),
    ),
    (
        "discuss.desk_agent",
        "investment.animator",
        t(
            "منشّط برنامج الاستثمار",
            "Animation du programme d’investissement",
            "Animator of the investment programme",
        ),
    ),
    (
        "plans.publisher",
        "voting.manager",
        t("مكتب الاقتراع", "Bureau des votes", "Office of votes"),
    ),
    (
        "town.administrator",
        "voting.roll_keeper",
        t("مسك قائمة الناخبين", "Tenue de la liste électorale", "Keeper of the electoral roll"),
    ),
    # Two, since papers are entered twice.
    (
        "discuss.desk_agent",
        "voting.booth_officer",
        t("رئاسة مكتب التصويت", "Présidence du bureau de vote", "Head of the voting booth"),
    ),
    (
        "discuss.moderator",
        "voting.booth_officer",
        t("عضوية مكتب التصويت", "Assesseur du bureau de vote", "Member of the voting booth"),
    ),
)
# Shares of what the census counts, rounded: for the formula to have something to compute with.
POPULATION = {
    "regueb": {
        "centre": 4200,
        "zouhour": 2600,
        "nour": 2300,
        "north": 1900,
        "east": 1700,
        "south": 1500,
        "west": 1300,
    },
    "salt": {"centre": 21000, "north": 17500, "south": 14800, "allan": 6400, "zay": 5200, "ira_yarqa": 4700},
}
SOURCE = "Demonstration: invented figures"
TITLE = {
    "ar": "برنامج الاستثمار التشاركي %s",
    "fr": "Programme d’investissement participatif %s",
    "en": "Participatory investment programme %s",
}
INTRO = t(
    "يقترح سكان كل حي ومنطقة ريفية ما ينقصهم، ويقدّر الفنيون الكلفة، ثم يختار السكان بالتصويت في حدود مبلغ منطقتهم. وما يختارونه تلتزم البلدية بإنجازه.",
    "Les habitants de chaque quartier et secteur rural disent ce qui leur manque, les techniciens chiffrent, puis les habitants votent dans la limite de l’enveloppe de leur secteur. La commune est liée par leur choix.",
    "The people of each neighbourhood and rural zone say what is missing, technicians work out the cost, then people vote within the money of their zone. The municipality is bound by what they choose.",
)
RULES = t(
    "لكل شخص بطاقة واحدة في منطقته. تختارون ما شئتم من المشاريع. تُموَّل المشاريع الأكثر أصواتًا ما دام المبلغ يكفي، ويُتجاوز ما لا يكفي له الباقي.",
    "Chaque personne a un bulletin dans son secteur et choisit autant de projets qu’elle veut. On finance les plus choisis tant que l’enveloppe suffit, en passant ceux qui n’y tiennent plus.",
    "Everybody has one ballot in their zone and may choose as many projects as they like. Those chosen most are paid for as long as the money lasts; those that no longer fit are passed over.",
)
ROLL = t(
    "قائمة الناخبين (أشخاص متخيَّلون)",
    "Liste électorale (personnes imaginaires)",
    "Electoral roll (invented people)",
)
EQUIPMENT = (
    (
        t("مدارس ابتدائية", "Écoles primaires", "Primary schools"),
        2,
        t("إحداها تحتاج إلى سور", "L’une n’a pas de clôture", "One has no fence"),
    ),
    (
        t("أعمدة إنارة", "Lampadaires", "Street lamps"),
        64,
        t("ربعها معطل", "Un quart en panne", "A quarter do not work"),
    ),
    (t("حدائق عمومية", "Jardins publics", "Public gardens"), 1, Text()),
)
# (title, more about it)
IDEAS = (
    (
        t(
            "إنارة الطريق إلى المدرسة بالطاقة الشمسية",
            "Éclairage solaire du chemin de l’école",
            "Solar lamps on the way to school",
        ),
        "يعود الأطفال في الشتاء في الظلام.",
    ),
    (
        t(
            "مظلات ومقاعد في محطة الحافلة",
            "Abris et bancs à l’arrêt de bus",
            "Shelters and benches at the bus stop",
        ),
        "ينتظر الناس تحت الشمس والمطر.",
    ),
    (
        t(
            "أرصفة لمستعملي الكراسي المتحركة",
            "Trottoirs accessibles en fauteuil",
            "Pavements for wheelchairs",
        ),
        "",
    ),
    (
        t(
            "ملعب صغير للبنات والأولاد",
            "Petit terrain de sport pour filles et garçons",
            "A small pitch for girls and boys",
        ),
        "لا مكان للعب إلا الطريق.",
    ),
    (
        t(
            "تهيئة مجرى مياه الأمطار",
            "Aménagement de l’évacuation des eaux de pluie",
            "A drain for rain water",
        ),
        "تغمر المياه المنازل كل خريف.",
    ),
    (
        t(
            "أشجار على جانبي الشارع الرئيسي",
            "Des arbres le long de la rue principale",
            "Trees along the main street",
        ),
        "",
    ),
    (
        t("قاعة مطالعة مسائية", "Salle de lecture ouverte le soir", "A reading room open in the evening"),
        "للطلبة الذين لا يجدون مكانًا هادئًا.",
    ),
)
OTHERS = (
    (t("حاويات لفرز النفايات", "Bacs de tri des déchets", "Bins for sorting waste"), ""),
    (
        t("ممر آمن أمام المدرسة", "Passage protégé devant l’école", "A safe crossing in front of the school"),
        "تسرع السيارات صباحًا.",
    ),
    (t("ترميم السبيل القديم", "Restauration de l’ancienne fontaine", "Repair of the old fountain"), ""),
    (t("مكتبة متنقلة للقرى", "Bibliobus pour les villages", "A library van for the villages"), ""),
    (t("سور للمقبرة", "Clôture du cimetière", "A wall around the cemetery"), ""),
    (t("إنارة الساحة", "Éclairage de la place", "Lamps on the square"), "تتجنبها النساء بعد المغرب."),
    (t("مسلك فلاحي إلى المزارع", "Piste agricole vers les fermes", "A farm track to the fields"), ""),
)
REFUSED = (
    t("جسر فوق الوادي", "Un pont sur l’oued", "A bridge over the wadi"),
    t(
        "ضفة الوادي ملك للدولة، والكلفة تفوق مبلغ السنة كله.",
        "La berge appartient à l’État et le coût dépasse l’enveloppe de l’année entière.",
        "The bank belongs to the state, and the cost is more than the whole year's money.",
    ),
)
REMARKS = ("الغبار في السوق لا يُطاق", "أين نجلس ونحن ننتظر الطبيب؟", "الكلاب السائبة قرب المدرسة")
SEEN = (
    t(
        "حضرتُ الفرز مع جارين من المنطقة، ولم نسجل أي اعتراض.",
        "J’ai assisté au dépouillement avec deux voisins ; rien à signaler.",
        "I was at the count with two neighbours; nothing to report.",
    ),
    t(
        "لم تتقدم أي جمعية لمرافقة هذه المنطقة رغم نداءين.",
        "Aucune association ne s’est proposée pour ce secteur, malgré deux appels.",
        "No association offered to stand beside this zone, in spite of two calls.",
    ),
)
QUESTION = t(
    "هل تمر أنابيب تحت هذا المكان؟",
    "Des conduites passent-elles sous cet endroit ?",
    "Do pipes run under this place?",
)
CALL = (
    t(
        "انضموا إلى برنامج الاستثمار",
        "Rejoignez le programme d’investissement",
        "Join the investment programme",
    ),
    t(
        "ست أمسيات في السنة: قراءة الأفكار، زيارة الأماكن، متابعة المشاريع.",
        "Six soirées par an : lire les idées, visiter les lieux, suivre les projets.",
        "Six evenings a year: reading ideas, visiting places, following projects.",
    ),
    t(
        "السكن أو العمل في البلدية، وعمر ستة عشر عامًا فأكثر. نصف المقاعد للنساء والشباب.",
        "Habiter ou travailler dans la commune, avoir seize ans ou plus. La moitié des sièges va aux femmes et aux jeunes.",
        "Living or working here, sixteen or older. Half of the seats go to women and young people.",
    ),
)
MEMBERS = {
    "regueb": {
        "government": ("المندوبية الجهوية للتجهيز", "شركة المياه"),
        "cso": ("جمعية أولياء التلاميذ",),
        "citizen": ("أ", "ب", "ج", "د", "هـ", "و"),
        "private": ("نقابة الفلاحين الصغار",),
        "academic": ("المعهد العالي للدراسات التطبيقية",),
        "media": ("إذاعة جمعياتية",),
    },
    "salt": {
        "government": ("مديرية الأشغال", "سلطة المياه"),
        "cso": ("جمعية سيدات الحي",),
        "citizen": ("أ", "ب", "ج", "د", "هـ", "و", "ز"),
        "private": ("غرفة تجارة المدينة",),
        "academic": ("كلية الهندسة",),
        "media": ("صحيفة محلية",),
    },
}
ARCHIVE = {
    "regueb": (
        "2016;centre;تعبيد نهج السوق;Pavage de la rue du marché;Paving of Market Street;31000;30480,5;done",
        "2016;north;إنارة الحي الشمالي;Éclairage du quartier nord;Lamps in the northern quarter;12500;12390,75;done",
        "2017;zouhour;حديقة حي الزهور;Jardin du quartier Zouhour;Garden in Zouhour;18000;17990;done",
        "2018;east;مسلك فلاحي شرقي;Piste agricole est;Eastern farm track;22000;21875,25;done",
        "2019;south;تجديد شبكة التصريف;Réseau d’évacuation;Renewed drains;27500;26000;done",
        "2020;;تعقيم الفضاءات العمومية;Désinfection des espaces publics;Cleaning of public places;9000;8950,12;done",
        "2021;nour;ساحة حي النور;Place du quartier Nour;Square in Nour;24000;19800;under_way",
        "2022;west;محطة حافلة;Arrêt de bus;Bus stop;8000;7925,5;done",
        "2023;centre;رصيف للمترجلين;Trottoir piéton;Pavement for people on foot;15500;15500;done",
        "2024;north;ملعب صغير;Petit terrain de sport;A small pitch;33000;12000;under_way",
    ),
    "salt": (
        "2022;centre;ترميم درج قديم;Restauration d’un escalier ancien;Repair of an old stairway;14000;13875,25;done",
        "2022;allan;بئر لتجميع المطر;Citerne d’eau de pluie;A rain cistern;9500;9500;done",
        "2023;zay;مظلة في المتنزه;Abri dans le parc;A shelter in the park;6000;5987,12;done",
        "2024;south;حديقة للأطفال;Jardin d’enfants;A garden for children;21000;8000;under_way",
    ),
}
ECONOMIC = {
    "regueb": (
        t(
            "التخطيط الاقتصادي التشاركي",
            "Planification économique participative",
            "Participatory economic planning",
        ),
        (
            (
                t("زيت الزيتون", "Huile d’olive", "Olive oil"),
                t("يُباع الزيت دون تعليب.", "L’huile part en vrac.", "The oil leaves in bulk."),
                t("وحدة تعليب مشتركة", "Une unité de conditionnement commune", "A shared bottling plant"),
                38,
                410,
            ),
            (
                t("الحرف والتجارة", "Artisanat et commerce", "Crafts and trade"),
                t(
                    "تستغرق رخصة المحل أسابيع.",
                    "L’autorisation d’un local prend des semaines.",
                    "A shop permit takes weeks.",
                ),
                t("شباك واحد للرخص", "Un guichet unique des autorisations", "One counter for permits"),
                126,
                340,
            ),
        ),
    ),
    "salt": (
        t(
            "خطة التعافي الاقتصادي للسوق القديم",
            "Plan de relance du vieux marché",
            "Recovery plan for the old market",
        ),
        (
            (
                t("السياحة التراثية", "Tourisme patrimonial", "Heritage tourism"),
                t("يمر الزوار سريعًا.", "Les visiteurs ne font que passer.", "Visitors only pass through."),
                t("مسار ليوم كامل", "Un circuit d’une journée", "A trail for a whole day"),
                54,
                230,
            ),
            (
                t("الصناعات الغذائية", "Agroalimentaire", "Food production"),
                t("ورش صغيرة في البيوت.", "De petits ateliers à domicile.", "Small workshops at home."),
                t("مطبخ إنتاجي مشترك", "Une cuisine de production partagée", "A shared production kitchen"),
                31,
                150,
            ),
        ),
    ),
}
