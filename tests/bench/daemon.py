"""A daemon that is measured: its configuration, its children, its calls, and what the system says of it."""
import http.client
import mmap
import os
import shutil
import signal
import socket
import struct
import subprocess
import time
import xmlrpc.client

SLOT = struct.Struct('6Q')
SLOT_BYTES = 64
SHARED_BYTES = 512 * 1024
PATIENCE = 300


class Unanswered(Exception):
    """Something did not happen that must."""


class Stamps:
    """The records of the children; see child.c."""

    def __init__(self, path):
        with open(path, 'wb') as file:
            file.truncate(SHARED_BYTES)
        self.path = path
        with open(path, 'r+b') as file:
            self.memory = mmap.mmap(file.fileno(), SHARED_BYTES)

    def gate(self, value):
        self.memory[0:8] = struct.pack('Q', value)

    def slot(self, number):
        """(starts, pid, started_ns, count, written, last_ns)"""
        return SLOT.unpack_from(self.memory, SLOT_BYTES * (number + 1))

    def starts(self, number):
        return self.slot(number)[0]

    def pid(self, number):
        return self.slot(number)[1]

    def wait_for_starts(self, above):
        """Until each child has started more often than that; the times of their first instructions."""
        until = time.monotonic() + PATIENCE
        missing = dict(above)
        while missing:
            missing = {number: starts for number, starts in missing.items() if self.starts(number) <= starts}
            if time.monotonic() > until:
                raise Unanswered('%d children did not start' % len(missing))
            time.sleep(0.0003)
        return [self.slot(number)[2] for number in above]


class Connection:
    """XML-RPC over a Unix socket, kept open where the server allows it."""

    def __init__(self, path):
        self.path = path
        self.socket = None

    @staticmethod
    def request(method, *params):
        body = xmlrpc.client.dumps(params, method).encode()
        head = 'POST /RPC2 HTTP/1.1\r\nHost: here\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n' % len(body)
        return head.encode() + body

    def raw(self, method, *params):
        request = self.request(method, *params)
        fresh = self.socket is None
        try:
            return self.exchange(request)
        except (ConnectionError, http.client.BadStatusLine):
            self.close()
            if fresh:
                raise
            return self.exchange(request)

    def exchange(self, request):
        if self.socket is None:
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.settimeout(PATIENCE)
            self.socket.connect(self.path)
        self.socket.sendall(request)
        response = http.client.HTTPResponse(self.socket, method='POST')
        response.begin()
        answer = response.read()
        if response.will_close:
            self.close()
        if response.status != 200:
            raise Unanswered('status %d' % response.status)
        return answer

    def call(self, method, *params):
        return xmlrpc.client.loads(self.raw('supervisor.' + method, *params))[0][0]

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = None


class Program:
    """One [program:x] or [eventlistener:x] section."""

    def __init__(self, number, mode='sleep', argument='', **options):
        self.number, self.mode, self.argument = number, mode, argument
        self.options = options

    def section(self, child, stamps):
        kind = 'eventlistener' if self.mode == 'listener' else 'program'
        lines = ['[%s:p%04d]' % (kind, self.number),
                 'command=%s %s %s %d %s' % (child, self.mode, stamps, self.number, self.argument)]
        if kind == 'program':
            defaults = {'startsecs': 0, 'autorestart': 'true', 'startretries': 1000,
                        'stdout_logfile': '%%(here)s/p%04d.log' % self.number,
                        'stderr_logfile': '%%(here)s/p%04d.err' % self.number}
            lines += ['%s=%s' % option for option in {**defaults, **self.options}.items()]
        else:
            lines += ['%s=%s' % option for option in self.options.items()]
        return '\n'.join(lines) + '\n'


class Daemon:
    """In the foreground, in a directory of its own; ends with the `with`."""

    def __init__(self, peer, programs, settings):
        self.numbers = [program.number for program in programs]
        self.directory = os.path.join(settings.directory, peer.name)
        shutil.rmtree(self.directory, ignore_errors=True)
        os.makedirs(self.directory)
        self.stamps = Stamps(os.path.join(self.directory, 'stamps'))
        self.connection = Connection(os.path.join(self.directory, 's'))
        self.configuration = os.path.join(self.directory, 'supervisord.conf')
        with open(self.configuration, 'w') as file:
            file.write(HEAD + ''.join(program.section(settings.child, self.stamps.path) for program in programs))
        with open(os.path.join(self.directory, 'said'), 'w') as said:
            self.began_ns = time.monotonic_ns()
            self.process = subprocess.Popen(
                [peer.command, '-n', '-c', self.configuration], stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                cwd=self.directory, start_new_session=True, preexec_fn=settings.limit)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for number in self.numbers:
            self.end_left_over(self.stamps.pid(number))

    def end_left_over(self, pid):
        try:
            with open('/proc/%d/cmdline' % pid, 'rb') as file:
                ours = self.stamps.path.encode() in file.read()
            if pid > 0 and ours:
                os.kill(pid, signal.SIGKILL)
        except OSError:
            pass  # it has ended, as it should

    def until_it_answers(self):
        """Milliseconds from its start."""
        while True:
            try:
                if self.call('getState')['statecode'] == 1:
                    return (time.monotonic_ns() - self.began_ns) / 1e6
            except (OSError, http.client.HTTPException):
                self.connection.close()
            if self.process.poll() is not None:
                with open(os.path.join(self.directory, 'said')) as said:
                    raise Unanswered('it ended: ' + said.read()[-500:])
            if time.monotonic_ns() - self.began_ns > PATIENCE * 1e9:
                raise Unanswered('no answer')
            time.sleep(0.001)

    def until_all_run(self):
        """Milliseconds from its start to the first instruction of the last child, once the daemon says RUNNING of all."""
        started = self.stamps.wait_for_starts({number: 0 for number in self.numbers})
        while any(info['statename'] != 'RUNNING' for info in self.call('getAllProcessInfo')):
            time.sleep(0.05)
        return (max(started) - self.began_ns) / 1e6

    def call(self, method, *params):
        return self.connection.call(method, *params)

    def cpu_ns(self):
        """Of all its threads, those that have ended too."""
        return time.clock_gettime_ns((~self.process.pid << 3) | 2)

    def wakeups(self):
        count = 0
        for thread in os.listdir('/proc/%d/task' % self.process.pid):
            with open('/proc/%d/task/%s/status' % (self.process.pid, thread)) as file:
                count += sum(int(line.split()[1]) for line in file if line.startswith('voluntary'))
        return count

    def memory_mib(self):
        """(resident, proportional)"""
        with open('/proc/%d/smaps_rollup' % self.process.pid) as file:
            sizes = {line.split(':')[0]: int(line.split()[1]) for line in file if line.endswith('kB\n')}
        return sizes['Rss'] / 1024, sizes['Pss'] / 1024

    def descriptors(self):
        return len(os.listdir('/proc/%d/fd' % self.process.pid))


HEAD = '''[unix_http_server]
file=%(here)s/s
[supervisord]
logfile=%(here)s/supervisord.log
pidfile=%(here)s/supervisord.pid
childlogdir=%(here)s
nodaemon=true
minfds=1024
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
'''
