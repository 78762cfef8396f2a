"""The headings of an OGP Local plan page, as data: what stands on the page → the code of our template.

`texts` are the wordings met on French pages (machine translations, so they vary) and on the English
originals; matching.py forgives case, accents, apostrophes, spaces and a few changed words. `opens` are
beginnings that go on with a name or a year ("Letter of support of …").
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    code: str
    place: str  # "chapter", "question" or "closing"
    fr: tuple[str, ...]
    en: tuple[str, ...]
    required: bool = True
    opens: tuple[str, ...] = ()


def _question(code: str, fr: tuple[str, ...], en: tuple[str, ...]) -> Heading:
    return Heading(code, "question", fr, en)


HEADINGS: tuple[Heading, ...] = (
    _question("foreword", ("Avant-propos", "Préface"), ("Foreword",)),
    Heading(
        "strategy",
        "chapter",
        ("Défis, opportunités et vision stratégique du gouvernement ouvert",),
        ("Open Government Challenges, Opportunities and Strategic Vision",),
        required=False,
    ),
    _question(
        "vision",
        (
            "Quelle est la vision à long terme d'un gouvernement ouvert "
            "dans votre contexte et votre juridiction ?",
        ),
        ("What is the long-term vision for open government in your context and jurisdiction?",),
    ),
    _question(
        "achievements",
        (
            "Quelles sont les réalisations du gouvernement ouvert à ce jour "
            "(par exemple, les récentes réformes du gouvernement ouvert) ?",
            "Quelles sont les réalisations en matière de gouvernement ouvert à ce jour ?",
        ),
        (
            "What are the achievements in open government to date "
            "(for example, recent open government reforms)?",
            "What are the achievements in open government to date?",
        ),
    ),
    _question(
        "challenges",
        (
            "Quels sont les défis/domaines actuels à améliorer en matière de gouvernement ouvert "
            "que la juridiction souhaite relever ?",
        ),
        (
            "What are the current challenges/areas for improvement in open government "
            "that the jurisdiction wishes to tackle?",
        ),
    ),
    _question(
        "goals",
        (
            "Quels sont les objectifs de gouvernement ouvert à moyen terme "
            "que le gouvernement souhaite atteindre ?",
        ),
        ("What are the medium-term open government goals that the government wants to achieve?",),
    ),
    _question(
        "contribution",
        (
            "Comment ce plan d'action contribue-t-il à la réalisation de la vision stratégique "
            "du gouvernement ouvert ?",
        ),
        ("How does this action plan contribute to achieve the Open Government Strategic Vision?",),
    ),
    _question(
        "alignment",
        (
            "Comment la vision stratégique du gouvernement ouvert contribue-t-elle à la réalisation "
            "des objectifs politiques généraux de l'administration actuelle ?",
        ),
        (
            "How does the open government strategic vision contribute to the accomplishment "
            "of the current administration's overall policy goals?",
        ),
    ),
    Heading(
        "engagement",
        "chapter",
        (
            "Engagement et coordination dans la vision stratégique du gouvernement ouvert "
            "et le plan d'action OGP",
        ),
        ("Engagement and Coordination in the Open Government Strategic Vision and OGP Action Plan",),
        required=False,
    ),
    _question(
        "institutions",
        (
            "Veuillez énumérer les principales institutions responsables "
            "de la mise en œuvre de ce plan d'action OGP.",
        ),
        ("Please list the lead institutions responsible for the implementation of this OGP action plan.",),
    ),
    _question(
        "coordination",
        (
            "Quels types d'arrangements institutionnels sont en place pour coordonner entre les agences "
            "gouvernementales et les départements afin de mettre en œuvre le plan d'action OGP ?",
        ),
        (
            "What kind of institutional arrangements are in place to coordinate between government agencies "
            "and departments to implement the OGP action plan?",
        ),
    ),
    _question(
        "spaces",
        (
            "Quels types d'espaces avez-vous utilisés ou créés pour permettre la collaboration entre le "
            "gouvernement et la société civile dans la co-création et la mise en œuvre de ce plan d'action ? "
            "Mentionnez les espaces hors ligne et en ligne.",
        ),
        (
            "What kind of spaces have you used or created to enable the collaboration between government and "
            "civil society in the co-creation and implementation of this action plan? "
            "Mention both offline and online spaces.",
        ),
    ),
    _question(
        "diversity",
        (
            "Quelles mesures avez-vous prises pour assurer la diversité de la représentation (y compris les "
            "populations vulnérables ou marginalisées) dans ces espaces ?",
        ),
        (
            "What measures did you take to ensure diversity of representation (including vulnerable or "
            "marginalized populations) in these spaces?",
        ),
    ),
    _question("participants", ("Qui a participé à ces espaces ?",), ("Who participated in these spaces?",)),
    _question(
        "groups",
        ("Combien de groupes ont participé à ces espaces ?",),
        ("How many groups participated in these spaces?",),
    ),
    _question(
        "meetings",
        (
            "Combien de réunions publiques ont été organisées dans le processus de co-création ?",
            "Combien de réunions publiques ont eu lieu dans le processus de co-création ?",
        ),
        (
            "How many public-facing meetings were held in the co-creation process?",
            "How many public meetings were held in the co-creation process?",
        ),
    ),
    _question(
        "collaboration",
        (
            "Comment les parties prenantes gouvernementales et non gouvernementales continueront-elles à "
            "collaborer à travers la mise en œuvre du plan d'action ?",
        ),
        (
            "How will government and non-governmental stakeholders continue to collaborate "
            "through the implementation of the action plan?",
        ),
    ),
    _question(
        "monitor",
        ("Veuillez décrire l'organe de contrôle indépendant que vous avez identifié pour ce plan.",),
        ("Please describe the independent Monitoring Body you have identified for this plan.",),
    ),
    _question(
        "monitor_contact",
        ("Fournissez les coordonnées de l'organisme de contrôle indépendant.",),
        (
            "Provide the contact details for the independent monitoring body.",
            "Please provide the contact details for the independent monitoring body.",
        ),
    ),
    _question(
        "progress_activities",
        (
            "Quels types d'activités aurez-vous en place pour discuter de l'avancement des engagements "
            "avec les parties prenantes ?",
        ),
        (
            "What types of activities will you have in place to discuss progress on commitments "
            "with stakeholders?",
        ),
    ),
    _question(
        "progress_checks",
        ("Comment vérifierez-vous régulièrement les progrès avec les agences de mise en œuvre ?",),
        ("How will you regularly check in on progress with implementing agencies?",),
    ),
    _question(
        "sharing",
        ("Comment partagerez-vous les résultats de vos efforts de surveillance avec le public ?",),
        ("How will you share the results of your monitoring efforts with the public?",),
    ),
    _question(
        "endorsements",
        ("Approbation des parties prenantes non gouvernementales",),
        ("Endorsement from Non-Governmental Stakeholders", "Endorsements from Non-Governmental Stakeholders"),
    ),
    Heading("commitments", "closing", ("Engagements",), ("Commitments",), required=False),
    Heading(
        "consultation",
        "closing",
        ("Consultation publique",),
        ("Public consultation",),
        required=False,
        opens=(
            "Consultation publique sur la version initiale",
            "Consultation publique sur la première version",
            "Public consultation on the initial version",
            "Public consultation on the first version",
        ),
    ),
    Heading(
        "letters",
        "closing",
        ("Lettres", "Lettre de soutien"),
        ("Letters", "Letter of support"),
        required=False,
        opens=(
            "Lettre de réengagement",
            "Lettre de soutien",
            "Lettre d'engagement",
            "Lettre d'intention",
            "Letter of support",
            "Letter of re-engagement",
            "Letter of recommitment",
            "Re-engagement letter",
            "Recommitment letter",
        ),
    ),
    Heading(
        "comments",
        "closing",
        ("Pas encore de commentaires", "Aucun commentaire", "Commentaires"),
        ("No comments yet", "No comments", "Comments"),
        required=False,
    ),
)

BY_CODE = {heading.code: heading for heading in HEADINGS}
REQUIRED = tuple(heading.code for heading in HEADINGS if heading.required)
NO_COMMENT = ("Pas encore de commentaires", "Aucun commentaire", "No comments yet", "No comments")

# Labels above the first section, "label: value" on one line or the value on the next.
LABELS: dict[str, tuple[str, ...]] = {
    "title": ("Plan d'action", "Action plan"),
    "submission": ("Soumission du plan d'action", "Action plan submission"),
    "end": ("Fin du plan d'action", "Action plan end"),
    "lead": (
        "Institution chef de file",
        "Institutions chefs de file",
        "Institution responsable",
        "Lead institution",
        "Lead institutions",
        "Lead institution(s)",
    ),
    "duration": ("Durée", "Duration"),
    "submitted": ("Date de soumission", "Date submitted", "Submission date"),
}

# Lines of the site around the plan: those above it, and those below its comments.
TOP_LINES: dict[str, tuple[str, ...]] = {
    "skip_link": ("Ignorer la navigation", "Aller au contenu", "Skip navigation", "Skip to content"),
    "overview": ("Vue d'ensemble", "Aperçu", "Overview"),
    "at_a_glance": ("D'un coup d'œil", "En un coup d'œil", "At-a-glance"),
    "description": ("Description",),
}
BOTTOM_LINES: dict[str, tuple[str, ...]] = {
    "comment_form": (
        "Soyez sympa! Laissez un commentaire",
        "Laisser un commentaire",
        "Laissez un commentaire",
        "Leave a reply",
        "Leave a comment",
        "Be nice! Leave a comment",
    ),
    "comment_form_note": (
        "Votre adresse email n'apparaitra pas. Les champs obligatoires sont marqués *",
        "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Your email address will not be published. Required fields are marked *",
    ),
    "robot_trap": ("Do NOT follow this link or you will be banned from the site!",),
    "footer": ("Open Government Partnership",),
}
