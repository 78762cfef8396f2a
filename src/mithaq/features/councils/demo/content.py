# ruff: noqa: E501 (a text in three languages is read as one line of a table)
"""What the bodies of the demonstration decided; days are counted from today. Invented, after what the plans say.

rounds: (wording or None, answers in the order of the roll with the reason of an objection, days ago). An answer "interest"
keeps its seat from the vote; "" did not answer. A last round without an end stays open.
"""

from __future__ import annotations

from typing import Any

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


YES, NO, ABSTAIN = "for", "against", "abstain"
OK, ASIDE, BLOCK = "consent", "stand_aside", "block"

DECISIONS: dict[str, list[dict[str, Any]]] = {
    "regueb": [
        {
            "body": "steering-committee",
            "meeting": -95,
            "kind": "decision",
            "title": t(
                "نشر ما صُرف على كل تعهد كل ثلاثية",
                "Publier chaque trimestre la dépense de chaque engagement",
                "Publish each quarter what was spent on every commitment",
            ),
            "rounds": [
                (
                    t(
                        "تُنشر المصاريف في اليوم الأخير من كل ثلاثية.",
                        "Les dépenses paraissent le dernier jour de chaque trimestre.",
                        "Spending is published on the last day of each quarter.",
                    ),
                    [YES, YES, YES, YES, NO, YES, YES, YES],
                    "الحسابات لا تُقفل قبل منتصف الشهر الموالي، فالنشر في اليوم الأخير يعني أرقامًا غير مؤكدة.",
                    96,
                ),
                (
                    t(
                        "تُنشر المصاريف خلال عشرين يومًا من نهاية الثلاثية، مع ذكر ما لم تُقفل حساباته بعد.",
                        "Les dépenses paraissent dans les vingt jours suivant le trimestre, en signalant les comptes non clos.",
                        "Spending is published within twenty days of the quarter's end, saying which accounts are still open.",
                    ),
                    [YES, YES, YES, YES, YES, YES, ABSTAIN, YES],
                    "",
                    95,
                ),
            ],
            "addressee": "finance-department",
            "steps": [
                (
                    "answer",
                    "under_way",
                    60,
                    t(
                        "أعدّت المصلحة المالية نموذج الجدول وجرّبته على تعهدين.",
                        "Le service financier a préparé le tableau et l’a essayé sur deux engagements.",
                        "The finance department prepared the table and tried it on two commitments.",
                    ),
                ),
                (
                    "outcome",
                    "under_way",
                    12,
                    t(
                        "نُشرت أول ثلاثية، وبقي تعهد واحد دون أرقام.",
                        "Le premier trimestre est publié ; un engagement reste sans chiffres.",
                        "The first quarter is published; one commitment still has no figures.",
                    ),
                ),
            ],
        },
        {
            "body": "steering-committee",
            "kind": "decision",
            "title": t(
                "عقد اجتماع اللجنة مرة في السنة خارج مركز المدينة",
                "Tenir une réunion du comité par an hors du centre-ville",
                "Hold one committee meeting a year outside the town centre",
            ),
            "rounds": [(None, [YES, "", YES, "", "", YES, "", ""], "", 3)],
        },
        {
            "body": "monitoring",
            "kind": "opinion",
            "title": t(
                "دعوة متابع من خارج لجنة القيادة",
                "Inviter un suiveur extérieur au comité de pilotage",
                "Invite a monitor from outside the steering committee",
            ),
            "rounds": [(None, [ASIDE, OK], "", 40)],
            "addressee": "governance-commission",
            "steps": [
                (
                    "opinion",
                    "followed",
                    40,
                    t(
                        "المتابعون هم أعضاء اللجنة أنفسهم: حكمهم على عملهم لا يكفي.",
                        "Les suiveurs sont les membres du comité : leur jugement sur leur propre travail ne suffit pas.",
                        "The monitors are the committee's own members: their view of their own work is not enough.",
                    ),
                )
            ],
        },
    ],
    "salt": [
        {
            "body": "women-and-youth",
            "kind": "recommendation",
            "title": t(
                "حافلة مسائية بين الجامعة ووسط المدينة",
                "Un bus du soir entre l’université et le centre",
                "An evening bus between the university and the centre",
            ),
            "rounds": [(None, [OK, OK, ASIDE, OK, OK], "", 150)],
            "addressee": "transport-regulator",
            "steps": [
                (
                    "opinion",
                    "followed",
                    150,
                    t(
                        "تترك طالبات حصص المساء لأن آخر حافلة تغادر قبل الخامسة.",
                        "Des étudiantes renoncent aux cours du soir : le dernier bus part avant dix-sept heures.",
                        "Women students give up evening classes because the last bus leaves before five.",
                    ),
                ),
                (
                    "answer",
                    "under_way",
                    90,
                    t(
                        "وافقت جهة تنظيم النقل على خط تجريبي لفصل دراسي واحد.",
                        "Le régulateur accepte une ligne d’essai pour un semestre.",
                        "The regulator agreed to a trial line for one term.",
                    ),
                ),
                (
                    "outcome",
                    "done",
                    20,
                    t(
                        "تعمل الحافلة حتى الثامنة مساءً خمسة أيام في الأسبوع.",
                        "Le bus circule jusqu’à vingt heures, cinq jours par semaine.",
                        "The bus runs until eight, five days a week.",
                    ),
                ),
            ],
        },
        {
            "body": "women-and-youth",
            "kind": "recommendation",
            "title": t(
                "تهيئة مداخل مباني البلدية لذوي الإعاقة",
                "Rendre accessibles les entrées des bâtiments municipaux",
                "Make the entrances of municipal buildings accessible",
            ),
            "rounds": [
                (
                    t(
                        "تُهيأ المداخل الخلفية أولًا لأن كلفتها أقل.",
                        "Les entrées arrière d’abord, car elles coûtent moins.",
                        "Rear entrances first, because they cost less.",
                    ),
                    [BLOCK, OK, OK, OK, ASIDE],
                    "من يستعمل كرسيًا متحركًا يدخل من الباب الرئيسي كغيره، لا من الخلف.",
                    75,
                ),
                (
                    t(
                        "تُهيأ المداخل الرئيسية، بدءًا بمبنى خدمة الجمهور.",
                        "Les entrées principales, en commençant par l’accueil du public.",
                        "Main entrances, beginning with the building that serves the public.",
                    ),
                    [OK, OK, OK, OK, OK],
                    "",
                    74,
                ),
            ],
            "addressee": "local-development",
            "steps": [
                (
                    "answer",
                    "refused",
                    30,
                    t(
                        "لا اعتماد لذلك هذه السنة؛ يُدرج المقترح في موازنة السنة القادمة.",
                        "Pas de crédits cette année ; la proposition entre au prochain budget.",
                        "There is no money this year; the proposal enters the next budget.",
                    ),
                )
            ],
        },
        {
            "body": "steering-committee",
            "meeting": -30,
            "kind": "decision",
            "title": t(
                "تقديم خط النقل على باقي التعهدات في الإنفاق",
                "Faire passer la ligne de transport avant les autres dépenses",
                "Put the transport line before the other commitments in spending",
            ),
            "rounds": [
                (
                    None,
                    [YES, NO, NO, "interest", NO, YES, NO, ABSTAIN],
                    "تأخير تعهدات الصحة والشباب من أجل تعهد واحد غير عادل.",
                    30,
                )
            ],
            "end": True,
        },
        {
            "body": "women-and-youth",
            "kind": "opinion",
            "title": t(
                "نشر محاضر الاجتماعات بلغة مبسطة",
                "Publier les procès-verbaux en langue simple",
                "Publish minutes in plain language",
            ),
            "rounds": [(None, ["", OK, "", OK, ""], "", 2)],
        },
    ],
}
WATCHED: dict[str, list[dict[str, Any]]] = {
    "salt": [
        {
            "body": "women-and-youth",
            "title": t(
                "إنارة الأدراج بين أحياء المدينة القديمة",
                "Éclairage des escaliers de la vieille ville",
                "Lights on the stairs between the old quarters",
            ),
            "addressee": "local-development",
            "since": 110,
            "steps": [
                (
                    "opinion",
                    "followed",
                    110,
                    t(
                        "الأدراج طريق الطالبات إلى المدارس، وهي مظلمة شتاءً قبل نهاية الدوام.",
                        "Ces escaliers mènent aux écoles ; en hiver il y fait nuit avant la fin des cours.",
                        "Girls take these stairs to school; in winter they are dark before classes end.",
                    ),
                )
            ],
        }
    ],
    "regueb": [
        {
            "body": "steering-committee",
            "title": t(
                "آجال الرد على مطالب النفاذ إلى المعلومة",
                "Délais de réponse aux demandes d’information",
                "How long requests for information wait",
            ),
            "addressee": "information-office",
            "since": 120,
            "steps": [],
        }
    ],
}
