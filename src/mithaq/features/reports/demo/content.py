"""Editors' words of the demonstration, in three languages."""

from __future__ import annotations

from mithaq.kit.i18n import Text

INTROS: dict[str, tuple[Text, Text]] = {
    "regueb": (
        Text(
            ar="في هذا الربع واصلنا العمل على منصّة النشر وعلى إشراك الشباب في المتابعة. بعض الخطوات تأخّرت، "
            "ونقول ذلك هنا كما هو.\n\n- عُقدت اجتماعات عمومية في المدينة والعمادات.\n"
            "- أجبنا عن التعليقات الواردة في آجالها، إلا ما ذُكر أسفله.",
            fr="Ce trimestre, le travail sur la publication des données et sur le suivi par les jeunes a continué. "
            "Certaines étapes ont pris du retard ; nous le disons ici tel quel.\n\n"
            "- Des réunions publiques se sont tenues en ville et dans les imadas.\n"
            "- Les commentaires reçus ont eu leur réponse à temps, sauf ceux nommés plus bas.",
            en="This quarter the work on publishing data and on young people following the plan went on. Some steps "
            "are late; we say so here as it is.\n\n- Public meetings were held in town and in the countryside.\n"
            "- Comments were answered in time, except those named below.",
        ),
        Text(
            ar="ثلاثية للتحضير: جُمعت البيانات من المصالح، وضُبطت مواعيد الاجتماعات المقبلة.",
            fr="Un trimestre de préparation : les données des services ont été réunies, les dates des prochaines "
            "réunions fixées.",
            en="A quarter of preparation: data was gathered from the departments and the next meetings were dated.",
        ),
    ),
    "salt": (
        Text(
            ar="ركّزنا في هذا الربع على إشراك الأحياء والأشخاص ذوي الإعاقة، وعلى إتاحة الموازنة للجميع. ما تأخّر "
            "مذكور أدناه مع موعده.\n\n- التقت اللجنة بالجمعيات في السلط القصبة.\n"
            "- نُشرت محاضر الاجتماعات في موعدها.",
            fr="Ce trimestre a porté sur la participation des quartiers et des personnes handicapées, et sur "
            "l’accès de tous au budget. Ce qui est en retard est nommé plus bas, avec sa date.\n\n"
            "- Le comité a rencontré les associations de Salt.\n"
            "- Les procès-verbaux ont paru à temps.",
            en="This quarter was about bringing in neighbourhoods and people with disabilities, and about a budget "
            "open to all. What is late is named below with its date.\n\n"
            "- The committee met the associations of Salt.\n- Minutes were published in time.",
        ),
        Text(
            ar="ربع لمراجعة العمل: قارنّا الأرقام المعلنة بالمشاركات المسجّلة، وأوضحنا الفرق.",
            fr="Un trimestre de relecture : les chiffres annoncés ont été comparés aux participations inscrites, et "
            "l’écart expliqué.",
            en="A quarter of review: declared numbers were compared with recorded participation, and the gap "
            "explained.",
        ),
    ),
}
OPENING = Text(
    ar="مسودّة لتقرير المتابعة والتقييم والتعلّم: الأرقام محسوبة، والملاحظات تُضاف قبل المصادقة.",
    fr="Projet de rapport de suivi, d’évaluation et d’apprentissage : les chiffres sont calculés, les remarques "
    "s’ajoutent avant l’approbation.",
    en="Draft of the monitoring, evaluation and learning report: the figures are computed, "
    "remarks come before approval.",
)
REMARK = Text(
    ar="كل تعليق منشور له جواب رسمي أو موعد للجواب.",
    fr="Chaque commentaire publié a une réponse officielle, ou une date pour l’avoir.",
    en="Every published comment has an official answer, or a date by which it will have one.",
)
CORRECTION = Text(
    ar="صُحّح عدد الردود بعد تسجيل تعليقات وردت على الورق.",
    fr="Le nombre de réponses a été corrigé après l’inscription de commentaires reçus sur papier.",
    en="The number of answers was corrected after comments received on paper had been entered.",
)
