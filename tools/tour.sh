#!/usr/bin/env bash
# The whole job by the command line: `make run` does this where there is no screen to open the window on.
# tools/tour.sh FOLDER makes everything in FOLDER, which it empties first.
set -euo pipefail

folder=${1:?tools/tour.sh FOLDER}
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

say() { printf '\n%s\n' "$*"; }
# Show a command as one would type it, then do it.
run() {
    local word
    printf '  $'
    for word; do
        case $word in
        *[!A-Za-z0-9_./=-]*) [ ${#word} -lt 40 ] || printf ' \\\n     ' && printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    "$@"
}

say "A project with an agenda to log against:"
run engage new tour.engage --agenda clean-manufacturing

say "Organisations and a contact, one at a time or from a file:"
run engage add tour.engage organisation name="Example Steel Union" kind=union members_represented=12000
run engage add tour.engage organisation name="Example Fasteners" kind=sme region=Midlands
run engage add tour.engage organisation name="Example Foundries" kind=trade_body
run engage add tour.engage contact given_name=Gwen family_name=Sample
cat >contacts.csv <<'CSV'
given_name,family_name,organisation,email
Iolo,Placeholder,Example Foundries,iolo@foundries.example
Mair,Specimen,Example Fasteners,mair@fasteners.example
CSV
run engage import tour.engage contacts.csv --as contacts

say "A roundtable, and what was said there, one line a remark:"
run engage add tour.engage engagement title="Example roundtable on heat" channel=roundtable held_on=2020-03-25 rule=chatham_house
run engage log tour.engage --engagement "Example roundtable on heat" \
    '@"Example Fasteners" #1.3 + A furnace lasts thirty years: the next one we buy decides the next thirty. * !' \
    '@"Example Steel Union" #2.4 + Training has to come before the new line, and not after it. ="Example Fasteners"' \
    '@"Example Foundries" #1.4 ~ Electric melting works for small castings; for large ones nobody has shown it.' \
    '>@"Example Foundries" send the trial results to all who were here'

say "Finding it again (2 stands for all themes below it too):"
run engage list tour.engage feedback 'kind:union theme:2'
run engage search tour.engage furnace

say "A slip, undone and redone:"
run engage log tour.engage --engagement "Example roundtable on heat" 'A line that nobody meant to enter'
run engage undo tour.engage
run engage redo tour.engage
run engage undo tour.engage
run engage history tour.engage --limit 5

say "Summaries, for partners and for ourselves:"
run engage summary tour.engage by-theme -o by-theme.pdf --audience shared
run engage summary tour.engage by-theme -o by-theme.html --audience shared
run engage summary tour.engage by-stakeholder -o by-stakeholder.csv

say "What is in the project now:"
run engage info tour.engage

say "Made in $PWD:"
ls -1
