# ruff: noqa: E501 (a text in three languages is read as one line of a table)
"""Who took part in the demonstration. What is about the founding plans is what they state; the rest is invented."""

from __future__ import annotations

from typing import Any

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


OFFICE = t("تسجيل المشاركة", "Relevé de la participation", "Records of participation")
# About the founding plans: days before the plan begins, and lines of a list.
FOUNDING: dict[str, dict[str, Any]] = {
    "regueb": {
        "plan": "regueb-2021",
        "activities": [
            {
                "title": t(
                    "جلسات مع المجالس التداولية",
                    "Séances avec les conseils délibératifs",
                    "Sittings with the deliberative councils",
                ),
                "method": "deliberation",
                "before": 60,
                "groups": ["governance_commission"],
                "list": "257,deliberative_council,meeting",
            },
            {
                "title": t(
                    "ورشات كتابة الخطة", "Ateliers d’écriture du plan", "Workshops that wrote the plan"
                ),
                "method": "workshop",
                "before": 45,
                "groups": ["citizen_space", "technical_department"],
                "list": "76,workshop,meeting",
            },
            {
                "title": t(
                    "أسئلة عبر موقع البلدية",
                    "Questions posées sur le site de la commune",
                    "Questions on the town’s website",
                ),
                "method": "online_questions",
                "before": 50,
                "groups": ["information_office"],
                "list": "92,online_question,web",
            },
            {
                "title": t(
                    "لقاء الجمعيات والهياكل والمؤسسات",
                    "Rencontre des associations, institutions et entreprises",
                    "Meeting of associations, public bodies and businesses",
                ),
                "method": "forum",
                "before": 40,
                "groups": [
                    "natural_resources_association",
                    "rural_women",
                    "local_paper",
                    "traders",
                    "researchers",
                ],
                "list": "11,cso,meeting\n5,government,meeting\n7,academic,meeting\n8,private,meeting",
            },
        ],
        "declared": [
            (
                "people",
                456,
                t(
                    "مجموع الأعداد السبعة في نص الخطة",
                    "Somme des sept nombres du texte du plan",
                    "The seven numbers of the plan’s text together",
                ),
            ),
            (
                "groups",
                20,
                t(
                    "قسم «المجموعات» في نص الخطة",
                    "Rubrique « groupes » du texte du plan",
                    "The plan’s section on groups",
                ),
            ),
            (
                "activities",
                7,
                t(
                    "عدد الاجتماعات العامة في نص الخطة",
                    "Nombre de réunions publiques selon le plan",
                    "Public meetings as the plan counts them",
                ),
            ),
        ],
    },
    "salt": {
        "plan": "salt-2024",
        "activities": [
            {
                "title": t(
                    "أربعة لقاءات مع المجتمع المحلي",
                    "Quatre rencontres avec la population",
                    "Four meetings with local people",
                ),
                "method": "forum",
                "before": 40,
                "groups": [
                    "governorate_council",
                    "miyahuna",
                    "digital_economy",
                    "transport_regulator",
                    "salt_development",
                    "health_directorate",
                    "musa_al_saket",
                    "womens_union",
                ],
                "list": "31,other,meeting",
            },
        ],
        "declared": [
            (
                "groups",
                73,
                t(
                    "عدد المجموعات كما صُرّح به عند إيداع الخطة",
                    "Nombre de groupes déclaré au dépôt du plan",
                    "Groups as declared when the plan was submitted",
                ),
            ),
        ],
    },
}

# The last months: days from today, and whole lists.
RECENT: dict[str, list[dict[str, Any]]] = {
    "regueb": [
        {
            "title": t(
                "مجلس حي وسط المدينة حول الإنارة",
                "Assemblée du centre-ville sur l’éclairage",
                "Town-centre assembly on street lights",
            ),
            "method": "zone_assembly",
            "stage": "implementation",
            "influence": "consult",
            "day": -20,
            "zone": "centre",
            "groups": ["citizen_space", "traders"],
            "list": "18,other,woman,youth,urban,centre,,meeting\n24,other,man,youth,urban,centre,,meeting\n9,other,woman,middle,urban,zouhour,,meeting\n21,other,man,middle,urban,centre,,meeting\n3,cso,woman,middle,urban,nour,yes,meeting\n6,cso,man,senior,urban,nour,,meeting\n12,private,man,middle,urban,centre,,meeting",
        },
        {
            "title": t(
                "زيارة الأرياف الشمالية",
                "Visite dans la campagne nord",
                "A visit to the northern countryside",
            ),
            "method": "visit",
            "stage": "implementation",
            "influence": "involve",
            "day": -48,
            "zone": "north",
            "groups": ["rural_women"],
            "list": "16,cso,woman,middle,rural,north,,visit\n7,other,woman,senior,rural,north,,visit\n19,other,man,middle,rural,north,,visit\n8,other,man,youth,rural,east,,visit\n2,other,woman,youth,rural,east,yes,visit",
        },
        {
            "title": t(
                "مكالمات مع من يعسر عليهم التنقل",
                "Appels à celles et ceux qui se déplacent mal",
                "Calls to people who cannot easily come",
            ),
            "method": "hearing",
            "stage": "monitoring",
            "influence": "consult",
            "day": -9,
            "zone": "west",
            "groups": [],
            "list": "2,other,woman,senior,rural,west,yes,phone\n1,other,man,senior,rural,west,yes,phone",
        },
    ],
    "salt": [
        {
            "title": t(
                "ورشة النقل والوصول إلى الخدمات",
                "Atelier transports et accès aux services",
                "Workshop on transport and reaching services",
            ),
            "method": "workshop",
            "stage": "implementation",
            "influence": "collaborate",
            "day": -16,
            "zone": "centre",
            "groups": ["transport_regulator", "accessible_salt", "womens_union"],
            "list": "14,cso,woman,youth,urban,centre,,meeting\n9,cso,man,youth,urban,north,,meeting\n4,cso,woman,middle,urban,south,yes,meeting\n11,government,man,middle,urban,centre,,meeting\n7,government,woman,middle,urban,centre,,meeting\n26,other,man,middle,urban,zay,,meeting",
        },
        {
            "title": t(
                "استبيان حول مواعيد الحافلات", "Enquête sur les horaires de bus", "Survey on bus times"
            ),
            "method": "survey",
            "stage": "monitoring",
            "influence": "consult",
            "day": -55,
            "zone": "allan",
            "groups": ["shopkeepers"],
            "list": "61,other,woman,youth,urban,centre,,web\n48,other,man,youth,urban,north,,web\n17,other,woman,middle,rural,allan,,phone\n23,other,man,senior,rural,ira_yarqa,,paper\n3,media,man,middle,urban,centre,,web",
        },
    ],
}

# Shares to compare with; no census counted them, and the source says so.
INVENTED = t(
    "أرقام متخيّلة للعرض، ليست من تعداد",
    "Chiffres imaginés pour la démonstration, non un recensement",
    "Invented for the demonstration, not from a census",
)
CENSUS: dict[str, dict[str, int]] = {
    "sex": {"woman": 504, "man": 496},
    "age": {"youth": 610, "middle": 270, "senior": 120},
    "area": {"urban": 325, "rural": 675},
}
TOWN_SHARES = {"regueb": CENSUS, "salt": CENSUS | {"area": {"urban": 790, "rural": 210}}}
ZONES = {
    "regueb": {
        "centre": 150,
        "zouhour": 95,
        "nour": 80,
        "north": 172,
        "east": 168,
        "south": 174,
        "west": 161,
    },
    "salt": {"centre": 350, "north": 195, "south": 165, "allan": 85, "zay": 110, "ira_yarqa": 95},
}
