"""The whole way, by the real command: an installation of its own, backed up, lost and brought back."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import stat
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from mithaq.portal.ops import backup
from mithaq.portal.ops.running import holding

from .running import COMMAND, empty_database, environment, mithaq

# Written by the test, read back after the restore: a row of Django's own and a file with an Arabic name.
SITE_ROW = "from django.contrib.sessions.models import Session; from django.utils import timezone as t;"
WRITE = SITE_ROW + "Session.objects.create(session_key={key!r}, session_data='x', expire_date=t.now())"
READ = SITE_ROW + "print(','.join(Session.objects.order_by('pk').values_list('pk', flat=True)))"
FILE = "plans/1/خطة.txt"


@dataclass(frozen=True)
class Installation:
    var: Path
    env: dict[str, str]

    def run(self, *words: str):
        return mithaq(*words, env=self.env)

    def write(self, key: str) -> None:
        done = self.run("django", "shell", "--no-imports", "-c", WRITE.format(key=key))
        assert done.returncode == 0, done.stderr

    def rows(self) -> str:
        done = self.run("django", "shell", "--no-imports", "-c", READ)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @property
    def file(self) -> Path:
        return self.var / "files" / FILE


@pytest.fixture(scope="module")
def installation(tmp_path_factory, migrated) -> Iterator[Installation]:
    """A migrated database with one row and one file."""
    var = tmp_path_factory.mktemp("installation")
    with migrated("backup", var) as env:
        made = Installation(var, env)
        made.write("first")
        made.file.parent.mkdir(parents=True)
        made.file.write_text("الالتزام الأول", encoding="utf-8")
        yield made


@pytest.fixture(scope="module")
def archive(installation, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("archives") / "town.tar.gz"
    done = installation.run("backup", str(target))
    assert done.returncode == 0, done.stderr
    return target


def members(archive: Path) -> dict[str, bytes]:
    with tarfile.open(archive) as opened:
        return {entry.name: opened.extractfile(entry).read() for entry in opened}


def rewritten(archive: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with its members changed by hand, the manifest left to the change as well."""
    content = members(archive)
    change(content)
    with tarfile.open(target, "w:gz") as written:
        for name, body in content.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            written.addfile(entry, io.BytesIO(body))
    return target


def edit_manifest(content: dict[str, bytes], **values: object) -> None:
    content["manifest.json"] = json.dumps({**json.loads(content["manifest.json"]), **values}).encode()


def test_backup_when_written_then_every_member_is_listed_and_only_the_owner_reads_it(archive):
    content = members(archive)
    manifest = json.loads(content.pop("manifest.json"))
    assert manifest["members"] == {
        name: {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
        for name, body in content.items()
    }
    assert f"files/{FILE}" in content
    assert "sessions.0001_initial" in manifest["migrations"]
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


def test_backup_when_written_then_the_secret_key_is_not_in_it(installation, archive):
    key = (installation.var / "secret_key").read_bytes()
    assert len(key) >= 50
    assert [name for name, body in members(archive).items() if key in body] == []


def test_backup_when_the_name_is_taken_then_the_old_archive_stays(installation, archive):
    before = archive.read_bytes()
    done = installation.run("backup", str(archive))
    assert done.returncode == 1
    assert done.stderr == f"mithaq: {archive} exists. Hint: give each backup its own name.\n"
    assert archive.read_bytes() == before


def test_restore_when_there_is_data_then_it_refuses_without_force(installation, archive):
    done = installation.run("restore", str(archive))
    assert done.returncode == 1
    assert done.stderr == (
        "mithaq: There is data here already, and a restore replaces it. Hint: add --force if you mean it.\n"
    )


def test_restore_when_forced_then_database_and_files_are_as_they_were(installation, archive):
    installation.write("later")
    installation.file.write_text("changed")
    extra = installation.file.with_name("later.txt")
    extra.write_text("came after the backup")
    assert installation.rows() == "first,later"
    # Twice, because a restored installation has to be restorable, too.
    for _ in range(2):
        done = installation.run("restore", str(archive), "--force")
        assert done.returncode == 0, done.stderr
        assert installation.rows() == "first"
        assert installation.file.read_text(encoding="utf-8") == "الالتزام الأول"
        assert not extra.exists()
    kept = sorted(installation.var.glob("before-restore-*/files/plans/1/later.txt"))
    assert [path.read_text() for path in kept] == ["came after the backup"]


def test_restore_when_the_installation_is_empty_then_no_force_is_needed(archive, tmp_path, db):
    with empty_database("restore") as database:
        fresh = Installation(tmp_path, environment(tmp_path, database))
        done = fresh.run("restore", str(archive))
        assert done.returncode == 0, done.stderr
        assert fresh.rows() == "first"
        assert fresh.file.read_text(encoding="utf-8") == "الالتزام الأول"
        assert fresh.run("django", "migrate", "--check").returncode == 0


def flip_a_byte(content: dict[str, bytes]) -> None:
    body = bytearray(content[f"files/{FILE}"])
    body[0] ^= 1
    content[f"files/{FILE}"] = bytes(body)


def drop_a_file(content: dict[str, bytes]) -> None:
    del content[f"files/{FILE}"]


def add_a_file(content: dict[str, bytes]) -> None:
    manifest = content.pop("manifest.json")
    content["files/planted.txt"] = b"planted"
    content["manifest.json"] = manifest


def climb_out(content: dict[str, bytes]) -> None:
    manifest = content.pop("manifest.json")
    content["files/../../planted.txt"] = b"planted"
    content["manifest.json"] = manifest


def lose_the_list(content: dict[str, bytes]) -> None:
    del content["manifest.json"]


def come_from_elsewhere(content: dict[str, bytes]) -> None:
    edit_manifest(content, format="another-system")


def come_from_the_future(content: dict[str, bytes]) -> None:
    edit_manifest(content, migrations=["plans.9999_not_written_yet"])


def have_a_newer_form(content: dict[str, bytes]) -> None:
    edit_manifest(content, version=2)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (flip_a_byte, f"“files/{FILE}” is not what was backed up: its checksum differs"),
        (drop_a_file, f"“files/{FILE}” is missing from it"),
        (add_a_file, "“files/planted.txt” was added to it"),
        (climb_out, "it holds “files/../../planted.txt”, which no backup of Mithaq holds"),
        (lose_the_list, "it has no list of its contents, so it was cut short or is no backup of Mithaq"),
        (come_from_elsewhere, "it is no backup of Mithaq"),
        (come_from_the_future, "was made by a newer Mithaq (it knows plans.9999_not_written_yet)"),
        (have_a_newer_form, "it was written by a newer Mithaq than this one"),
    ],
)
def test_restore_when_the_archive_is_not_what_was_written_then_nothing_is_touched(
    installation, archive, tmp_path, change, reason
):
    changed = rewritten(archive, tmp_path / "changed.tar.gz", change)
    before = installation.file.read_bytes()
    done = installation.run("restore", str(changed), "--force")
    assert done.returncode == 1
    assert reason in done.stderr
    assert installation.file.read_bytes() == before
    assert installation.rows() == "first"
    assert list(tmp_path.parent.glob("**/planted.txt")) == []
    assert [path.name for path in installation.var.iterdir() if path.name.startswith("restore-")] == []


@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.99])
def test_restore_when_the_archive_was_cut_short_then_it_is_refused(installation, archive, tmp_path, kept):
    whole = archive.read_bytes()
    short = tmp_path / "short.tar.gz"
    short.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    done = installation.run("restore", str(short), "--force")
    assert done.returncode == 1
    assert done.stderr.startswith(f"mithaq: {short} cannot be restored: it ")
    assert installation.rows() == "first"


def test_restore_when_the_archive_holds_a_link_then_it_is_refused(installation, archive, tmp_path):
    target = tmp_path / "link.tar.gz"
    with tarfile.open(target, "w:gz") as written:
        entry = tarfile.TarInfo("files/link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        written.addfile(entry)
    done = installation.run("restore", str(target), "--force")
    assert (done.returncode, "it holds “files/link”" in done.stderr) == (1, True)


def test_restore_when_the_file_is_no_archive_then_it_is_refused(installation, tmp_path):
    target = tmp_path / "letter.tar.gz"
    target.write_bytes(gzip.compress(b"Dear town hall"))
    done = installation.run("restore", str(target), "--force")
    assert (done.returncode, done.stderr) == (
        1,
        f"mithaq: {target} cannot be restored: it is damaged or no archive at all. Nothing was touched.\n",
    )


def test_restore_when_mithaq_runs_on_the_data_then_it_refuses(installation, archive):
    holder = (
        "import django; django.setup()\n"
        "from mithaq.portal.ops.running import holding\n"
        "with holding(alone=False):\n    print('held', flush=True); input()\n"
    )
    env = {**installation.env, "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings"}
    with subprocess.Popen(
        [COMMAND[0], "-c", holder], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "held\n"
        done = installation.run("restore", str(archive), "--force")
        running.communicate("\n", timeout=300)
    assert (done.returncode, done.stderr) == (
        1,
        "mithaq: Mithaq is running on this data. Hint: stop the server and the worker first.\n",
    )


WRITING = (
    "import django; django.setup()\n"
    "from mithaq.portal.ops.running import end_cleanly_when_told, scratch\n"
    "end_cleanly_when_told()\n"
    "with scratch('backup') as folder:\n"
    "    (folder / 'database.sqlite3').write_text('everything')\n"
    "    print(folder, flush=True); input()\n"
)


@contextmanager
def writing_now(installation: Installation) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another process in the middle of a backup, and the folder it works in."""
    env = {**installation.env, "DJANGO_SETTINGS_MODULE": "mithaq.portal.settings"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([COMMAND[0], "-c", WRITING], env=env, text=True, **pipes) as running:
        yield running, Path(running.stdout.readline().strip())
        running.kill()


def test_backup_when_told_to_end_then_nothing_is_left(installation):
    with writing_now(installation) as (running, folder):
        assert folder.is_dir()
        running.terminate()
        assert running.wait(timeout=300) == 143
        assert not folder.exists()


def test_backup_when_another_was_killed_then_what_it_left_is_removed(installation, tmp_path):
    with writing_now(installation) as (running, folder):
        running.kill()
        running.wait(timeout=300)
    (tmp_path / ".town.tar.gz.1.mithaq-part").write_text("half an archive")
    with writing_now(installation) as (_running, alive):
        assert (folder.exists(), alive.exists()) == (False, True)
        done = installation.run("backup", str(tmp_path / "town.tar.gz"))
        assert done.returncode == 0, done.stderr
        assert alive.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["town.tar.gz"]


def test_backup_when_a_restore_is_under_way_then_it_refuses(installation, tmp_path):
    with override_settings(MITHAQ_VAR=installation.var), holding(alone=True):
        done = installation.run("backup", str(tmp_path / "a.tar.gz"))
    assert (done.returncode, done.stderr) == (
        1,
        "mithaq: A restore is under way. Hint: back up when it is done.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_restore_when_the_files_lie_on_a_mount_then_the_folder_itself_stays(installation, archive):
    before = (installation.var / "files").stat().st_ino
    done = installation.run("restore", str(archive), "--force")
    assert done.returncode == 0, done.stderr
    assert (installation.var / "files").stat().st_ino == before
    assert installation.file.read_text(encoding="utf-8") == "الالتزام الأول"


@pytest.mark.parametrize("moment", ["files", "database"])
def test_restore_when_it_breaks_off_then_the_files_are_as_they_were(tmp_path, monkeypatch, moment):
    files, fresh, aside = tmp_path / "var" / "files", tmp_path / "restore", tmp_path / "aside"
    for folder, words in ((files, "old"), (fresh / "files", "new")):
        for name in ("a.txt", "b/c.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(words)
    (files / "only-old.txt").write_text("old")
    moved = []

    class Broken:
        member = "database"

        def restore(self, dump, aside):
            raise KeyboardInterrupt

    def move(source, target):
        moved.append(source)
        if moment == "files" and len(moved) == 2:
            raise KeyboardInterrupt
        return real(source, target)

    real = shutil.move
    monkeypatch.setattr(backup.shutil, "move", move)
    with override_settings(MITHAQ_FILES=files), pytest.raises(KeyboardInterrupt):
        backup.put_in_place(fresh, Broken(), aside)
    found = {path.relative_to(files).as_posix(): path.read_text() for path in files.rglob("*.txt")}
    assert found == {"a.txt": "old", "b/c.txt": "old", "only-old.txt": "old"}


def test_restore_when_the_engines_differ_then_it_is_refused(installation, archive, tmp_path):
    changed = rewritten(
        archive,
        tmp_path / "other.tar.gz",
        lambda content: edit_manifest(content, database={"engine": "oracle", "member": "database.dmp"}),
    )
    done = installation.run("restore", str(changed), "--force")
    assert done.returncode == 1
    assert "holds a database of another kind (oracle)" in done.stderr


def test_backup_when_a_file_is_a_link_then_it_is_not_followed(installation, tmp_path):
    (tmp_path / "outside.txt").write_text("not ours")
    link = installation.var / "files" / "link.txt"
    link.symlink_to(tmp_path / "outside.txt")
    done = installation.run("backup", str(tmp_path / "a.tar.gz"))
    link.unlink()
    assert done.returncode == 0, done.stderr
    stored = [name for name in members(tmp_path / "a.tar.gz") if name.startswith("files/")]
    assert stored == [f"files/{FILE}"]


def test_backup_when_the_database_is_empty_then_it_refuses(tmp_path, db):
    with empty_database("empty") as database:
        fresh = Installation(tmp_path, environment(tmp_path, database))
        done = fresh.run("backup", str(tmp_path / "a.tar.gz"))
    assert done.returncode == 1
    assert done.stderr == (
        "mithaq: The database is empty: there is nothing to back up. Hint: mithaq migrate.\n"
    )
    assert not (tmp_path / "a.tar.gz").exists()
