"""`mithaq search reindex` builds the index of each town anew."""

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.search.models import SearchEntry
from mithaq.commons.search.queries import find_records
from mithaq.commons.tenancy.context import inside
from mithaq.kit.i18n import Text
from mithaq.portal.cli.main import main
from mithaq.registers.places.actions import save_zone


def found(town) -> int | None:
    with inside(town):
        return find_records(anonymous(town), "Ennour").total


def test_reindex_when_index_was_lost_then_built_anew_for_each_town(regueb, salt, capsys):
    for town in (regueb, salt):
        with inside(town):
            save_zone(by=system(town), name=Text(fr="Cité Ennour"), kind="residential")
            SearchEntry.objects.all().delete()
    assert main(["search", "reindex", "--town", "salt"]) == 0
    assert "salt: 1 thing" in capsys.readouterr().out
    assert (found(regueb), found(salt)) == (0, 1)
    assert main(["search", "reindex"]) == 0
    assert (found(regueb), found(salt)) == (1, 1)


def test_reindex_when_town_is_unknown_then_says_so(regueb, capsys):
    assert main(["search", "reindex", "--town", "nowhere"]) == 1
    assert "no open town “nowhere”" in capsys.readouterr().err
