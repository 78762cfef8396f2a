"""Build what Mithaq needs around the checkout: .venv with every locked package, and the `mithaq` command.

Run by every target of the Makefile; when nothing has changed it only compares a stamp. Written for any
Python 3, so that an older one is told what is missing rather than shown a syntax error.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": ["requirements/run.txt"], "dev": ["requirements/run.txt", "requirements/dev.txt"]}
OLDEST = (3, 11)

# Runs under the virtualenv's Python wherever the checkout lies, spaces in its path included.
COMMAND = """#!/bin/sh
'''exec' "$(dirname "$0")/python" "$0" "$@"
' '''
import sys

from mithaq.portal.cli.main import main

sys.exit(main())
"""


def say(sentence):
    print("mithaq: " + sentence, flush=True)


def fail(sentence):
    print("mithaq: " + sentence, file=sys.stderr, flush=True)
    sys.exit(1)


def check_python():
    if sys.version_info < OLDEST:
        fail(
            "Mithaq needs Python 3.11 or newer and found {}.{}. Hint: install it and run again,"
            " or name it: make PYTHON=/path/to/python3.11 …".format(*sys.version_info[:2])
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        fail(
            "This Python has no venv module, which holds Mithaq's packages."
            " Hint: on Debian and Ubuntu, apt-get install python3-venv."
        )


def run(command, env=None):
    """Quiet while it works; (succeeded, what it printed)."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(ROOT),
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,  # noqa: UP021
    )
    return done.returncode == 0, done.stdout


def reason(output):
    """The last thing a program said: most end with what went wrong."""
    said = [line.strip() for line in output.splitlines() if line.strip()]
    return said[-1].removeprefix("ERROR: ").rstrip(".") if said else "no reason given"


def fingerprint(files):
    digest = hashlib.sha256()
    for name in [*files, "tools/bootstrap.py"]:
        digest.update((ROOT / name).read_bytes())
    # A moved checkout or another Python needs its virtualenv anew.
    digest.update(f"{ROOT} {sys.version}".encode())
    return digest.hexdigest()


def stamp(kind):
    return VENV / f".mithaq-{kind}"


def is_current(kind):
    return PYTHON.exists() and stamp(kind).exists() and stamp(kind).read_text() == fingerprint(LOCKS[kind])


def make_venv():
    if PYTHON.exists() and run([PYTHON, "-c", "import pip"])[0]:
        return
    say("making the virtualenv .venv (Python {}.{}.{}) …".format(*sys.version_info[:3]))
    done, output = run([sys.executable, "-m", "venv", "--clear", VENV])
    if not done:
        fail(f"The virtualenv could not be made: {reason(output)}.")


def pip_configuration():
    """pip's own configuration as uv's variables, so that a mirror or a proxy set for pip serves both."""
    done, output = run([PYTHON, "-m", "pip", "config", "list"])
    found = {}
    if done:
        for line in output.splitlines():
            key, sign, value = line.partition("=")
            if sign:
                # Lines come from the least to the most specific source: later ones win.
                found[key.rpartition(".")[2].lower()] = value.strip().strip("'\"")
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
        "trusted-host": "UV_INSECURE_HOST",
        "default-timeout": "UV_HTTP_TIMEOUT",
        "timeout": "UV_HTTP_TIMEOUT",
    }
    variables = {names[key]: value.replace("\\n", " ") for key, value in found.items() if key in names}
    if found.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        variables["UV_NO_INDEX"] = "1"
    # As pip does: the pinned version from whichever index has it; its hash says that it is the right one.
    variables["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return {name: value for name, value in variables.items() if name not in os.environ}


def make_uv():
    """The fast installer, pinned by hash, in .tools; None when it cannot be had."""
    uv = TOOLS / "bin" / "uv"
    lock = ROOT / "requirements" / "tools.txt"
    mark = TOOLS / ".lock"
    if uv.exists() and mark.exists() and mark.read_text() == lock.read_text():
        return uv
    say("fetching the installer …")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes"]
    done, _ = run([*pip, "--upgrade", "--target", TOOLS, "-r", lock])
    if not done or not uv.exists():
        return None
    mark.write_text(lock.read_text())
    return uv


def install(kind):
    files = LOCKS[kind]
    uv = make_uv()
    started = time.monotonic()
    if uv:
        say(f"installing the packages of {' and '.join(files)} …")
        env = {**pip_configuration(), "VIRTUAL_ENV": str(VENV), "UV_NO_CONFIG": "1", "UV_LINK_MODE": "copy"}
        # Compiled once here: a command then starts in half the time, the first one too.
        env["UV_COMPILE_BYTECODE"] = "1"
        sync = [uv, "pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes"]
        done, output = run([*sync, *files], env)
        if not done:
            say(f"the fast installer failed ({reason(output)}).")
            uv = None
    if not uv:
        say("installing with pip, which takes some minutes …")
        sources = [part for name in files for part in ("-r", name)]
        done, output = run([PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", *sources])
        if not done:
            log = VENV / "install.log"
            log.write_text(output)
            fail(
                f"The packages could not be installed: {reason(output)}."
                f" Hint: is the network up, or does pip need a mirror? All that pip said is in {log}."
            )
    say(f"packages stand after {time.monotonic() - started:.0f} s.")


def make_command():
    """The package on the path and `.venv/bin/mithaq`, without a build: neither needs the network."""
    site = run([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])[1].strip()
    Path(site, "mithaq.pth").write_text(f"{ROOT / 'src'}\n")
    command = VENV / "bin" / "mithaq"
    command.write_text(COMMAND)
    command.chmod(0o755)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="with what tests and checks need")
    kind = "dev" if parser.parse_args().dev else "run"
    check_python()
    if is_current(kind) or (kind == "run" and is_current("dev")):
        return
    if stamp("dev").exists():
        kind = "dev"  # never take away what a developer had
    make_venv()
    for each in LOCKS:
        if stamp(each).exists():
            stamp(each).unlink()
    install(kind)
    make_command()
    stamp(kind).write_text(fingerprint(LOCKS[kind]))


if __name__ == "__main__":
    main()
