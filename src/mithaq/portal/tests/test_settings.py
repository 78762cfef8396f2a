from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mithaq.portal.settings.checking import tile_sources
from mithaq.portal.settings.databases import databases
from mithaq.portal.settings.mail import mail
from mithaq.portal.settings.secret import kept_key, secret_key
from mithaq.portal.settings.setting import SettingError
from mithaq.portal.settings.table import SETTINGS, load

from .running import environment, mithaq

# Never read the machine's own /etc/mithaq/mithaq.env.
CLEAN = {"MITHAQ_PROFILE": "demo"}


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("MITHAQ_PORT", "abc", "MITHAQ_PORT cannot be used: “abc” is not valid. Hint: write a whole number."),
        (
            "MITHAQ_PORT",
            "65536",
            "MITHAQ_PORT cannot be used: “65536” is not valid. Hint: choose a port from 1 to 65535.",
        ),
        ("MITHAQ_WORKERS", "0", "MITHAQ_WORKERS cannot be used: “0” is not valid. Hint: write 1 or more."),
        (
            "MITHAQ_HTTPS",
            "maybe",
            "MITHAQ_HTTPS cannot be used: “maybe” is not valid. Hint: write yes or no.",
        ),
        (
            "MITHAQ_VAR",
            "var",
            "MITHAQ_VAR cannot be used: “var” is not valid. Hint: write an absolute path, beginning with /.",
        ),
        (
            "MITHAQ_JOBS",
            "cron",
            "MITHAQ_JOBS cannot be used: “cron” is not valid. Hint: choose one of embedded, celery.",
        ),
        (
            "MITHAQ_DOMAIN",
            "https://salt.jo",
            "MITHAQ_DOMAIN cannot be used: “https://salt.jo” is not valid. Hint: write a host name alone,"
            " in lower case, without http:// and without a port.",
        ),
        (
            "MITHAQ_SMS",
            "nowhere.Gateway",
            "MITHAQ_SMS cannot be used: “nowhere.Gateway” is not valid. Hint: write outbox,"
            " or the dotted path of a gateway class that can be imported.",
        ),
    ],
)
def test_load_when_a_value_is_wrong_then_one_sentence_with_a_hint(variable, value, sentence):
    with pytest.raises(SettingError) as raised:
        load({**CLEAN, variable: value})
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "mysql://root:hunter2@localhost/x"),
        ("MITHAQ_MAIL", "imap://root:hunter2@localhost"),
        ("MITHAQ_SECRET_KEY", "hunter2"),
        ("MITHAQ_CACHE", "memcached://:hunter2@localhost"),
    ],
)
def test_load_when_a_secret_is_wrong_then_it_is_not_repeated(variable, value):
    with pytest.raises(SettingError) as raised:
        load({**CLEAN, variable: value})
    assert str(raised.value).startswith(f"{variable} cannot be used: its value is not valid. Hint: ")
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"MITHAQ_PROFILE": "production", "MITHAQ_DEBUG": "yes"},
            "MITHAQ_DEBUG is on in production. Hint: take it out; it shows data to strangers.",
        ),
        (
            {"MITHAQ_PROFILE": "production", "MITHAQ_LOG_FORMAT": "plain"},
            "MITHAQ_LOG_FORMAT is plain in production. Hint: take it out; plain logs hold people's words.",
        ),
        (
            {**CLEAN, "MITHAQ_JOBS": "celery"},
            "MITHAQ_JOBS is celery without a broker. Hint: set MITHAQ_CELERY_BROKER=redis://…",
        ),
    ],
)
def test_load_when_values_contradict_each_other_then_it_stops(given, sentence, tmp_path):
    (tmp_path / "none.env").write_text("")
    with pytest.raises(SettingError) as raised:
        load({"MITHAQ_ENV_FILE": str(tmp_path / "none.env"), **given})
    assert str(raised.value) == sentence


def test_load_when_nothing_is_set_then_the_profile_decides(tmp_path):
    (tmp_path / "none.env").write_text("")
    found = {
        profile: load({"MITHAQ_ENV_FILE": str(tmp_path / "none.env"), "MITHAQ_PROFILE": profile})
        for profile in ("development", "production")
    }
    names = ("MITHAQ_DEBUG", "MITHAQ_HTTPS", "MITHAQ_TRUST_PROXY", "MITHAQ_OFFICER_MFA", "MITHAQ_LOG_FORMAT")
    assert [found["development"][name] for name in names] == [True, False, False, False, "plain"]
    assert [found["production"][name] for name in names] == [False, True, True, True, "json"]


def test_load_when_file_and_environment_differ_then_the_environment_wins(tmp_path):
    file = tmp_path / "mithaq.env"
    file.write_text('# comment\nMITHAQ_PORT=8001\nMITHAQ_DOMAIN="example.org"\n')
    values = load({"MITHAQ_ENV_FILE": str(file), "MITHAQ_PORT": "8002"})
    assert (values["MITHAQ_PORT"], values["MITHAQ_DOMAIN"]) == (8002, "example.org")


def test_load_when_the_file_has_a_bad_line_then_its_number_is_named(tmp_path):
    file = tmp_path / "mithaq.env"
    file.write_text("MITHAQ_PORT=8001\nwhat is this\n")
    with pytest.raises(SettingError) as raised:
        load({"MITHAQ_ENV_FILE": str(file)})
    assert str(raised.value) == f"{file}, line 2 cannot be read. Hint: write NAME=value on each line."


def test_load_when_the_named_file_is_missing_then_it_stops(tmp_path):
    with pytest.raises(SettingError) as raised:
        load({"MITHAQ_ENV_FILE": str(tmp_path / "gone.env")})
    assert str(raised.value) == (
        f"MITHAQ_ENV_FILE names {tmp_path / 'gone.env'}, which is no file. Hint: mend the path or unset it."
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("MITHAQ_HTPS", "MITHAQ_HTPS is no setting. Hint: write MITHAQ_HTTPS, or take it out."),
        ("MITHAQ_DOMAINS", "MITHAQ_DOMAINS is no setting. Hint: write MITHAQ_DOMAIN, or take it out."),
    ],
)
def test_load_when_a_name_is_misspelt_then_the_right_one_is_named(tmp_path, name, sentence):
    file = tmp_path / "mithaq.env"
    file.write_text(f"{name}=yes\n")
    for given in ({"MITHAQ_ENV_FILE": str(file)}, {**CLEAN, name: "yes"}):
        with pytest.raises(SettingError) as raised:
            load(given)
        assert str(raised.value) == sentence
    load({**CLEAN, "MITHAQ_OF_SOMEBODY_ELSE": "1"})


def test_table_when_read_then_no_name_is_used_twice():
    assert len({setting.variable for setting in SETTINGS}) == len(SETTINGS)


def test_databases_when_postgres_is_named_then_every_part_and_option_is_kept():
    url = (
        "postgres://town%40hall:p%2Fw@db.example.org:5433/mithaq?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    )
    found = databases(load({**CLEAN, "DATABASE_URL": url, "MITHAQ_DB_POOL_MAX": "9"}))["default"]
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "mithaq",
        "USER": "town@hall",
        "PASSWORD": "p/w",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {
            "sslmode": "verify-full",
            "sslrootcert": "/etc/ca.pem",
            "pool": {"min_size": 1, "max_size": 9, "timeout": 20},
        },
        "CONN_MAX_AGE": 0,
    }


def test_databases_when_a_socket_is_named_then_it_is_the_host():
    values = load({**CLEAN, "DATABASE_URL": "postgres:///mithaq?host=/run/postgresql"})
    found = databases(values)["default"]
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("/run/postgresql", "", "mithaq")


def test_databases_when_no_database_is_named_then_it_stops():
    values = load({**CLEAN, "DATABASE_URL": "postgres://localhost"})
    with pytest.raises(SettingError) as raised:
        databases(values)
    assert str(raised.value) == (
        "DATABASE_URL cannot be used: it names no database. Hint: postgres://user:password@host:5432/name."
    )


def test_databases_when_nothing_is_named_then_sqlite_writes_at_once_and_loses_no_writer(tmp_path):
    found = databases(load({**CLEAN, "MITHAQ_VAR": str(tmp_path)}))["default"]
    assert found["NAME"] == tmp_path / "mithaq.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["init_command"].split(";")[0] == "PRAGMA synchronous = NORMAL"


def test_databases_when_a_sqlite_file_is_named_then_it_is_used():
    found = databases(load({**CLEAN, "DATABASE_URL": "sqlite:////srv/town.sqlite3"}))["default"]
    assert found["NAME"] == Path("/srv/town.sqlite3")


def test_mail_when_smtp_is_named_then_the_ports_follow_the_scheme():
    found = [mail(way) for way in ("smtp://h", "smtps://h", "smtp+starttls://u%40x:p@h:2525")]
    assert [(one["EMAIL_PORT"], one["EMAIL_USE_SSL"], one["EMAIL_USE_TLS"]) for one in found] == [
        (25, False, False),
        (465, True, False),
        (2525, False, True),
    ]
    assert (found[2]["EMAIL_HOST_USER"], found[2]["EMAIL_HOST_PASSWORD"]) == ("u@x", "p")


def test_secret_key_when_none_is_given_then_one_is_made_for_this_user_alone_and_kept(tmp_path):
    path = tmp_path / "var" / "secret_key"
    first = kept_key(path)
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_key(path) == first
    assert list(path.parent.iterdir()) == [path]


def test_secret_key_when_one_is_given_then_none_is_made(tmp_path):
    values = load({**CLEAN, "MITHAQ_VAR": str(tmp_path), "MITHAQ_SECRET_KEY": "k" * 50})
    assert secret_key(values) == "k" * 50
    assert list(tmp_path.iterdir()) == []


def test_secret_key_when_it_cannot_be_kept_then_the_sentence_says_where(tmp_path):
    (tmp_path / "var").write_text("a file where a folder should be")
    with pytest.raises(SettingError) as raised:
        kept_key(tmp_path / "var" / "secret_key")
    assert str(raised.value).startswith(
        f"The secret key cannot be kept in {tmp_path / 'var' / 'secret_key'} ("
    )


def test_production_when_checked_for_deployment_then_django_has_no_warning(tmp_path):
    env = environment(tmp_path, MITHAQ_PROFILE="production", MITHAQ_DOMAIN="example.org")
    (tmp_path / "none.env").write_text("")
    env["MITHAQ_ENV_FILE"] = str(tmp_path / "none.env")
    done = mithaq("django", "check", "--deploy", "--fail-level", "WARNING", env=env)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("given", "header"),
    [({}, "max-age=31536000"), ({"MITHAQ_HSTS_SUBDOMAINS": "yes"}, "max-age=31536000; includeSubDomains")],
)
def test_hsts_when_nobody_asked_then_only_of_the_host_itself(tmp_path, given, header):
    (tmp_path / "none.env").write_text("")
    env = environment(tmp_path, MITHAQ_PROFILE="production", MITHAQ_DOMAIN="example.org", **given)
    env["MITHAQ_ENV_FILE"] = str(tmp_path / "none.env")
    ask = (
        "from django.http import HttpResponse; from django.test import RequestFactory;"
        "from django.middleware.security import SecurityMiddleware as M;"
        "request = RequestFactory().get('/', secure=True);"
        "print(M(lambda request: HttpResponse())(request)['Strict-Transport-Security'])"
    )
    done = mithaq("django", "shell", "--no-imports", "-c", ask, env=env)
    assert done.stdout.strip() == header, done.stderr


def test_settings_command_when_secrets_are_set_then_they_are_hidden(tmp_path):
    env = environment(tmp_path, MITHAQ_MAIL="smtp://officer:hunter2@mail.example.org", MITHAQ_PORT="8123")
    done = mithaq("settings", env=env)
    assert done.returncode == 0
    assert "8123" in done.stdout
    assert "(hidden)" in done.stdout
    assert "hunter2" not in done.stdout


def test_map_tiles_when_set_then_pages_may_load_pictures_from_there_alone():
    assert tile_sources(load(CLEAN)["MITHAQ_MAP_TILES"]) == []
    given = {**CLEAN, "MITHAQ_MAP_TILES": "https://{s}.tiles.example/{z}/{x}/{y}.png"}
    assert tile_sources(load(given)["MITHAQ_MAP_TILES"]) == ["https://*.tiles.example"]
    assert tile_sources("/tiles/{z}/{x}/{y}.png") == []
    for wrong in ("http://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/", "//evil/{z}/{x}/{y}"):
        with pytest.raises(SettingError):
            load({**CLEAN, "MITHAQ_MAP_TILES": wrong})
