"""Words the reader knows, French and English, folded (see lines.words)."""

from dataclasses import dataclass

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "january", "jan"),
            ("fevrier", "fevr", "fev", "february", "feb"),
            ("mars", "march", "mar"),
            ("avril", "avr", "april", "apr"),
            ("mai", "may"),
            ("juin", "june", "jun"),
            ("juillet", "juil", "july", "jul"),
            ("aout", "august", "aug"),
            ("septembre", "sept", "september", "sep"),
            ("octobre", "oct", "october"),
            ("novembre", "nov", "november"),
            ("decembre", "dec", "december"),
        ),
        start=1,
    )
    for name in names
}

# The participant categories of the plan model; the first whose word stands in the label wins.
CATEGORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("online_question", ("en ligne", "online")),
    ("deliberative_council", ("conseils deliberants", "conseil deliberant", "deliberative council")),
    ("workshop", ("atelier", "workshop")),
    ("cso", ("societe civile", "civil society", "association", "ong", "ngo")),
    ("government", ("gouvernement", "government")),
    ("academic", ("academique", "universit", "academic")),
    ("private", ("secteur prive", "entreprises", "private sector", "business")),
    ("media", ("media", "journal", "presse", "press")),
)
GROUP_NOUNS = ("institution", "organisation", "organization", "association", "group", "entite", "entit")
PEOPLE_NOUNS = ("personne", "people", "person", "participant", "citoyen", "citizen")

# First words of a capacity: "présidente de …", "head of …".
CAPACITIES = (
    "president",
    "vice",
    "direct",
    "represent",
    "membre",
    "member",
    "secretaire",
    "secretary",
    "coordin",
    "responsable",
    "charge",
    "head",
    "chair",
    "manager",
    "chef",
    "tresori",
    "treasurer",
    "universitaire",
    "professeur",
    "professor",
    "maire",
    "mayor",
    "programme",
    "program",
)
ORGANISATIONS = (
    "association",
    "organisation",
    "organization",
    "union",
    "societe",
    "society",
    "fondation",
    "foundation",
    "centre",
    "center",
    "universite",
    "university",
    "institut",
    "institute",
    "comite",
    "committee",
    "commission",
    "reseau",
    "network",
    "forum",
    "conseil",
    "council",
    "ligue",
    "league",
)
ORDINALS = {
    "premier": 1,
    "premiere": 1,
    "first": 1,
    "deuxieme": 2,
    "second": 2,
    "seconde": 2,
    "troisieme": 3,
    "third": 3,
    "quatrieme": 4,
    "fourth": 4,
    "cinquieme": 5,
    "fifth": 5,
    "sixieme": 6,
    "sixth": 6,
}

STEERING = ("comite de pilotage", "comite directeur", "steering committee")
MAYOR = ("maire", "mayor")
# Words that carry no name: left out when two institutions are compared.
SMALL_WORDS = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "sur"}
    | {"and", "for", "in", "of", "on", "the"}
)


@dataclass(frozen=True)
class Slip:
    """A known slip of machine translation: `wrong` as printed, `meant` the word behind it.

    `only_with` limits a common word to the pages where another slip gives it away.
    """

    wrong: str
    meant: str
    only_with: str = ""


SLIPS: tuple[Slip, ...] = (
    Slip("Grand Sel", "Greater Salt (السلط الكبرى)"),
    Slip("du sel", "Salt (السلط)", only_with="Grand Sel"),
    Slip("le sexe", "le genre (gender)"),
    Slip("partenariats gouvernementaux transparents", "Open Government Partnership"),
    Slip("partenariat gouvernemental transparent", "Open Government Partnership"),
    Slip("Partenariat pour un gouvernement transparent", "Open Government Partnership"),
    Slip("impôt recettes", "recettes fiscales (tax revenue)"),
    Slip("Salt City", "la ville de Salt (السلط)"),
)
