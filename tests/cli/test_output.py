import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

PRINTS = """
import sys
from reftel.cli import output
from reftel.cli.main import main
import reftel.cli.main as m

class Group:
    def main(self, **kwargs):
        for _ in range(int(sys.argv[1])):
            output.print_line(sys.argv[2].encode().decode("unicode_escape"))
        output.say("the end was reached")
        return 0

m.command_line = Group()
main([])
"""
"""The command line with a command in it that prints a line so many times, then says something."""


def printing(times: int, line: str) -> list[str]:
    return [sys.executable, "-c", PRINTS, str(times), line]


def on_a_terminal(command: list[str]) -> bytes:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"}
    )
    process.wait(timeout=60)
    os.close(theirs)
    seen = b""
    while select.select([ours], [], [], 1)[0]:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    return seen


def test_what_a_file_is_called_cannot_steer_a_terminal() -> None:
    seen = on_a_terminal(printing(1, "a\\x1b]0;title\\x07b\\x9bc\\rd\\te"))
    assert seen.rstrip() == b"a\\x1b]0;title\\x07b\\x9bc\\x0dd\te"


def test_colours_of_our_own_reach_the_terminal() -> None:
    assert on_a_terminal(printing(1, "\\x1b[1;36mword\\x1b[0m")).rstrip() == b"\x1b[1;36mword\x1b[0m"


def test_into_a_file_everything_goes_as_it_is() -> None:
    done = subprocess.run(printing(1, "a\\x1b]b"), capture_output=True, timeout=60, check=False)
    assert done.stdout == b"a\x1b]b\n"


@pytest.mark.parametrize("times", [1, 100_000])
def test_a_reader_that_has_gone_is_no_error(times: int) -> None:
    process = subprocess.Popen(printing(times, "x"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), said.replace(b"the end was reached\n", b"")) == (0, b"")


def test_talk_that_nobody_hears_does_not_stop_the_work() -> None:
    command = printing(1, "a result")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stderr.close()
    assert process.stdout.read() == b"a result\n"
    process.stdout.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("times", [1, 100_000])
def test_results_that_find_no_room_are_an_error_in_one_line(times: int) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no disk that is always full")
    with full.open("w") as stream:
        done = subprocess.run(
            printing(times, "x"), stdout=stream, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "reftel: The results cannot be written: No space left on device.\n"


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_were_closed_are_no_fault_and_lend_their_numbers_to_no_file(closed: str) -> None:
    command = f'exec "$0" -c "$1" 3 line {closed}'
    ran = subprocess.run(["sh", "-c", command, sys.executable, PRINTS], capture_output=True, check=False)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


SIGNALLED = """
import os, signal, sys
from reftel.cli import output
from reftel.cli.stopping import stoppable

class Slow(io.RawIOBase):
    "A stream in which a wish to stop arrives while it is written to."
    def writable(self): return True
    def write(self, data):
        os.kill(os.getpid(), signal.SIGTERM)
        return len(data)
""".replace("import os,", "import io, os,")


def test_a_wish_to_stop_that_comes_while_a_line_is_written_is_no_fault() -> None:
    script = SIGNALLED + (
        "with stoppable() as asked:\n"
        "    sys.stdout = io.TextIOWrapper(io.BufferedWriter(Slow()))\n"
        "    output.print_line('x' * 20_000)\n"
        "    output.flush()\n"
        "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "assert asked == [signal.SIGTERM], asked\n"
        "os._exit(0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "Stopping: finishing what is in hand ...\n")
