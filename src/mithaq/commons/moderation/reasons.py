"""Words with which a comment is turned down: short, kind, and saying what would be taken.

Stored with the comment in three languages, so that its author reads theirs whoever decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.kit.i18n import Text


@dataclass(frozen=True)
class Reason:
    """label: what the moderator chooses; text: what the author reads."""

    code: str
    label: Text
    text: Text


REASONS = (
    Reason(
        "private",
        Text(ar="يذكر شخصًا بعينه", fr="Nomme une personne privée", en="Names a private person"),
        Text(
            ar="شكرًا على مشاركتكم. يذكر تعليقكم شخصًا بعينه أو معلومات خاصة به، ونحن نحمي خصوصية الجميع. "
            "أعيدوا كتابته دون أسماء ولا عناوين وسننشره بكل سرور.",
            fr="Merci de votre participation. Votre commentaire désigne une personne privée ou donne des "
            "renseignements sur elle, et nous protégeons la vie privée de chacun. Réécrivez-le sans nom ni "
            "adresse et nous le publierons volontiers.",
            en="Thank you for taking part. Your comment names a private person or tells private things about "
            "them, and we protect everybody’s privacy. Write it again without names or addresses and we will "
            "gladly publish it.",
        ),
    ),
    Reason(
        "insult",
        Text(ar="عبارات جارحة", fr="Propos blessants", en="Hurtful words"),
        Text(
            ar="رأيكم يهمنا، حتى حين يكون نقدًا شديدًا. لكن بعض العبارات تجرح غيركم. قولوا الشيء نفسه دون شتم أو "
            "تهديد وسننشره.",
            fr="Votre avis compte, même très critique. Mais certains mots blessent. Dites la même chose sans "
            "insulte ni menace et nous le publierons.",
            en="Your opinion matters, however critical. But some of the words hurt others. Say the same "
            "without insult or threat and we will publish it.",
        ),
    ),
    Reason(
        "off_topic",
        Text(ar="خارج الموضوع", fr="Hors sujet", en="About something else"),
        Text(
            ar="شكرًا لكم. يتعلق تعليقكم بأمر آخر غير هذه الصفحة. ابحثوا عن الصفحة المناسبة أو اكتبوا إلى البلدية، "
            "فهناك ستجدون من يجيبكم.",
            fr="Merci. Votre commentaire porte sur un autre sujet que cette page. Cherchez la page qui en parle "
            "ou écrivez à la municipalité : c’est là qu’on pourra vous répondre.",
            en="Thank you. Your comment is about something other than this page. Look for the page on it, or "
            "write to the municipality: there somebody can answer you.",
        ),
    ),
    Reason(
        "advertising",
        Text(ar="إعلان أو نص بلا معنى", fr="Publicité ou texte sans objet", en="Advertising or nonsense"),
        Text(
            ar="هذا الفضاء مخصص للشأن البلدي، ولا ننشر فيه الإعلانات ولا النصوص المكررة أو غير المفهومة.",
            fr="Cet espace est réservé à la vie de la commune : nous n’y publions ni publicité, ni textes "
            "répétés ou incompréhensibles.",
            en="This space is for the life of the town: we publish no advertising, and no text that is "
            "repeated or cannot be understood.",
        ),
    ),
    Reason(
        "hatred",
        Text(
            ar="دعوة إلى الكراهية أو العنف", fr="Appel à la haine ou à la violence", en="Hatred or violence"
        ),
        Text(
            ar="لا يمكننا نشر ما يدعو إلى الكراهية أو العنف أو التمييز ضد أي كان.",
            fr="Nous ne pouvons pas publier ce qui appelle à la haine, à la violence ou à la discrimination, "
            "contre qui que ce soit.",
            en="We cannot publish what calls for hatred, violence or discrimination against anybody.",
        ),
    ),
)
BY_CODE = {reason.code: reason for reason in REASONS}
