# ruff: noqa: E501 (a text in three languages is read as one line of a table)
"""Who meets in the two towns of the demonstration. The people are invented; the composition follows the plans."""

from __future__ import annotations

from typing import Any

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


SECRETARIAT = {
    "bodies.secretary": t(
        "كتابة اللجان والمجالس", "Secrétariat des comités et conseils", "Secretariat of the committees"
    ),
    "meetings.approver": t("المصادقة على المحاضر", "Approbation des procès-verbaux", "Approval of minutes"),
}
GROUP = {"ar": "فريق العمل", "fr": "Groupe de travail", "en": "Working group"}
RULES = t(
    "- يُدعى الأعضاء قبل أسبوع على الأقل، ومع الدعوة جدول الأعمال.\n- من له مصلحة في موضوع يصرّح بها ولا يصوّت عليه.\n"
    "- يُنشر المحضر خلال أسبوعين من الاجتماع.",
    "- Les membres sont invités une semaine avant au moins, avec l’ordre du jour.\n- Qui a un intérêt dans une affaire "
    "le déclare et n’y vote pas.\n- Le procès-verbal paraît dans les deux semaines.",
    "- Members are invited at least a week before, with the agenda.\n- Whoever has an interest in a matter declares it "
    "and does not vote on it.\n- The minutes are published within two weeks.",
)
COORDINATORS = {
    "regueb": [
        ("سامي الرحماني", "man"),
        ("منال العيساوي", "woman"),
        ("وليد الصالحي", "man"),
        ("رجاء المسعودي", "woman"),
    ],
    "salt": [
        ("هيثم العواملة", "man"),
        ("سلام الحياري", "woman"),
        ("رامي النسور", "man"),
        ("دعاء الفاعوري", "woman"),
    ],
}

BODIES: dict[str, list[dict[str, Any]]] = {
    "regueb": [
        {
            "kind": "steering_committee",
            "slug": "steering-committee",
            "name": t(
                "لجنة قيادة الحكومة المنفتحة",
                "Comité de pilotage du gouvernement ouvert",
                "Open government steering committee",
            ),
            "purpose": t(
                "تقود اللجنة إعداد خطة العمل وتنفيذها. وهي نفسها تتابع التنفيذ، فالمتابعون هنا هم أعضاء اللجنة.",
                "Il conduit la préparation et l’exécution du plan. C’est lui aussi qui le suit : les suiveurs sont ses membres.",
                "It steers the making and carrying out of the action plan. It follows it too: here the monitors are its members.",
            ),
            "lead": "governance_commission",
            "rule": "unanimity",
            "meets_every": "quarter",
            "shares": {"civil_society": 40, "women": 30},
            "term_ends_in": 45,
            "seats": [
                {
                    "side": "government",
                    "role": "chair",
                    "duty": "plans.publisher",
                    "organisation": "mayor_office",
                    "sex": "man",
                },
                {
                    "side": "government",
                    "role": "secretary",
                    "duty": "plans.mel_officer",
                    "organisation": "general_secretariat",
                    "sex": "woman",
                },
                {
                    "side": "government",
                    "duty": "plans.editor",
                    "organisation": "governance_commission",
                    "sex": "woman",
                },
                {
                    "side": "government",
                    "name": "نبيل الخليفي",
                    "organisation": "technical_department",
                    "sex": "man",
                },
                {
                    "side": "government",
                    "name": "عواطف الزين",
                    "organisation": "finance_department",
                    "sex": "woman",
                },
                {
                    "side": "civil_society",
                    "name": "صالح الغربي",
                    "organisation": "natural_resources_association",
                    "sex": "man",
                },
                {"side": "civil_society", "speaks_for": "rural-women", "sex": "woman", "age": "youth"},
                {"side": "academic", "duty": "plans.monitor", "organisation": "researchers", "sex": "man"},
                {
                    "side": "private",
                    "name": "الهادي قاسمي",
                    "organisation": "traders",
                    "sex": "man",
                    "left": 150,
                },
            ],
        },
        {
            "kind": "monitoring_body",
            "slug": "monitoring",
            "name": t("هيئة المتابعة", "Organe de suivi", "Monitoring body"),
            "purpose": t(
                "تتابع تنفيذ خطة العمل وتنشر ما تراه. أعضاؤها من لجنة القيادة.",
                "Il suit l’exécution du plan et publie ce qu’il voit. Ses membres viennent du comité de pilotage.",
                "It follows how the plan is carried out and publishes what it sees. Its members come from the steering committee.",
            ),
            "lead": "researchers",
            "rule": "consensus",
            "meets_every": "half_year",
            "shares": {},
            "seats": [
                {
                    "side": "academic",
                    "role": "chair",
                    "duty": "plans.monitor",
                    "organisation": "researchers",
                    "sex": "man",
                },
                {
                    "side": "civil_society",
                    "name": "صالح الغربي",
                    "organisation": "natural_resources_association",
                    "sex": "man",
                },
            ],
        },
        {
            "kind": "forum",
            "slug": "open-forum",
            "name": t("الجلسات العامة المفتوحة", "Réunions publiques ouvertes", "Open public meetings"),
            "purpose": t(
                "جلسات يحضرها من يشاء: أسئلة عن الخدمات والوعود، وأجوبة مكتوبة مع المحضر.",
                "Des réunions où vient qui veut : questions sur les services et les promesses, réponses écrites au procès-verbal.",
                "Meetings anybody may come to: questions about services and promises, with written answers in the minutes.",
            ),
            "lead": "citizen_space",
            "rule": "consensus",
            "meets_every": "half_year",
            "shares": {},
            "seats": [
                {
                    "side": "government",
                    "role": "chair",
                    "duty": "plans.editor",
                    "organisation": "governance_commission",
                    "sex": "woman",
                }
            ],
        },
    ],
    "salt": [
        {
            "kind": "steering_committee",
            "slug": "steering-committee",
            "name": t("اللجنة التوجيهية للخطة", "Comité directeur du plan", "Steering committee of the plan"),
            "purpose": t(
                "تجمع البلدية وثماني مؤسسات والمجتمع المحلي لتوجيه خطة العمل ومراجعة تقدمها كل ربع سنة.",
                "Il réunit la municipalité, huit institutions et la communauté locale pour orienter le plan et en revoir l’avancement chaque trimestre.",
                "It brings the municipality, eight institutions and the local community together to steer the plan and review it each quarter.",
            ),
            "lead": "local_development",
            "rule": "simple_majority",
            "meets_every": "quarter",
            "shares": {"civil_society": 30, "women": 30, "youth": 10},
            "term_ends_in": 300,
            "seats": [
                {
                    "side": "government",
                    "role": "chair",
                    "duty": "plans.publisher",
                    "organisation": "mayor",
                    "sex": "man",
                },
                {
                    "side": "government",
                    "role": "secretary",
                    "duty": "plans.mel_officer",
                    "organisation": "internal_control",
                    "sex": "man",
                },
                {
                    "side": "government",
                    "duty": "plans.editor",
                    "organisation": "local_development",
                    "sex": "woman",
                },
                {
                    "side": "government",
                    "name": "عصام الخرابشة",
                    "organisation": "transport_regulator",
                    "sex": "man",
                },
                {
                    "side": "government",
                    "name": "ميساء القطيشات",
                    "organisation": "health_directorate",
                    "sex": "woman",
                },
                {"side": "civil_society", "speaks_for": "accessible-salt", "sex": "woman", "age": "youth"},
                {
                    "side": "civil_society",
                    "name": "هند الدبابسة",
                    "organisation": "womens_union",
                    "sex": "woman",
                },
                {
                    "side": "civil_society",
                    "duty": "plans.monitor",
                    "organisation": "musa_al_saket",
                    "role": "observer",
                    "sex": "woman",
                },
                {
                    "side": "academic",
                    "name": "خلدون العربيات",
                    "organisation": "islamic_sciences_university",
                    "sex": "man",
                },
            ],
        },
        {
            "kind": "advisory_council",
            "slug": "women-and-youth",
            "name": t(
                "المجلس الاستشاري للنساء والشباب",
                "Conseil consultatif des femmes et des jeunes",
                "Advisory council of women and youth",
            ),
            "purpose": t(
                "ينقل رأي النساء والشباب إلى البلدية ويتابع ما تفعله بكل توصية.",
                "Il porte l’avis des femmes et des jeunes à la municipalité et suit le sort de chaque recommandation.",
                "It carries what women and young people think to the municipality and follows what becomes of each recommendation.",
            ),
            "lead": "local_development",
            "rule": "consensus",
            "meets_every": "quarter",
            "shares": {"women": 50, "youth": 40},
            "seats": [
                {
                    "side": "civil_society",
                    "role": "chair",
                    "speaks_for": "accessible-salt",
                    "sex": "woman",
                    "age": "youth",
                },
                {"side": "citizen", "name": "لجين الحديدي", "sex": "woman", "age": "youth"},
                {"side": "citizen", "name": "أنس الرشيد", "sex": "man", "age": "youth"},
                {
                    "side": "civil_society",
                    "name": "هند الدبابسة",
                    "organisation": "womens_union",
                    "sex": "woman",
                    "age": "middle",
                },
                {"side": "citizen", "name": "زين قاقيش", "sex": "woman", "age": "youth"},
            ],
        },
        {
            "kind": "forum",
            "slug": "salt-forum",
            "name": t("منتدى السلط", "Forum de Salt", "Salt Forum"),
            "purpose": t(
                "أربعة لقاءات عامة في السنة: يسأل الناس وتجيب البلدية كتابةً.",
                "Quatre rencontres publiques par an : les habitants demandent, la municipalité répond par écrit.",
                "Four public meetings a year: people ask, the municipality answers in writing.",
            ),
            "lead": "public_relations",
            "rule": "consensus",
            "meets_every": "quarter",
            "shares": {},
            "seats": [
                {
                    "side": "government",
                    "role": "chair",
                    "duty": "plans.editor",
                    "organisation": "local_development",
                    "sex": "woman",
                }
            ],
        },
    ],
}
