"""What is asked for and answered. Invented; the amounts are nobody's."""

from __future__ import annotations

from mithaq.kit.i18n import Text

from .words import t


def topic(title: Text, text: Text, answer: Text) -> dict[str, Text]:
    return {"title": title, "text": text, "answer": answer}


TOPICS = {
    "regueb": (
        topic(
            t("كلفة الإنارة العمومية", "Coût de l’éclairage public", "Cost of street lighting"),
            t(
                "كم كلّفت الإنارة العمومية البلدية خلال السنة الماضية، وما عدد نقاط الإنارة التي أُصلحت؟",
                "Combien l’éclairage public a-t-il coûté l’an dernier, et combien de points ont été réparés ?",
                "How much did street lighting cost last year, and how many lamps were repaired?",
            ),
            t(
                "بلغت الكلفة 118 ألف دينار، وأُصلحت 264 نقطة إنارة. الجدول الشهري مرفق.",
                "Le coût s’élève à 118 000 dinars ; 264 points ont été réparés. Le tableau mensuel est joint.",
                "The cost was 118,000 dinars; 264 lamps were repaired. The monthly table is attached.",
            ),
        ),
        topic(
            t("عقود رفع النفايات", "Contrats de collecte des déchets", "Waste collection contracts"),
            t(
                "أطلب نسخة من عقد رفع النفايات المنزلية وملاحقه، مع برنامج مرور الشاحنات في كل حي.",
                "Je demande une copie du contrat de collecte et de ses avenants, avec les passages par quartier.",
                "I ask for the contract of waste collection and its annexes, with the rounds in each quarter.",
            ),
            t(
                "العقد وملحقاه مرفقان، وكذلك برنامج المرور. حُجب رقم الحساب البنكي للشركة.",
                "Le contrat et ses deux avenants sont joints, avec le programme. Le compte bancaire est masqué.",
                "The contract and its two annexes are attached with the rounds. The bank account is blacked out.",
            ),
        ),
        topic(
            t("رخص البناء المسلّمة", "Permis de bâtir délivrés", "Building permits granted"),
            t(
                "ما عدد رخص البناء المسلّمة والمرفوضة كل شهر منذ سنتين، وما أسباب الرفض؟",
                "Combien de permis de bâtir ont été délivrés et refusés par mois depuis deux ans, et pourquoi ?",
                "How many building permits were granted and refused each month for two years, and why?",
            ),
            t(
                "سُلّمت 187 رخصة ورُفض 31 مطلبًا، أغلبها لنقص في الوثائق. التفصيل في الجدول المرفق.",
                "187 permis délivrés, 31 refusés, le plus souvent pour dossier incomplet. Le tableau joint détaille.",
                "187 permits were granted and 31 refused, mostly for missing papers. The table gives the detail.",
            ),
        ),
        topic(
            t("مداولات المجلس البلدي", "Procès-verbaux du conseil", "Minutes of the council"),
            t(
                "أطلب محاضر جلسات المجلس البلدي المتعلقة بتهيئة السوق الأسبوعية.",
                "Je demande les procès-verbaux du conseil sur l’aménagement du marché hebdomadaire.",
                "I ask for the minutes of the council on the weekly market.",
            ),
            t(
                "تجدون ثلاثة محاضر مرفقة، ولا توجد جلسات أخرى تناولت الموضوع.",
                "Trois procès-verbaux sont joints ; aucune autre séance n’a traité ce sujet.",
                "Three sets of minutes are attached; no other session dealt with it.",
            ),
        ),
        topic(
            t("ميزانية الطرقات", "Budget des routes", "Budget for roads"),
            t(
                "ما الاعتمادات المرصودة لتعبيد الطرقات وما صُرف منها فعليًا حسب العمادات؟",
                "Quels crédits pour le revêtement des routes, et qu’a-t-on dépensé par secteur ?",
                "What was budgeted for paving roads, and what was spent in each sector?",
            ),
            t(
                "رُصد 640 ألف دينار وصُرف 71% منها. التوزيع حسب العمادات في الملف المرفق.",
                "640 000 dinars inscrits, 71 % dépensés. La répartition par secteur est jointe.",
                "640,000 dinars were budgeted and 71% spent. The share of each sector is attached.",
            ),
        ),
        topic(
            t("مستحقات كراء المحلات البلدية", "Loyers des locaux communaux", "Rents of municipal shops"),
            t(
                "كم عدد المحلات البلدية المكتراة وما معلوم الكراء ومبلغ الديون غير المستخلصة؟",
                "Combien de locaux communaux sont loués, à quel loyer, et quel est le montant des impayés ?",
                "How many municipal shops are let, at what rent, and how much is unpaid?",
            ),
            t(
                "عدد المحلات 46، ومجموع الديون 58 ألف دينار. لم تُذكر أسماء المتسوّغين.",
                "46 locaux ; 58 000 dinars d’impayés. Les noms des locataires ne sont pas donnés.",
                "46 shops; 58,000 dinars are unpaid. The names of the tenants are not given.",
            ),
        ),
    ),
    "salt": (
        topic(
            t("صيانة الأدراج التراثية", "Entretien des escaliers anciens", "Upkeep of the old stairs"),
            t(
                "ما كلفة صيانة الأدراج في وسط المدينة خلال العامين الماضيين، ومن نفّذها؟",
                "Combien a coûté l’entretien des escaliers du centre depuis deux ans, et qui l’a fait ?",
                "What did the upkeep of the stairs in the centre cost in two years, and who did it?",
            ),
            t(
                "بلغت الكلفة 92 ألف دينار عبر عطاءين. أسماء الشركات والمبالغ في الجدول المرفق.",
                "92 000 dinars en deux marchés. Les entreprises et les montants sont dans le tableau joint.",
                "92,000 dinars in two tenders. The companies and amounts are in the attached table.",
            ),
        ),
        topic(
            t("مخالفات الأبنية", "Infractions de construction", "Breaches of building rules"),
            t(
                "كم مخالفة بناء سُجلت في كل منطقة وكم منها سُوّيت؟",
                "Combien d’infractions de construction par zone, et combien régularisées ?",
                "How many breaches of building rules were written in each zone, and how many are settled?",
            ),
            t(
                "سُجلت 214 مخالفة وسُوّيت 139 منها. التوزيع على المناطق مرفق دون أسماء.",
                "214 infractions, 139 régularisées. La répartition par zone est jointe, sans noms.",
                "214 breaches, 139 settled. The share of each zone is attached, without names.",
            ),
        ),
        topic(
            t("آليات النظافة", "Engins de propreté", "Cleaning vehicles"),
            t(
                "ما عدد ضاغطات النفايات العاملة والمعطلة، وما كلفة صيانتها ووقودها شهريًا؟",
                "Combien de bennes en service et en panne, et quel coût mensuel d’entretien et de carburant ?",
                "How many compactors work or are broken, and what do upkeep and fuel cost each month?",
            ),
            t(
                "تعمل 19 ضاغطة وتعطلت 5. معدل الكلفة الشهرية 24 ألف دينار كما في الجدول.",
                "19 bennes en service, 5 en panne. Coût mensuel moyen de 24 000 dinars, voir le tableau.",
                "19 compactors work and 5 are broken. On average 24,000 dinars a month, see the table.",
            ),
        ),
        topic(
            t("إنارة الشوارع بالطاقة الشمسية", "Éclairage solaire des rues", "Solar street lights"),
            t(
                "ما الوفر الذي حققته إنارة الشوارع بالطاقة الشمسية منذ تركيبها؟",
                "Quelle économie l’éclairage solaire des rues a-t-il permise depuis son installation ?",
                "How much has solar street lighting saved since it was installed?",
            ),
            t(
                "انخفضت فاتورة الإنارة بنسبة 18% خلال سنة. الفواتير الشهرية مرفقة.",
                "La facture d’éclairage a baissé de 18 % en un an. Les factures mensuelles sont jointes.",
                "The bill for lighting fell by 18% in a year. The monthly bills are attached.",
            ),
        ),
        topic(
            t("رسوم الأكشاك", "Redevances des kiosques", "Fees of kiosks"),
            t(
                "كم كشكًا مرخصًا في المدينة وما مجموع الرسوم المحصّلة منها؟",
                "Combien de kiosques autorisés, et quel total de redevances perçues ?",
                "How many kiosks are licensed, and what fees were collected from them?",
            ),
            t(
                "عدد الأكشاك المرخصة 73، وبلغت الرسوم 31 ألف دينار في السنة الماضية.",
                "73 kiosques autorisés ; 31 000 dinars de redevances l’an dernier.",
                "73 kiosks are licensed; the fees came to 31,000 dinars last year.",
            ),
        ),
        topic(
            t("الحدائق العامة", "Jardins publics", "Public gardens"),
            t(
                "ما مساحة الحدائق العامة في كل منطقة وما المبالغ المخصصة لصيانتها؟",
                "Quelle surface de jardins publics par zone, et quels crédits d’entretien ?",
                "How large are the public gardens of each zone, and what is budgeted for them?",
            ),
            t(
                "المساحة الكلية 214 دونمًا، وخُصص لصيانتها 45 ألف دينار. التفصيل مرفق.",
                "214 dounams au total, 45 000 dinars d’entretien. Le détail est joint.",
                "214 dunams in all, with 45,000 dinars for upkeep. The detail is attached.",
            ),
        ),
    ),
}
