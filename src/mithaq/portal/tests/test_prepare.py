from django.utils.translation import gettext, override

from mithaq.portal.ops.prepare import compile_messages

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "A wholly new sentence"
msgstr "جملة جديدة كل الجدة"
"""


def test_prepare_when_a_catalogue_was_read_before_it_was_compiled_then_this_process_speaks_the_language(
    tmp_path, settings
):
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    with override("ar"):
        assert gettext("A wholly new sentence") == "A wholly new sentence"
    compile_messages(tmp_path)
    with override("ar"):
        assert gettext("A wholly new sentence") == "جملة جديدة كل الجدة"
