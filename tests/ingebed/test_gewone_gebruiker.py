"""The same servers for a normal user; in a run as root, a child process takes that part."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from napl import ingebed
from napl.ingebed.wielen import NOT_FOR_RUNNING, POSTGRES, VALKEY

# The package imports nothing but the standard library, so it also runs on its own.
PROGRAM = """
import os, socket, sys
import ingebed
assert os.geteuid() != 0
with ingebed.draai() as diensten:
    assert diensten.omgeving() == ingebed.adressen(os.environ)
    folder = diensten.redis_url.removeprefix("unix://").rsplit("/", 1)[0]
    owners = {os.stat(os.path.join(folder, name)).st_uid for name in os.listdir(folder)}
    assert owners == {os.geteuid()}, owners
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(folder + "/valkey.sock")
        client.sendall(b"PING\\r\\n")
        assert client.recv(7) == b"+PONG\\r\\n"
print("gelukt", folder)
"""


def usable_python(uid: int) -> str | None:
    """An interpreter that the user may run: a virtual environment often leads to root's own directory."""
    for candidate in (sys.executable, "/usr/bin/python3"):
        check = "import sys; sys.exit(sys.version_info < (3, 11))"
        try:
            done = subprocess.run([candidate, "-c", check], user=uid, extra_groups=[], cwd="/", check=False)
        except OSError:
            continue
        if done.returncode == 0:
            return candidate
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests here already run as a normal user")
def test_a_normal_user_needs_nothing_from_root(leeg: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    python = usable_python(nobody.pw_uid)
    if python is None:
        pytest.skip("no Python 3.11 on this machine that a normal user may run")
    program = leeg / "programma"
    shutil.copytree(Path(ingebed.__file__).parent, program / "ingebed")
    for wiel in (POSTGRES, VALKEY):
        for name in (*wiel.folders, f"{wiel.package}-{wiel.version()}.dist-info"):
            source = wiel.folder() / name
            shutil.copytree(source, program / name, ignore=NOT_FOR_RUNNING)
    home = leeg / "thuis"
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    leeg.chmod(0o711)
    done = subprocess.run(
        [python, "-c", PROGRAM],
        env={"PYTHONPATH": str(program), "INGEBED_MAP": str(home / "staat"), "HOME": str(home)},
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"gelukt {home / 'staat' / 's'}\n"
