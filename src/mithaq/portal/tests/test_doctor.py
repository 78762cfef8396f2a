from __future__ import annotations

from .running import empty_database, environment, mithaq


def lines(output: str) -> dict[str, str]:
    """The verdict of each check by its name."""
    return {line[4:22].strip(): line[:2] for line in output.splitlines() if line[:4] in ("ok  ", "!!  ")}


def test_doctor_when_nothing_is_set_up_then_it_names_each_lack_and_its_remedy(tmp_path, db):
    with empty_database("doctor_new") as database:
        done = mithaq("doctor", env=environment(tmp_path, database))
    verdicts = lines(done.stdout)
    assert done.returncode == 1
    assert (verdicts["Python"], verdicts["database"]) == ("ok", "ok")
    assert [verdicts[name] for name in ("files folder", "migrations", "static files", "worker")] == ["!!"] * 4
    assert done.stdout.count("→ mithaq migrate") >= 3


def test_doctor_when_everything_but_the_worker_stands_then_only_the_worker_is_to_mend(tmp_path, migrated):
    with migrated("doctor_old", tmp_path) as env:
        done = mithaq("doctor", env=env)
    assert [name for name, verdict in lines(done.stdout).items() if verdict != "ok"] == ["worker"]
    assert "→ mithaq worker, or mithaq serve --with-worker" in done.stdout
    assert done.stdout.endswith("mithaq: 1 to mend.\n")
    assert done.returncode == 1


def test_doctor_when_others_may_read_the_secret_key_then_it_says_so(tmp_path, db):
    with empty_database("doctor_key") as database:
        env = environment(tmp_path, database)
        mithaq("settings", env=env)
        mithaq("django", "version", env=env)
        (tmp_path / "secret_key").chmod(0o644)
        done = mithaq("doctor", env=env)
    assert lines(done.stdout)["secret key"] == "!!"
    assert f"→ chmod 600 {tmp_path / 'secret_key'}" in done.stdout


def test_doctor_when_a_name_is_no_setting_then_it_is_named(tmp_path):
    env = environment(tmp_path, MITHAQ_WHATEVER="1")
    done = mithaq("doctor", env=env)
    assert lines(done.stdout)["setting names"] == "!!"
    assert "no settings: MITHAQ_WHATEVER" in done.stdout


def test_doctor_when_the_database_is_unreachable_then_it_still_reports_the_rest(tmp_path):
    done = mithaq("doctor", env=environment(tmp_path, "sqlite:////nowhere/at/all.sqlite3"))
    verdicts = lines(done.stdout)
    assert (done.returncode, verdicts["database"], verdicts["Python"]) == (1, "!!", "ok")
    assert "Traceback" not in done.stderr
