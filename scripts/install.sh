#!/usr/bin/env bash
# Make or update the virtual environment from the hash-pinned lock. Usage: scripts/install.sh LOCKFILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lock=$1
venv=.venv

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
    if is_new_enough "$candidate"; then
      # The real program: a shim of a version manager may point elsewhere tomorrow.
      "$candidate" -c 'import sys; print(sys.executable)'
      return
    fi
  done
  echo "Python 3.11 of nieuwer is nodig en niet gevonden. Op Debian: apt-get install python3 python3-venv." >&2
  echo "Staat Python ergens anders? Geef het pad mee: make PYTHON=/pad/naar/python3 …" >&2
  return 1
}

has_uv() {
  uv --version >/dev/null 2>&1
}

if ! is_new_enough "$venv/bin/python"; then
  rm -rf "$venv"
  python=$(find_python)
  if ! { has_uv && uv venv --quiet --python "$python" "$venv"; }; then
    if ! "$python" -m venv "$venv"; then
      rm -rf "$venv"
      echo "Python kan geen virtuele omgeving maken. Op Debian: apt-get install python3-venv." >&2
      exit 1
    fi
  fi
fi

# uv takes seconds where pip takes minutes; pip is there on every machine.
if has_uv && uv pip sync --quiet --python "$venv/bin/python" --require-hashes "$lock"; then
  exit 0
fi
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  "$venv/bin/python" -m ensurepip --upgrade
fi
echo "Pakketten installeren met pip; dat duurt de eerste keer een paar minuten …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
