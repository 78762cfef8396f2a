"""Names, offices and sentences of the demonstration. Invented."""

from __future__ import annotations

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


OFFICE = t("المكلف بالنفاذ إلى المعلومة", "Chargé de l’accès à l’information", "Information officer")
HEAD = t("رئاسة البلدية: مراجعة الرفض", "Direction : révision des refus", "Head office: reviews")
NAMES = {
    "regueb": ("منجي الحامدي", "سعاد قمودي", "جمعية نساء الرقاب", "الهادي غابري", "مبروكة نصري"),
    "salt": ("رائد حياصات", "هبة العواملة", "جمعية أصدقاء التراث", "سليمان خريسات", "نهى القطيشات"),
}
REASONS = {
    "refused": t(
        "تتضمن الوثيقة معطيات تخص أشخاصًا آخرين ولا يمكن فصلها عن بقية المضمون.",
        "Le document contient des données sur d’autres personnes, qui ne peuvent en être séparées.",
        "The document holds data on other people that cannot be taken out of it.",
    ),
    "not_held": t(
        "لا تمسك البلدية هذه الوثيقة، وهي من اختصاص جهة أخرى لم نتمكن من تحديدها.",
        "La commune ne détient pas ce document ; nous n’avons pas pu établir qui le détient.",
        "The municipality does not hold this document, and we could not find out who does.",
    ),
    "extend": t(
        "الوثائق المطلوبة موزعة على ثلاث مصالح ويتطلب جمعها وقتًا إضافيًا.",
        "Les documents sont répartis entre trois services ; les réunir demande plus de temps.",
        "The documents lie with three services; gathering them takes more time.",
    ),
    "clarify": t(
        "عن أي سنة تسألون، وهل تريدون المبالغ المرصودة أم المصروفة؟",
        "De quelle année s’agit-il ? Voulez-vous les montants prévus ou dépensés ?",
        "Which year do you mean, and do you want what was budgeted or what was spent?",
    ),
    "consult": t(
        "استُشيرت الشركة المتعاقدة حول نشر أسعارها.",
        "L’entreprise titulaire a été consultée sur la publication de ses prix.",
        "The contractor was asked about the publication of its prices.",
    ),
    "transfer": t(
        "تمسك هذه الجهة الوثائق المطلوبة، وقد أُعلمت بطلبكم.",
        "Cet organisme détient les documents ; il a été averti de votre demande.",
        "This body holds the documents and has been told of your request.",
    ),
    "body": t("الإدارة الجهوية للتجهيز", "Direction régionale de l’équipement", "Regional office of works"),
    "review": t(
        "أطلب المعلومة دون أسماء الأشخاص، ولا أرى ما يمنع ذلك.",
        "Je demande l’information sans les noms des personnes ; rien ne s’y oppose.",
        "I ask for the information without anybody’s name; I see nothing against it.",
    ),
}

# A paper that names people: the names are blacked out in the copy that is published.
PAPER_TITLE = t("جدول المنتفعين", "Liste des bénéficiaires", "List of those who received something")
PAPER_HEADS = ("الاسم", "العدد")

# Where what must be published stands on this site; what is not named here is missing.
ANSWERED = {
    "organisation": "/ar/bodies/",
    "programmes": "/ar/plans/",
    "plans": "/ar/plans/",
    "minutes": "/ar/meetings/",
    "reports": "/ar/bulletins/",
    "officer": "/ar/information/",
    "registers": "/ar/data/",
    "index": "/ar/data/",
}
