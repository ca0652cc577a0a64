"""Drives both clients at a pseudo-terminal, as expect, ssh -t and Capistrano do, each with its own daemon, and prints which lines
of the original's are not among ours.

    driven.py OUR_CLIENT OUR_DIRECTORY ORIGINAL_DIRECTORY

A line of the original's must be there from its first character to its last. What we say beside is a line of its own; around the line of a
process that does not run there may be a colour. Numbers are any. A terminal that nobody has given a size (Python's pty, ssh -tt from
cron) says that it is 0 by 0.
"""
import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios

PATIENCE = 40
PROMPT = b"supervisor> "
EVERYWHERE = (["status"], ["status", "nobody"], ["pid", "web"], ["avail"], ["restart", "deaf"], ["start", "late"], ["start", "broken"],
              ["stop", "late"], ["start", "nobody"], ["help"], ["help", "tail"], ["tail", "web"], ["nonsense"], ["signal", "HUP", "nobody"],
              ["update", "nobody"], ["reread"], ["clear", "late"], ["maintail", "x"])
TYPED = ("status", "restart deaf", "stop late", "pid nobody", "help", "nonsense", "reread", "exit")


def drive(client, directory, words, typed, terminal_type, size=(24, 80)):
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        os.environ["TERM"] = terminal_type
        os.execv(client, [client, "-c", directory + "/supervisord.conf"] + words)
    seen, looked_at, lines = b"", 0, list(typed)
    while True:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            os.kill(pid, 9)
            seen += b"\r\n(hangs)"
            break
        try:
            some = os.read(terminal, 65536)
        except OSError:
            some = b""
        if not some:
            break
        seen += some
        if lines and PROMPT in seen[looked_at:]:
            looked_at = len(seen)
            os.write(terminal, lines.pop(0).encode() + b"\n")
    os.close(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    lines = [re.sub(r"\d+", "N", line) for line in seen.decode().split("\r\n")]
    return lines + ["exit code %d" % code]


def missing(wanted, found):
    """The lines that are not there, in their order."""
    rest = iter(found)
    for number, line in enumerate(wanted):
        plain = "RUNNING" in line or not re.search(" (STOPPED|STARTING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN) ", line)
        if not any(line == other or not plain and re.fullmatch("\x1b\\[Nm%s\x1b\\[Nm" % re.escape(line), other) for other in rest):
            return wanted[number:]
    return []


def main(client, ours, original):
    compared = 0
    usual, none = (24, 80), (0, 0)
    for terminal_type in ("xterm", "dumb"):
        dialogues = [(words, (), usual) for words in EVERYWHERE] + [([], TYPED, usual), ([], TYPED, none)]
        for words, typed, size in dialogues:
            wanted = drive("/usr/bin/supervisorctl", original, words, typed, terminal_type, size)
            found = drive(client, ours, words, typed, terminal_type, size)
            lost = missing(wanted, found)
            compared += 1
            if lost:
                print("%s at %s of %s: not seen: %r\n  in: %r" % (words, terminal_type, size, lost, found))
            if terminal_type == "dumb" and any("\x1b" in line for line in found):
                print("%s at %s: %r" % (words, terminal_type, found))
    print("%d compared" % compared)


main(*sys.argv[1:])
