"""Sits at a terminal: runs a command on a pseudo-terminal, waits for what shall appear, types, and prints the screen.

    keys.py [term:TYPE] STEP... -- COMMAND [ARG...]

The terminal is an xterm, unless it is of another type. A step is "see:TEXT" (wait until it has appeared since the last step that saw
something) or "type:TEXT" (send it; ^C, ^D, \t and \n are the keys). After the steps it waits for the end of the command, unless the last
step is "leave": then it ends the command itself, with exit code 0. Standard output gets the bytes of the screen, standard error what was
waited for in vain; the exit code is that of the command, or 99.
"""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = 40
KEYS = (("^C", "\x03"), ("^D", "\x04"), ("\\t", "\t"), ("\\n", "\r"))


def main(arguments):
    split = arguments.index("--")
    steps, command = arguments[:split], arguments[split + 1:]
    terminal_type = steps.pop(0)[len("term:"):] if steps[:1] and steps[0].startswith("term:") else "xterm"
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.environ["TERM"] = terminal_type
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as at a terminal, whoever runs this
        os.execvp(command[0], command)
    screen = Screen(terminal)
    try:
        for step in steps:
            kind, _, text = step.partition(":")
            if kind == "leave":
                os.kill(pid, signal.SIGKILL)
            elif kind == "see":
                screen.await_text(text.encode())
            else:
                for name, key in KEYS:
                    text = text.replace(name, key)
                os.write(terminal, text.encode())
        screen.await_end()
    except TimeoutError as missing:
        sys.stderr.write("%s; the screen:\n%s\n" % (missing, screen.seen.decode(errors="replace")))
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        return 99
    sys.stdout.buffer.write(screen.seen)
    if steps[-1:] == ["leave"]:
        os.waitpid(pid, 0)
        return 0
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class Screen:
    def __init__(self, terminal):
        self.terminal = terminal
        self.seen = b""
        self.looked_at = 0
        self.ended = False

    def read(self, deadline):
        ready, _, _ = select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            some = os.read(self.terminal, 65536)
        except OSError:
            some = b""
        self.ended = not some
        self.seen += some
        return True

    def await_text(self, text):
        deadline = time.monotonic() + PATIENCE
        while text not in self.seen[self.looked_at:]:
            if self.ended or not self.read(deadline):
                raise TimeoutError("did not see %r" % text)
        self.looked_at = self.seen.index(text, self.looked_at) + len(text)

    def await_end(self):
        deadline = time.monotonic() + PATIENCE
        while not self.ended:
            if not self.read(deadline):
                raise TimeoutError("did not end")


sys.exit(main(sys.argv[1:]))
