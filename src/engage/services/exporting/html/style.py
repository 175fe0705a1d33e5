"""The style sheet of documents in a house's look: on a screen, light and dark, and when they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

from engage.domain.colours import legible
from engage.domain.label_sheets import PAPERS, LabelSheet
from engage.services.exporting.house_style import PLAIN, HouseStyle

_DARK_PAPER, _DARK_INK = "#15181b", "#e7eaed"
_DARK_ACCENT, _DARK_WARNING = "#4bb8a2", "#f0877b"
"""Of Engage's own look; other colours are made light enough to be read."""


def style_sheet(style: HouseStyle, sheets: Iterable[LabelSheet] = ()) -> str:
    """Return the style sheet of a page in that look, with rules for the sheets of labels that it has."""
    colours, own = style.colours, PLAIN.colours
    accent = _DARK_ACCENT if colours.accent == own.accent else legible(colours.accent, _DARK_PAPER)
    warning = _DARK_WARNING if colours.warning == own.warning else legible(colours.warning, _DARK_PAPER)
    light = (
        f"--paper: #ffffff; --ink: {colours.ink}; --quiet: {colours.quiet}; --line: {colours.line};"
        f" --wash: {colours.wash}; --accent: {colours.accent}; --warning: {colours.warning};"
        " --on-warning: #ffffff;"
    )
    dark = (
        f"--paper: {_DARK_PAPER}; --ink: {_DARK_INK}; --quiet: #9aa5af; --line: #3a4148; --wash: #1d2426;"
        f" --accent: {accent}; --warning: {warning}; --on-warning: #1b2126;"
    )
    fonts = {"body": style.fonts.body, "headings": style.fonts.headings, "labels": style.fonts.labels}
    margins = style.margins
    filled = Template(_STYLE).substitute(
        light=light,
        dark=dark,
        paper=_paper(style.paper),
        top=f"{margins.top:g}",
        right=f"{margins.right:g}",
        bottom=f"{margins.bottom:g}",
        left=f"{margins.left:g}",
        **{part: _font(name) for part, name in fonts.items()},
    )
    cover = "@media print { header { break-after: page; } }\n" if style.has_cover else ""
    return filled + cover + "".join(map(_sheet_rules, dict.fromkeys(sheets)))


def sheet_class(sheet: LabelSheet) -> str:
    """Return the class of the lists of labels that lie on such a sheet."""
    return "sheet-" + "".join(sign if sign.isalnum() else "-" for sign in sheet.name)


def _sheet_rules(sheet: LabelSheet) -> str:
    """Where the labels of a sheet lie when it is printed at its size."""
    name = sheet_class(sheet)
    return (
        f"@page {name} {{ size: {_paper(sheet.paper)}; margin: 0; }}\n"
        f"@media print {{ .{name} {{ page: {name}; margin: 0; break-before: page; break-after: page;"
        f" padding: {sheet.top:g}mm 0 0 {sheet.left:g}mm;"
        f" grid-template-columns: repeat({sheet.across}, {sheet.width:g}mm);"
        f" grid-auto-rows: {sheet.height:g}mm;"
        f" gap: {sheet.step_down - sheet.height:.2f}mm {sheet.step_across - sheet.width:.2f}mm; }} }}\n"
    )


def _paper(name: str) -> str:
    wide, high = PAPERS[name]
    return f"{wide:g}mm {high:g}mm"


def _font(name: str) -> str:
    """The name of a family as CSS writes it; whatever could end a string there is left out."""
    return '"' + "".join(sign for sign in name if sign.isalnum() or sign in " -_.") + '"'


_STYLE = """
:root {
  color-scheme: light dark;
  $light
  --support: #1b7a4b; --on-support: #ffffff; --mixed: #b98a2c; --on-mixed: #1b2126;
  --oppose: #b23a2e; --on-oppose: #ffffff; --neutral: #c3cad0; --on-neutral: #1b2126;
  --unclear: #eceff1; --on-unclear: #1b2126;
}
@media (prefers-color-scheme: dark) {
  :root {
    $dark
    --support: #5ecb92; --on-support: #12201a; --mixed: #e0b05c; --on-mixed: #241b0a;
    --oppose: #f0877b; --on-oppose: #2a100d; --neutral: #7d8790; --on-neutral: #101214;
    --unclear: #3a4148; --on-unclear: #e7eaed;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 3rem; max-width: 46rem;
  background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.6 $body, Charter, "Bitstream Charter", Cambria, Georgia, serif;
}
.quiet, .facts, figcaption, .attribution, table, .notice, nav, footer, .mark, .skip {
  font-family: $labels, "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif;
}
h1, h2, h3, h4 {
  font-family: $headings, Charter, Cambria, Georgia, serif; line-height: 1.25;
  text-wrap: balance; break-after: avoid;
}
h1 { margin: 0.6rem 0 0; font-size: 2.2rem; color: var(--accent); }
h2 { margin: 3rem 0 0.2rem; font-size: 1.6rem; color: var(--accent); }
h3 { margin: 2.2rem 0 0.2rem; font-size: 1.2rem; }
h4 { margin: 1.6rem 0 0.2rem; font-size: 1.05rem; color: var(--accent); }
.code { margin-inline-end: 0.5em; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -100vw; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { inset-inline-start: 1rem; inset-block-start: 1rem; }
p { margin: 0.8rem 0; }
.subtitle { margin: 0.4rem 0 0; font-size: 1.2rem; color: var(--quiet); }
.quiet { margin: 0.2rem 0 0.5rem; font-size: 0.9rem; color: var(--quiet); }
.lead { font-size: 1.2rem; }
.rubric { font-size: 0.9rem; font-style: italic; color: var(--quiet); }
.mark {
  display: inline-block; padding: 0.1rem 0.6rem; border: 1.5px solid var(--accent); border-radius: 0.3rem;
  color: var(--accent); font-size: 0.8rem; font-weight: 700; letter-spacing: 0.03em;
  text-transform: uppercase;
}
.mark.internal { border-color: var(--warning); background: var(--warning); color: var(--on-warning); }
.facts { margin: 1.5rem 0 0; border-block-start: 2px solid var(--accent); font-size: 0.95rem; }
.facts div { display: flex; gap: 1rem; padding: 0.35rem 0; border-block-end: 1px solid var(--line); }
.facts dt { flex: 0 0 8.5rem; font-weight: 700; color: var(--quiet); }
.facts dd { flex: 1; margin: 0; }
main { margin-block-start: 2.5rem; }
nav h2 { font-size: 1.2rem; color: var(--ink); }
nav ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
nav li { margin: 0.15rem 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav .level-1 { margin-block-start: 0.6rem; font-weight: 700; }
nav .level-2 { margin-inline-start: 1.2rem; }
nav .level-3 { margin-inline-start: 2.4rem; font-size: 0.9rem; }
.quote {
  margin: 1rem 0; padding-inline-start: 0.9rem; border-inline-start: 3px solid var(--accent);
  break-inside: avoid;
}
.quote blockquote, .quote blockquote p { margin: 0; }
.attribution, .quote figcaption, .stances figcaption { font-size: 0.9rem; color: var(--quiet); }
.stances { margin: 0.6rem 0 1rem; break-inside: avoid; }
.stances svg { display: block; width: 100%; height: 1.1rem; border-radius: 0.15rem; }
.stances rect { stroke: var(--paper); stroke-width: 1; }
.stances text {
  font: 700 0.8rem $labels, system-ui, sans-serif; text-anchor: middle; dominant-baseline: central;
}
.stances figcaption { margin-block-start: 0.25rem; }
rect.support { fill: var(--support); } text.support { fill: var(--on-support); }
rect.mixed { fill: var(--mixed); } text.mixed { fill: var(--on-mixed); }
rect.oppose { fill: var(--oppose); } text.oppose { fill: var(--on-oppose); }
rect.neutral { fill: var(--neutral); } text.neutral { fill: var(--on-neutral); }
rect.unclear { fill: var(--unclear); } text.unclear { fill: var(--on-unclear); }
.key-points { margin: 1.2rem 0; }
.key-points .title {
  margin: 0; font: 700 0.95rem $labels, "Segoe UI", system-ui, sans-serif; color: var(--accent);
}
.key-points ul { margin: 0.3rem 0 0; padding-inline-start: 1.3rem; list-style: square; }
.key-points li::marker { color: var(--accent); }
.attribution { display: block; }
.notice { margin: 1.5rem 0; padding: 0.9rem 1.2rem; background: var(--wash); font-size: 0.95rem; }
.notice p { margin: 0.3rem 0; }
.notice .title { font-weight: 700; }
.scroll { margin: 1.5rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; overflow-wrap: break-word; }
caption { padding-block-end: 0.4rem; font-weight: 700; text-align: start; }
th, td { padding: 0.35rem 0.6rem; text-align: start; vertical-align: top; }
th:first-child, td:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { border-block-end: 1.5px solid var(--ink); color: var(--quiet); vertical-align: bottom; }
tbody th { font-weight: 400; }
tbody tr { border-block-end: 1px solid var(--line); break-inside: avoid; }
tfoot tr { border-block-start: 1.5px solid var(--ink); font-weight: 700; }
table.form td, table.form th { height: 11mm; border: 1px solid var(--quiet); padding-inline: 0.5rem; }
.chart { margin: 1.5rem 0; break-inside: avoid; }
.chart figcaption { font-weight: 700; font-size: 0.95rem; margin-block-end: 0.5rem; }
/* Its colours are made for white paper, in every scheme. */
.chart svg { display: block; width: 100%; height: auto; padding: 0.6rem; background: #ffffff; }
.chart svg + svg { padding-block-start: 0; }
.chart svg text { font-family: $labels, "Segoe UI", system-ui, Arial, sans-serif; }
.chart summary { font-size: 0.9rem; color: var(--quiet); cursor: pointer; }
.logo { display: block; max-width: 12rem; max-height: 5rem; margin-block-end: 1rem; }
.notes { margin-block-start: 3rem; border-block-start: 1px solid var(--line); font-size: 0.9rem; }
.notes h2 { font-size: 1.1rem; margin-block-start: 1rem; }
sup { line-height: 0; font-size: 0.75em; }
.labels {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.5rem;
  margin: 1.5rem 0; padding: 0; list-style: none;
}
.labels li { padding: 0.6rem; border: 1px solid var(--line); }
.labels .unused { display: none; }
.badges li { text-align: center; }
.badges .first { font-size: 1.5rem; font-weight: 700; }
.centre { text-align: center; }
.right { text-align: end; font-variant-numeric: tabular-nums; }
footer { margin-block-start: 3rem; padding-block-start: 0.6rem; border-block-start: 1px solid var(--line); }
footer p { margin: 0; font-size: 0.85rem; color: var(--quiet); }
.page-break { break-after: page; }
@media (max-width: 30rem) {
  .facts div { display: block; }
}
@page { size: $paper; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }
@media print {
  :root {
    color-scheme: light;
    $light
    --support: #1b7a4b; --on-support: #ffffff; --mixed: #b98a2c; --on-mixed: #1b2126;
    --oppose: #b23a2e; --on-oppose: #ffffff; --neutral: #c3cad0; --on-neutral: #1b2126;
    --unclear: #eceff1; --on-unclear: #1b2126;
  }
  html { font-size: 9pt; }
  body { padding: 0; max-width: none; font-size: 1.1rem; print-color-adjust: exact; }
  .skip { display: none; }
  nav { break-after: page; }
  .quiet, .stances { break-before: avoid; break-after: avoid; }
  .scroll { overflow: visible; }
  .chart details { display: none; }
  .chart svg { padding: 0; }
  .labels .unused { display: block; }
  .labels li { border: 0; overflow: hidden; break-inside: avoid; }
  /* A fixed box stands on every printed page; the words make way for it. */
  .internal-page { padding-left: 11mm; }
  .mark.internal { position: fixed; top: 0; left: 0; margin: 0; writing-mode: vertical-rl; }
}
"""
