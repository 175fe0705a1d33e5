#!/bin/sh
# Puts Engage into the menu of the person who runs this, and lets it open their projects from where it lies.
# `install.sh --remove` takes it out again; what Engage keeps about projects stays.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/engage.desktop
type=$share/mime/packages/engage.xml
icon=$share/icons/hicolor/scalable/apps/engage.svg

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$type" "$icon"
else
    mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
    cp "$here/_internal/linux/engage.xml" "$type"
    cp "$here/_internal/engage/resources/icons/engage.svg" "$icon"
    # The words of a command stand in quotes, in which some characters mean something; so does % everywhere.
    program=$(printf '%s' "$here/engage" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g')
    grep -v '^Exec=' "$here/_internal/linux/engage.desktop" >"$entry"
    printf 'Exec="%s" %%f\n' "$program" >>"$entry"
fi

# Desktops that have these look at the folders only when told to.
if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications"; fi
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
