"""Run any command beside the embedded servers: ``python -m napl.ingebed [--vluchtig] COMMAND …``."""

import os
import signal
import subprocess
import sys

from .diensten import draai
from .fouten import IngebedFout
from .proces import dies_with_parent


def main(arguments: list[str]) -> int:
    vluchtig = arguments[:1] == ["--vluchtig"]
    command = arguments[1:] if vluchtig else arguments
    if not command:
        print("gebruik: python -m napl.ingebed [--vluchtig] COMMANDO …", file=sys.stderr)
        return 2
    try:
        with draai(vluchtig=vluchtig) as diensten:
            return subprocess.run(
                command,
                check=False,
                env=os.environ | diensten.omgeving(),
                preexec_fn=dies_with_parent(signal.SIGTERM),
            ).returncode
    except IngebedFout as fout:
        print(fout, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
