"""Runs a script of invocations of supervisorctl, each a process of its own, and keeps what each wrote and how it exited.

    clients.py CLIENT DIRECTORY

CLIENT is a path, or "original": then the original's code is loaded once and each invocation is a fork of that, which takes
a tenth of the time. DIRECTORY holds script.txt, the configurations, and gets results/LINE.{out,err,code}; what a line of the
script means is said there. Both clients are told that they are called /usr/bin/supervisorctl.
"""
import os
import re
import select
import shlex
import shutil
import signal
import socket
import sys
import time

from supervisor import supervisorctl, xmlrpc
from supervisor.compat import xmlrpclib

PATIENCE = 60
QUIET = 0.3
NAME = "/usr/bin/supervisorctl"


class Invocation:
    """One line of the script, without what only the comparison needs."""

    def __init__(self, line, directory):
        self.arguments, self.typed, self.until = [], "", None
        self.cwd, self.name, self.environment = directory, NAME, {}
        self.configuration = ["-c", directory + "/supervisord.conf"]
        while re.match(r"(cwd|name|[A-Z_]+)=", line):
            setting, line = line.split(" ", 1)
            key, value = setting.split("=", 1)
            if key == "cwd":
                self.cwd = value
            elif key == "name":
                self.name = value
            else:
                self.environment[key] = value
        kind, _, rest = line.partition(" ")
        if kind == "raw":
            self.arguments = shlex.split(rest)
        elif kind == "ctl":
            self.arguments = self.configuration + shlex.split(rest)
        elif kind == "in":
            words, _, typed = rest.partition("<")
            self.arguments = self.configuration + shlex.split(words)
            self.typed = typed.strip().replace("|", "\n")
        elif kind == "cut":
            self.until, _, words = rest.partition(": ")
            self.arguments = self.configuration + shlex.split(words)
        else:
            raise ValueError("not a line of a script: " + line)


class Clients:
    def __init__(self, client, directory):
        self.client = client
        self.directory = directory
        self.results = directory + "/results"
        os.mkdir(self.results)

    def run(self, number, invocation):
        out, child = self.start(invocation, "%s/%d" % (self.results, number))
        code = self.finish(out, child, invocation, "%s/%d" % (self.results, number))
        with open("%s/%d.code" % (self.results, number), "w") as file:
            file.write(str(code))

    def start(self, invocation, result):
        reader, writer = os.pipe()
        typed_reader, typed_writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.setsid()  # no terminal to ask for a password
                signal.signal(signal.SIGINT, signal.default_int_handler)
                os.dup2(typed_reader, 0)
                os.dup2(writer, 1)
                os.dup2(os.open(result + ".err", os.O_WRONLY | os.O_CREAT), 2)
                os.closerange(3, 64)
                os.chdir(invocation.cwd)
                os.environ.update(invocation.environment)
                self.become(invocation)
            finally:
                os._exit(99)
        os.close(writer)
        os.close(typed_reader)
        os.write(typed_writer, invocation.typed.encode())
        os.close(typed_writer)
        return reader, child

    def become(self, invocation):
        if self.client != "original":
            os.execv(self.client, [invocation.name] + invocation.arguments)
        sys.argv = [invocation.name] + invocation.arguments
        code = 0
        try:
            supervisorctl.main()
        except SystemExit as end:
            code = end.code or 0
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    def finish(self, out, child, invocation, result):
        written, deadline, waiting = b"", time.monotonic() + PATIENCE, invocation.until is not None
        while True:
            quiet = waiting and invocation.until.encode() in written
            patience = QUIET if quiet else max(0, deadline - time.monotonic())
            ready, _, _ = select.select([out], [], [], patience)
            if quiet and not ready:
                # Not while it writes: the original, interrupted there, says that it cannot connect.
                os.kill(child, signal.SIGINT)
                waiting = False
                continue
            if not ready:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                raise TimeoutError("does not end: %r; it wrote %r" % (invocation.arguments, written))
            some = os.read(out, 65536)
            if not some:
                break
            written += some
        os.close(out)
        with open(result + ".out", "wb") as file:
            file.write(written)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Preparations:
    """What happens between two invocations, over XML-RPC and not by a client."""

    def __init__(self, directory):
        self.directory = directory

    @property
    def server(self):
        transport = xmlrpc.SupervisorTransport(None, None, "unix://%s/s.sock" % self.directory)
        return xmlrpclib.ServerProxy("http://127.0.0.1", transport=transport).supervisor

    def do(self, line):
        words = line.split()
        getattr(self, words[0])(*words[1:])

    def config(self, name):
        shutil.copy("%s/%s.conf" % (self.directory, name), self.directory + "/supervisord.conf")

    def start(self, name):
        self.quietly(self.server.startProcess, name)

    def stop(self, name):
        self.quietly(self.server.stopProcess, name)

    def quietly(self, call, name):
        try:
            call(name)
        except xmlrpclib.Fault as fault:
            if fault.faultCode not in (xmlrpc.Faults.ALREADY_STARTED, xmlrpc.Faults.NOT_RUNNING):
                raise

    def until(self, name, state):
        self.wait(lambda: self.server.getProcessInfo(name)["statename"] == state, name + " is not " + state)

    def log(self, name, text):
        self.wait(lambda: text in self.server.readProcessStdoutLog(name, 0, 0), "%s did not write %s" % (name, text))

    def ended(self):
        self.wait(lambda: not os.path.exists(self.directory + "/s.sock"), "the daemon has not ended")

    def restarted(self):
        self.wait(lambda: self.server.getState()["statename"] == "RUNNING", "the daemon is not back")

    @staticmethod
    def wait(condition, complaint):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                if condition():
                    return
            except (OSError, xmlrpclib.Fault, xmlrpclib.ProtocolError):
                pass
            if time.monotonic() > deadline:
                raise TimeoutError(complaint)
            time.sleep(0.02)


def main(client, directory):
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(directory + "/stale.sock")
    stale.close()
    clients, preparations = Clients(client, directory), Preparations(directory)
    with open(directory + "/script.txt", encoding="utf-8") as script:
        for number, line in enumerate(script):
            line = line.strip().lstrip("~^ ")
            if line.startswith("do "):
                preparations.do(line[3:])
            elif line and line[0] not in "#!":
                clients.run(number, Invocation(line, directory))


main(*sys.argv[1:])
