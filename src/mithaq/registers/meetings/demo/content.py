# ruff: noqa: E501 (a text in three languages is read as one line of a table)
"""What was said and decided in the demonstration; days are counted from today. Invented, after what the plans say."""

from __future__ import annotations

from typing import Any

from mithaq.kit.i18n import Text


def t(ar: str, fr: str, en: str) -> Text:
    return Text(ar=ar, fr=fr, en=en)


PLACES = {
    "regueb": t(
        "دار الثقافة، وسط المدينة", "Maison de la culture, centre-ville", "House of culture, town centre"
    ),
    "salt": t("قاعة البلدية، ساحة العين", "Salle municipale, place Al-Ain", "Municipal hall, Al-Ain square"),
}
AGENDA = {
    "committee": [
        (
            t(
                "المصادقة على المحضر السابق",
                "Approbation du procès-verbal précédent",
                "Approval of the last minutes",
            ),
            10,
        ),
        (
            t(
                "ما أُنجز وما تأخر من التعهدات",
                "Engagements : fait et en retard",
                "Commitments: done and late",
            ),
            60,
        ),
        (t("حاجيات اللجنة", "Besoins du comité", "What the committee needs"), 20),
    ],
    "forum": [
        (
            t(
                "ما وعدنا به وأين وصلنا",
                "Ce que nous avons promis, où nous en sommes",
                "What we promised and how far we are",
            ),
            30,
        ),
        (t("أسئلة الحاضرين", "Questions du public", "Questions from the room"), 60),
    ],
}
MINUTES = [
    t(
        "راجع الحاضرون تقدم التعهدات واحدًا واحدًا. تأخر بعضها لانتظار التمويل، وطُلب من كل مصلحة تاريخ جديد معلل.",
        "Les présents ont revu les engagements un à un. Certains tardent faute de crédits ; chaque service doit donner une nouvelle date motivée.",
        "Those present went through the commitments one by one. Some are late for want of funds; each department is to give a new date with its reason.",
    ),
    t(
        "عُرضت ملاحظات المواطنين الواردة منذ الاجتماع السابق، وأُحيل كل منها إلى المصلحة المعنية مع أجل للرد.",
        "Les remarques des habitants reçues depuis la dernière réunion ont été présentées, chacune confiée à un service avec un délai de réponse.",
        "What citizens had written since the last meeting was presented, and each remark given to a department with a date for its answer.",
    ),
    t(
        "تحدث الحاضرون عن الإنارة والنقل والوصول إلى المعلومة. سُجلت الأسئلة كلها، وأجوبتها المكتوبة مرفقة بهذا المحضر.",
        "On a parlé d’éclairage, de transport et d’accès à l’information. Toutes les questions sont notées ; leurs réponses écrites sont jointes.",
        "People spoke of street lights, transport and access to information. All questions were noted; their written answers stand with these minutes.",
    ),
]
DECISION = [
    t(
        "نشر جدول التعهدات المتأخرة وأسبابها كل ثلاثية",
        "Publier chaque trimestre les engagements en retard et leurs raisons",
        "Publish each quarter which commitments are late and why",
    ),
    t(
        "عقد الجلسة القادمة في الأرياف",
        "Tenir la prochaine réunion à la campagne",
        "Hold the next meeting in the countryside",
    ),
    t(
        "إرسال ملخص المحضر إلى كل من طرح سؤالًا",
        "Envoyer le résumé à qui a posé une question",
        "Send the summary to everybody who asked a question",
    ),
]
ACTIONS: list[tuple[Text, dict[str, str], int, bool]] = [
    (
        t(
            "إعداد جدول التعهدات المتأخرة",
            "Préparer le tableau des retards",
            "Prepare the table of what is late",
        ),
        {"regueb": "general-secretariat", "salt": "internal-control"},
        20,
        True,
    ),
    (
        t(
            "حجز قاعة يصلها مستعملو الكراسي المتحركة",
            "Réserver une salle accessible en fauteuil",
            "Book a room that wheelchairs can reach",
        ),
        {"regueb": "citizen-space", "salt": "public-relations"},
        30,
        True,
    ),
    (
        t(
            "الرد كتابةً على الأسئلة المعلقة",
            "Répondre par écrit aux questions en attente",
            "Answer the open questions in writing",
        ),
        {"regueb": "information-office", "salt": "local-development"},
        14,
        False,
    ),
]
NEEDS = t(
    "- عون متفرغ يومين في الأسبوع\n- حاسوب وآلة عرض لقاعة الاجتماعات\n- بيانات محيّنة من المصالح قبل كل اجتماع بأسبوع",
    "- Un agent deux jours par semaine\n- Un ordinateur et un projecteur pour la salle\n- Des données à jour une semaine avant chaque réunion",
    "- A member of staff two days a week\n- A computer and a projector for the room\n- Up-to-date data from departments a week before each meeting",
)
QUESTIONS = {
    "regueb": [
        (
            "مبروكة",
            "متى يصل فضاء المواطن المتنقل إلى الأرياف الشرقية؟",
            t(
                "البرنامج يبدأ بالأرياف الشمالية ثم الشرقية، ويُنشر الموعد قبل أسبوعين.",
                "La tournée commence au nord puis passe à l’est ; la date paraît deux semaines avant.",
                "The round begins in the north, then goes east; the date is published two weeks before.",
            ),
        ),
    ],
    "salt": [
        (
            "ختام",
            "لماذا لا يظهر رقم للتواصل مع جهة المتابعة؟",
            t(
                "صحيح، كانت الخانة فارغة. يمكن الآن مراسلتها من صفحتها دون نشر بريدها.",
                "C’est juste, la case était vide. On peut désormais lui écrire depuis sa page, sans que son adresse paraisse.",
                "You are right, the field was empty. It can now be written to from its page, without its address being shown.",
            ),
        ),
    ],
}


def forum(day: int, women: int, men: int, **extra: Any) -> dict[str, Any]:
    came = {"citizen": (women, men), "cso": (4, 5), "government": (2, 4)}
    return {"body": "open-forum", "day": day, "public": True, "came": came, "minutes": "published"} | extra


def committee(day: int, **extra: Any) -> dict[str, Any]:
    came = {"government": (3, 2), "cso": (1, 1), "academic": (0, 1)}
    return {"body": "steering-committee", "day": day, "came": came, "minutes": "published"} | extra


def salt_forum(day: int, women: int, men: int, **extra: Any) -> dict[str, Any]:
    return forum(day, women, men, body="salt-forum", **extra)


def council(day: int, **extra: Any) -> dict[str, Any]:
    came = {"citizen": (3, 1), "cso": (2, 0)}
    return {"body": "women-and-youth", "day": day, "came": came, "minutes": "published"} | extra


MEETINGS: dict[str, list[dict[str, Any]]] = {
    # Regueb counts seven public meetings; its committee let a quarter pass, and one of its minutes is late.
    "regueb": [
        *(
            forum(day, women, men)
            for day, women, men in ((-390, 21, 34), (-330, 18, 40), (-270, 25, 31), (-200, 30, 28))
        ),
        *(forum(day, women, men) for day, women, men in ((-140, 17, 22), (-90, 28, 33), (-40, 35, 30))),
        {
            "body": "open-forum",
            "day": 16,
            "public": True,
            "title": t(
                "جلسة عامة في الأرياف الشرقية",
                "Réunion publique dans la campagne est",
                "Public meeting in the eastern countryside",
            ),
        },
        committee(-380),
        committee(-190, needs=True),
        committee(-95, minutes="draft"),
        committee(-24),
    ],
    # Salt promised four public meetings a year: some held, one missed, one to come.
    "salt": [
        *(salt_forum(day, women, men) for day, women, men in ((-290, 40, 52), (-195, 33, 47))),
        {"body": "salt-forum", "day": -110, "public": True},
        {
            "body": "salt-forum",
            "day": 24,
            "public": True,
            "title": t(
                "منتدى السلط: أسئلة وأجوبة",
                "Forum de Salt : questions et réponses",
                "Salt Forum: questions and answers",
            ),
        },
        committee(-280, body="steering-committee"),
        committee(-185, needs=True),
        committee(-92),
        committee(-30, minutes="draft"),
        council(-345),
        council(-160),
        council(-75, after=20),
        {"body": "women-and-youth", "day": 12},
    ],
}
