"""`python -m benchmarks COMMAND`, from the root of the repository."""

from __future__ import annotations

import argparse
import logging
import sys

from benchmarks.corpus import note


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 1 where floors would sink."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Tables in Markdown on standard output."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    accuracy = commands.add_parser(
        "accuracy", help="precision, recall and F1 by field, and of installed others"
    )
    accuracy.add_argument("--misses", action="store_true", help="also every item missed (-) and made up (+)")
    body = commands.add_parser(
        "bodies", help="F1 of the body of pages against labelled bodies, and of others'"
    )
    body.add_argument("--misses", action="store_true", help="also every page whose body is not whole")
    renaming = commands.add_parser("renaming", help="officials under other names, kind by kind")
    renaming.add_argument("--draws", type=int, default=4, help="how often every release is renamed (4)")
    speed = commands.add_parser("speed", help="milliseconds from page to record, beside installed others")
    speed.add_argument("--rounds", type=int, default=40, help="interleaved rounds on the large page (40)")
    parts = commands.add_parser("parts", help="what each step of the way takes of it")
    parts.add_argument("--rounds", type=int, default=20, help="how often the large page is read (20)")
    cold = commands.add_parser("coldstart", help="import, first record and peak memory in fresh processes")
    cold.add_argument("--processes", type=int, default=5, help="processes a line (5)")
    commands.add_parser("floors", help="renew tests/floors.json; floors sink only where the fixtures changed")
    options = parser.parse_args(arguments)
    logging.disable()  # other tools tell there what they could not read
    if options.command == "floors":
        return _floors()
    print(_report(options))
    return 0


def _report(options: argparse.Namespace) -> str:
    # each command imports what it alone needs, so that one runs without the others' packages
    if options.command == "accuracy":
        from benchmarks import accuracy

        return accuracy.report(misses=options.misses)
    if options.command == "bodies":
        from benchmarks import bodies

        return bodies.report(misses=options.misses)
    if options.command == "renaming":
        from benchmarks import accuracy

        return accuracy.renaming_report(range(options.draws))
    if options.command == "speed":
        from benchmarks import speed

        return speed.report(options.rounds)
    if options.command == "parts":
        from benchmarks import parts

        return parts.report(options.rounds)
    from benchmarks import coldstart

    return coldstart.report(options.processes)


def _floors() -> int:
    from benchmarks import floors

    old, new, sunk = floors.renew()
    changed = old is None or old.corpus != new.corpus
    for line in sunk:
        note(line)
    if sunk and not changed:
        note("Nothing written: on the same fixtures a floor is never lowered.")
        return 1
    if changed:
        note("The fixtures changed: all floors are as measured now.")
    note(f"{floors.PATH} written: {len(new.fields)} fields.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
