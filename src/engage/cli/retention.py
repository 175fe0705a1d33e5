"""`engage retention`: how long records are kept, what is due by that, and doing it."""

from __future__ import annotations

import argparse

from engage.cli.arguments import opened, opened_to_write, project_argument, whole_number
from engage.cli.output import Output
from engage.domain.choices import find_choice, what_there_is
from engage.domain.records import Choice, Noun
from engage.domain.retention import RetentionAction, RetentionRule, RetentionStart
from engage.errors import Invalid
from engage.services.privacy import retention

EXAMPLES = (
    "engage retention green.engage",
    "engage retention green.engage --add 'contact last_heard 24 review'",
    "engage retention green.engage --apply",
    "engage retention green.engage --remove 1",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "--add", metavar="RULE", default="", help="another rule: noun, since what, how many months, what then"
    )
    parser.add_argument(
        "--note", metavar="WORDS", default="", help="why there is that rule, for whoever reads the list"
    )
    parser.add_argument("--remove", metavar="N", type=whole_number, help="take out the rule of that number")
    parser.add_argument(
        "--apply", action="store_true", help="do what is due; who is to be erased is only named"
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Change or apply the rules, and say what there are and what is due."""
    writes = options.add or options.apply or options.remove is not None
    with (opened_to_write if writes else opened)(options) as project:
        if options.remove is not None or options.add:
            there = retention.rules(project)
            if options.remove is not None:
                there = _without(there, options.remove)
            added = [_rule(options.add, options.note)] if options.add else []
            retention.keep(project, [*there, *added])
        applied = retention.apply(project) if options.apply else None
        found = retention.due(project)
    if out.is_json:
        out.document(
            {
                "rules": [
                    {
                        "noun": each.rule.noun,
                        "since": each.rule.since,
                        "months": each.rule.months,
                        "action": each.rule.action,
                        "note": each.rule.note,
                        "due": [{"name": one.name, "since": one.since.isoformat()} for one in each.records],
                    }
                    for each in found
                ],
                "reviewed": applied.reviewed if applied else 0,
                "archived": applied.archived if applied else 0,
            }
        )
        return
    if applied:
        out.line(f"To review now: {applied.reviewed:,}. Archived: {applied.archived:,}.")
    for number, each in enumerate(found, 1):
        rule = each.rule
        note = f" ({rule.note})" if rule.note else ""
        out.line(
            f"{number}. {rule.noun} {rule.since} {rule.months} {rule.action}{note}: {len(each.records):,} due"
        )
        for one in each.records:
            out.line(f"   {one.name}, since {one.since:%d %B %Y}")
    if not found:
        out.line("There is no rule yet.")


def _without(rules: list[RetentionRule], number: int) -> list[RetentionRule]:
    if not 1 <= number <= len(rules):
        raise Invalid(f"There is no rule {number}", f"there are {len(rules)}", "See them without --remove")
    return [*rules[: number - 1], *rules[number:]]


def _rule(text: str, note: str) -> RetentionRule:
    words = text.split()
    if len(words) != 4 or not words[2].isdecimal():
        raise Invalid(
            f"“{text}” is no rule", "it has four words", "Write it as: contact last_heard 24 review"
        )
    noun, since, action = (
        _choice(kind, word)
        for kind, word in zip(
            (Noun, RetentionStart, RetentionAction), (words[0], words[1], words[3]), strict=True
        )
    )
    return RetentionRule(
        noun=Noun(noun),
        since=RetentionStart(since),
        months=int(words[2]),
        action=RetentionAction(action),
        note=note,
    )


def _choice(kind: type[Choice], word: str) -> Choice:
    found = find_choice(kind, word.removesuffix("s") if kind is Noun else word)
    if found is None:
        raise Invalid(
            f"“{word}” is not known", what_there_is(word, [each.value for each in kind]), "Choose one"
        )
    return found
