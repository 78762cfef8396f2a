"""Questions of the register and their answers. Invented."""

from __future__ import annotations

from mithaq.kit.i18n import Text

from .words import t

QUESTIONS = {
    "regueb": (
        (
            t(
                "متى تُفتح قاعة الرياضة البلدية؟",
                "Quand ouvrira la salle de sport ?",
                "When will the sports hall open?",
            ),
            t(
                "تُفتح في بداية الشهر القادم، من الثامنة إلى العاشرة ليلًا.",
                "Au début du mois prochain, de 8 h à 22 h.",
                "At the start of next month, from 8 to 22.",
            ),
        ),
        (
            t(
                "هل ستُركّز مخفضات سرعة أمام المدرسة؟",
                "Des ralentisseurs devant l’école ?",
                "Will there be speed bumps at the school?",
            ),
            t(
                "نعم، أُدرجت ضمن أشغال هذا الثلاثي.",
                "Oui, ils sont inscrits aux travaux de ce trimestre.",
                "Yes, they are among the works of this quarter.",
            ),
        ),
        (
            t(
                "لماذا توقفت أشغال الحديقة؟",
                "Pourquoi les travaux du jardin sont-ils arrêtés ?",
                "Why did the works on the garden stop?",
            ),
            t(
                "بسبب تأخر المقاول، وقد وُجّه إليه تنبيه.",
                "Retard de l’entreprise, mise en demeure.",
                "The contractor is late and has been warned.",
            ),
        ),
        (
            t(
                "كم عدد أعوان النظافة في حي النور؟",
                "Combien d’agents de propreté au quartier Ennour ?",
                "How many cleaners work in Ennour?",
            ),
            t(
                "أربعة أعوان، بمعدل مرورين في الأسبوع.",
                "Quatre agents, deux passages par semaine.",
                "Four, with two rounds a week.",
            ),
        ),
        (
            t(
                "متى تُنشر نتائج المناظرة؟",
                "Quand paraîtront les résultats du concours ?",
                "When will the results of the competition be out?",
            ),
            t(
                "بعد مصادقة اللجنة، وفي أجل شهر.",
                "Après validation par la commission, sous un mois.",
                "After the committee confirms them, within a month.",
            ),
        ),
        (
            t(
                "هل يمكن استعمال القاعة البلدية للجمعيات؟",
                "La salle communale est-elle ouverte aux associations ?",
                "May associations use the town hall’s room?",
            ),
            t(
                "نعم، بطلب كتابي قبل أسبوع ودون مقابل.",
                "Oui, sur demande une semaine avant, gratuitement.",
                "Yes, on request a week before, free of charge.",
            ),
        ),
        (
            t(
                "ما برنامج رش المبيدات؟",
                "Quel est le programme de démoustication ?",
                "When are the insecticides sprayed?",
            ),
            t(
                "كل أسبوعين إلى نهاية الصيف، والرزنامة معلقة.",
                "Tous les quinze jours jusqu’à la fin de l’été.",
                "Every two weeks until the end of summer.",
            ),
        ),
        (
            t(
                "متى يُصلح طريق المستشفى؟",
                "Quand réparera-t-on la route de l’hôpital ?",
                "When will the hospital road be repaired?",
            ),
            Text(),
        ),
        (
            t("هل ستُحدث سوق مغطاة؟", "Un marché couvert est-il prévu ?", "Is a covered market planned?"),
            Text(),
        ),
        (
            t(
                "ما مصير قطعة الأرض المهملة قرب المعهد؟",
                "Que devient le terrain vague près du lycée ?",
                "What becomes of the waste land by the school?",
            ),
            Text(),
        ),
        (
            t(
                "هل توجد خطة لتشجير المدخل الجنوبي؟",
                "Un plan de plantation à l’entrée sud ?",
                "Is there a plan to plant trees at the southern entrance?",
            ),
            Text(),
        ),
    ),
    "salt": (
        (
            t(
                "متى ينتهي مشروع الموقف العام؟",
                "Quand le parking public sera-t-il fini ?",
                "When will the public car park be done?",
            ),
            t(
                "متوقع في نهاية الربع القادم.",
                "Fin du trimestre prochain.",
                "At the end of the next quarter.",
            ),
        ),
        (
            t(
                "هل تُمدّد ساعات المكتبة؟",
                "Les horaires de la bibliothèque seront-ils étendus ?",
                "Will the library open longer?",
            ),
            t(
                "نعم، حتى الثامنة مساءً ابتداءً من الأحد.",
                "Oui, jusqu’à 20 h dès dimanche.",
                "Yes, until 20:00 from Sunday.",
            ),
        ),
        (
            t(
                "كم عدد حاويات النفايات في السرو؟",
                "Combien de conteneurs à As-Sarou ?",
                "How many waste containers are in As-Sarou?",
            ),
            t(
                "ست وثلاثون حاوية، وتضاف إليها عشر.",
                "Trente-six, dix de plus à venir.",
                "Thirty-six, with ten more to come.",
            ),
        ),
        (
            t(
                "لماذا أُغلق شارع الحمام؟",
                "Pourquoi la rue Al-Hammam est-elle fermée ?",
                "Why is Al-Hammam street closed?",
            ),
            t(
                "لتمديد خط المياه، وتُفتح بعد أسبوعين.",
                "Pose d’une conduite d’eau, deux semaines.",
                "A water main is being laid; two weeks.",
            ),
        ),
        (
            t("ما رسوم الانتفاع بالقاعة؟", "Quel est le tarif de la salle ?", "What does the hall cost?"),
            t(
                "مجانية للجمعيات المسجلة.",
                "Gratuite pour les associations inscrites.",
                "Free for registered associations.",
            ),
        ),
        (
            t(
                "هل يُسمح بالبسطات يوم الجمعة؟",
                "Les étals sont-ils permis le vendredi ?",
                "Are stalls allowed on Fridays?",
            ),
            t(
                "في الساحة المخصصة فقط.",
                "Seulement sur la place prévue.",
                "Only on the square set aside for them.",
            ),
        ),
        (
            t(
                "متى تُصان ملاعب الأطفال؟",
                "Quand entretient-on les aires de jeux ?",
                "When are the playgrounds maintained?",
            ),
            t(
                "كل ثلاثة أشهر، والموعد القادم منشور.",
                "Tous les trois mois ; la date est affichée.",
                "Every three months; the next date is posted.",
            ),
        ),
        (
            t(
                "هل ستُضاء طريق الجامعة؟",
                "La route de l’université sera-t-elle éclairée ?",
                "Will the university road be lit?",
            ),
            Text(),
        ),
        (
            t(
                "ما خطة تصريف مياه الأمطار؟",
                "Quel plan pour les eaux de pluie ?",
                "What is the plan for storm water?",
            ),
            Text(),
        ),
        (
            t(
                "هل تُنظّم دورات للشباب؟",
                "Des formations pour les jeunes ?",
                "Will there be courses for young people?",
            ),
            Text(),
        ),
        (
            t(
                "متى تُرقّم البيوت القديمة؟",
                "Quand numérotera-t-on les maisons anciennes ?",
                "When will the old houses get numbers?",
            ),
            Text(),
        ),
    ),
}
