# shellcheck shell=sh
# Shared by ./run and ./test: a Python virtual environment in .venv that holds exactly the locked packages.
# Source it with the project directory as the current directory, then call make_venv [dev] and use $PY.

PY=.venv/bin/python

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_root() { [ "$(id -u)" = 0 ]; }

# apt_install PACKAGE...: quietly, as root, on a system that has apt; its output is shown only when it fails.
apt_install() {
    is_root && command -v apt-get >/dev/null 2>&1 || return 1
    mkdir -p var
    say "Installing with apt: $*"
    {
        [ -n "${APT_UPDATED:-}" ] || apt-get -o DPkg::Lock::Timeout=300 update
        DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
    } >var/apt.log 2>&1 </dev/null || {
        tail -n 20 var/apt.log >&2
        return 1
    }
    APT_UPDATED=1
}

has_uv() { uv --version >/dev/null 2>&1; }

# A Python from 3.11 to 3.14 that can make a virtual environment (uv needs no venv or ensurepip module).
usable_python() {
    if has_uv; then modules='venv'; else modules='venv, ensurepip'; fi
    "$1" -c "import sys, $modules; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >/dev/null 2>&1
}

# The distribution's own comes first: it is built with optimisations, which a Python made from source mostly is not,
# and takes a quarter less time for the same work.
find_python() {
    for name in ${FGC_PYTHON:+"$FGC_PYTHON"} /usr/bin/python3 python3 python3.13 python3.14 python3.12 python3.11; do
        usable_python "$name" && {
            BASE_PYTHON=$name
            return 0
        }
    done
    return 1
}

# offer_own_python: as root, what the distribution's Python lacks to make an environment, if it is new enough.
offer_own_python() {
    /usr/bin/python3 -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || return 0
    usable_python /usr/bin/python3 || apt_install python3-venv || return 0
}

# What the environment is made from; when it changes, the environment is made again.
venv_wanted() {
    "$BASE_PYTHON" - "$@" <<'PYTHON'
import hashlib, pathlib, sys
digest = hashlib.sha256(sys.version.split()[0].encode())
for name in sys.argv[1:]:
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
PYTHON
}

# Python compiles what it imports and keeps that, so pip need not compile all that is there (half of its time).
install_locked() {
    if [ -n "${PYTHONDONTWRITEBYTECODE:-}" ]; then compile='--compile'; else compile='--no-compile'; fi
    if has_uv; then
        uv pip install --quiet --python "$PY" --require-hashes "$@" </dev/null
    else
        "$PY" -m pip install --quiet --disable-pip-version-check --no-input "$compile" --require-hashes "$@" </dev/null
    fi
}

# make_venv [dev]: a stamp is written last, so an interrupted installation is done again.
make_venv() {
    if ! find_python; then
        apt_install python3 python3-venv
        find_python || fail "Python 3.11 to 3.14 with its venv module is needed." \
            "On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
    fi
    stamp=.venv/.fgc-runtime
    wanted=$(venv_wanted requirements.txt)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || ! "$PY" -c '' 2>/dev/null; then
        say "Installing the packages of requirements.txt into .venv (about a minute the first time)"
        rm -rf .venv
        if has_uv; then
            uv venv --quiet --python "$BASE_PYTHON" .venv
        else
            "$BASE_PYTHON" -m venv .venv
        fi || fail "The virtual environment .venv could not be made with $BASE_PYTHON"
        install_locked -r requirements.txt || fail "The packages could not be installed. Is there a network connection?"
        say "$wanted" >"$stamp"
    fi
    [ "${1:-}" = dev ] || return 0
    stamp=.venv/.fgc-dev
    wanted=$(venv_wanted requirements.txt requirements-dev.txt)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        say "Installing the packages of requirements-dev.txt into .venv"
        install_locked -r requirements.txt -r requirements-dev.txt || fail "The development packages could not be installed."
        say "$wanted" >"$stamp"
    fi
}

# The libraries that WeasyPrint opens; asking the loader takes no time, importing WeasyPrint takes seconds.
has_pango() {
    "$PY" - <<'PYTHON' 2>/dev/null
import ctypes, sys
if sys.platform.startswith("linux"):
    for name in ("libgobject-2.0.so.0", "libpango-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1", "libpangoft2-1.0.so.0"):
        ctypes.CDLL(name)
else:
    import weasyprint
PYTHON
}

# With this library PDF files are smaller and quicker to make; WeasyPrint warns where it is missing.
has_subset() {
    "$PY" -c 'import ctypes, sys; sys.platform.startswith("linux") and ctypes.CDLL("libharfbuzz-subset.so.0")' 2>/dev/null
}

PANGO_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"

# With Pango plans become PDF files. Without it everything else works.
offer_pango() {
    has_pango && has_subset && return 0
    # shellcheck disable=SC2086  # a list of words
    apt_install $PANGO_PACKAGES
    has_pango && return 0
    say "NOTE: PDF copies are off, because the Pango library is missing. On Debian or Ubuntu:"
    say "      sudo apt-get install $PANGO_PACKAGES"
}
