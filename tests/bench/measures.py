"""The measurements. Each function takes a peer and the settings and returns {row of the table: value}."""
import os
import random
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from daemon import Connection, Daemon, Program

LIVED_NS = 1.1e9
LINE = 100
LOG_BYTES = '50MB'
BACKUPS = 60
LISTENER = 4000
CLIENTS = 8


def sleepers(count, **options):
    return [Program(number, **options) for number in range(count)]


@contextmanager
def running(peer, programs, settings):
    """A daemon whose programs all run."""
    with Daemon(peer, programs, settings) as daemon:
        daemon.until_it_answers()
        daemon.until_all_run()
        yield daemon


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(name, values):
    return {name + ', p50 ms': quantile(values, 0.5), name + ', p99 ms': quantile(values, 0.99)}


def start(peer, settings):
    """From the exec of the daemon to its first answer, and to the first instruction of its last child."""
    rows = {}
    for count in settings.counts(1, 1000):
        with Daemon(peer, sleepers(count), settings) as daemon:
            rows['first answer, %d starting, ms' % count] = daemon.until_it_answers()
            rows['last child of %d, ms' % count] = daemon.until_all_run()
            rows['start of %d, CPU ms' % count] = daemon.cpu_ns() / 1e6
    return rows


def calls(peer, settings):
    """Start and stop of all through one call."""
    rows = {}
    for count in settings.counts(100, 1000):
        with Daemon(peer, sleepers(count, autostart='false'), settings) as daemon:
            daemon.until_it_answers()
            for method, name in (('startAllProcesses', 'start'), ('stopAllProcesses', 'stop')):
                before = daemon.cpu_ns()
                began = time.monotonic_ns()
                daemon.call(method, True)
                rows['%s %d by one call, ms' % (name, count)] = (time.monotonic_ns() - began) / 1e6
                rows['%s %d by one call, CPU ms' % (name, count)] = (daemon.cpu_ns() - before) / 1e6
    return rows


def restart_one(daemon, number):
    """Milliseconds from a kill to the first instruction of the next child; only what has lived a second is restarted at once."""
    while time.monotonic_ns() - daemon.stamps.slot(number)[2] < LIVED_NS:
        time.sleep(0.005)
    before = daemon.stamps.starts(number)
    began = time.monotonic_ns()
    os.kill(daemon.stamps.pid(number), 9)
    return (daemon.stamps.wait_for_starts({number: before})[0] - began) / 1e6


def restart(peer, settings):
    rows = {}
    chance = random.Random(1)
    for count in settings.counts(1, 100, 1000):
        with running(peer, sleepers(count), settings) as daemon:
            took = []
            until = time.monotonic() + settings.seconds(30)
            while time.monotonic() < until and len(took) < 100:
                time.sleep(chance.uniform(0.01, 0.25))
                took.append(restart_one(daemon, len(took) % count))
            rows.update(spread('restart, %d programs' % count, took))
    return rows


def crash(peer, settings):
    rows = {}
    for count in settings.counts(500):
        with running(peer, sleepers(count), settings) as daemon:
            time.sleep(1.5)
            before = {number: daemon.stamps.starts(number) for number in daemon.numbers}
            cpu = daemon.cpu_ns()
            began = time.monotonic_ns()
            for number in daemon.numbers:
                os.kill(daemon.stamps.pid(number), 9)
            rows['%d killed, all back, ms' % count] = (max(daemon.stamps.wait_for_starts(before)) - began) / 1e6
            rows['%d killed, CPU ms' % count] = (daemon.cpu_ns() - cpu) / 1e6
    return rows


def memory(peer, settings):
    """Memory some seconds after the start."""
    rows = {}
    for count in settings.counts(10, 1000):
        with Daemon(peer, sleepers(count), settings) as daemon:
            rest_a_while(daemon, settings)
            resident, proportional = daemon.memory_mib()
            rows['memory with %d, resident MiB' % count] = resident
            rows['memory with %d, proportional MiB' % count] = proportional
    return rows


def rest_a_while(daemon, settings):
    daemon.until_it_answers()
    daemon.until_all_run()
    time.sleep(settings.whole(13))


def rest(peer, settings):
    """Descriptors, and what idling costs."""
    rows = {}
    for count in settings.counts(10, 1000):
        with Daemon(peer, sleepers(count), settings) as daemon:
            rest_a_while(daemon, settings)
            rows['descriptors with %d' % count] = daemon.descriptors()
            cpu, wakeups, began = daemon.cpu_ns(), daemon.wakeups(), time.monotonic()
            time.sleep(settings.seconds(60))
            took = time.monotonic() - began
            rows['idle with %d, CPU ms per minute' % count] = (daemon.cpu_ns() - cpu) / 1e6 / took * 60
            rows['idle with %d, wake-ups per second' % count] = (daemon.wakeups() - wakeups) / took
    return rows


def logs(peer, settings):
    """Floods into rotating files, each line of them accounted for."""
    rows = {}
    for writers, lines, name in ((1, 640, '1 writes blocks'), (8, 640, '8 write blocks'), (1, 1, '1 writes lines')):
        programs = [Program(number, 'flood', str(lines), stdout_logfile_maxbytes=LOG_BYTES, stdout_logfile_backups=BACKUPS)
                    for number in range(writers)]
        with running(peer, programs, settings) as daemon:
            os.sync()  # the disk owes nothing to the daemon before
            cpu, began = daemon.cpu_ns(), time.monotonic()
            daemon.stamps.gate(1)
            time.sleep(settings.seconds(3))
            daemon.stamps.gate(2)
            written = until_nothing_moves(daemon)
            took = time.monotonic() - began
            rows['logs, %s, MB/s' % name] = written / 1e6 / took
            rows['logs, %s, CPU s per GB' % name] = (daemon.cpu_ns() - cpu) / 1e9 / (written / 1e9)
            rows['logs, %s, lines lost or out of order' % name] = sum(
                mistakes(daemon, number, settings.child) for number in daemon.numbers)
    return rows


def until_nothing_moves(daemon):
    """Bytes that the children have written, once all of them are in the files, or nothing has come for ten seconds."""
    written, looks, last, since = -1, 0, -1, time.monotonic()
    while looks < 3 and time.monotonic() - since < 10:
        kept = sum(os.path.getsize(file) for number in daemon.numbers for file in files_of(daemon, number))
        before, written = written, sum(daemon.stamps.slot(number)[4] for number in daemon.numbers)
        looks = looks + 1 if kept == written == before else 0
        if kept != last:
            last, since = kept, time.monotonic()
        time.sleep(0.05)
    return written


def files_of(daemon, number):
    newest = os.path.join(daemon.directory, 'p%04d.log' % number)
    older = ['%s.%d' % (newest, age) for age in range(BACKUPS, 0, -1)]
    return [file for file in older + [newest] if os.path.exists(file)]


def mistakes(daemon, number, child):
    written = daemon.stamps.slot(number)[3]
    answer = subprocess.run([child, 'check'] + files_of(daemon, number), stdout=subprocess.PIPE, check=True).stdout
    lines, last, wrong = (int(word) for word in answer.split())
    return wrong + abs(written - last) + (written == 0 or lines == 0)


def rpc(peer, settings):
    rows = {}
    for count in settings.counts(10, 1000):
        with running(peer, sleepers(count), settings) as daemon:
            for method in ('getState', 'getAllProcessInfo'):
                rows.update(spread('%s with %d' % (method, count), latencies(daemon, method, settings.seconds(3))))
    return rows


def latencies(daemon, method, seconds):
    took = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic_ns()
        daemon.connection.raw('supervisor.' + method)
        took.append((time.monotonic_ns() - began) / 1e6)
    return took


def clients(peer, settings):
    """Eight of them at once, each a process with a connection: eight threads of one would wait for each other's interpreter lock."""
    rows = {}
    for count in settings.counts(10):
        with running(peer, sleepers(count), settings) as daemon:
            until = time.monotonic() + settings.seconds(4)
            with ProcessPoolExecutor(CLIENTS) as crowd:
                took = crowd.map(asked_until, [until] * CLIENTS, [daemon.connection.path] * CLIENTS)
            rows.update(spread('getState with %d, %d clients' % (count, CLIENTS), [ms for one in took for ms in one]))
    return rows


def asked_until(until, path):
    connection, took = Connection(path), []
    request = connection.request('supervisor.getState')
    while time.monotonic() < until:
        began = time.monotonic_ns()
        connection.exchange(request)
        took.append((time.monotonic_ns() - began) / 1e6)
    connection.close()
    return took


def status(peer, settings):
    """The client, the whole process."""
    rows = {}
    for count in settings.counts(1000):
        with running(peer, sleepers(count), settings) as daemon:
            command = [os.path.join(os.path.dirname(peer.command), 'supervisorctl'),
                       '-s', 'unix://' + daemon.connection.path, 'status']
            took = []
            for _ in range(settings.repeat(5)):
                began = time.monotonic_ns()
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
                took.append((time.monotonic_ns() - began) / 1e6)
            rows['supervisorctl status with %d, ms' % count] = quantile(took, 0.5)
    return rows


def told(peer, settings):
    """PROCESS_LOG events of a child that floods, handed to one listener, in the first seconds of a daemon."""
    listener = Program(LISTENER, 'listener', events='PROCESS_LOG', buffer_size=10, stderr_logfile='NONE')
    flood = Program(0, 'flood', '1', stdout_logfile='NONE', stdout_events_enabled='true')
    with running(peer, [flood, listener], settings) as daemon:
        began = time.monotonic()
        daemon.stamps.gate(1)
        time.sleep(settings.whole(5))
        handed = daemon.stamps.slot(LISTENER)[3]
        took = time.monotonic() - began
        daemon.stamps.gate(2)
        return {'PROCESS_LOG events per second, the first 5 s': handed / took}


def flooded(peer, settings):
    """Calls and restarts while eight children flood their logs."""
    floods = [Program(number, 'flood', '40', stdout_logfile_maxbytes=LOG_BYTES, stdout_logfile_backups=2)
              for number in range(8)]
    others = [Program(number) for number in range(8, 18)]
    with running(peer, floods + others, settings) as daemon:
        time.sleep(1.2)
        daemon.stamps.gate(1)
        rows = spread('getState while 8 flood', latencies(daemon, 'getState', settings.seconds(3)))
        took = [restart_one(daemon, 8 + turn % 10) for turn in range(settings.repeat(40))]
        daemon.stamps.gate(2)
        rows.update(spread('restart while 8 flood', took))
        return rows


def events(peer, settings):
    """PROCESS_STATE events of a stop and a start of 200 programs, handed to one listener."""
    count = settings.repeat(200)
    listener = Program(LISTENER, 'listener', events='PROCESS_STATE', buffer_size=100000, stderr_logfile='NONE')
    with running(peer, sleepers(count) + [listener], settings) as daemon:
        seen = until_listener_rests(daemon)
        began = time.monotonic_ns()
        daemon.call('stopAllProcesses', True)
        daemon.call('startAllProcesses', True)
        handed = until_listener_rests(daemon) - seen
        return {'PROCESS_STATE events per second': handed / ((daemon.stamps.slot(LISTENER)[5] - began) / 1e9)}


def until_listener_rests(daemon):
    last = -1
    while daemon.stamps.slot(LISTENER)[3] != last:
        last = daemon.stamps.slot(LISTENER)[3]
        time.sleep(1.5)
    return last


def many(peer, settings):
    """Three thousand programs under a limit of 20,000 descriptors."""
    count = settings.repeat(3000)
    with running(peer, sleepers(count), settings) as daemon:
        return {'descriptors with %d' % count: daemon.descriptors()}


ALL = {function.__name__: function for function in (
    start, calls, restart, crash, memory, rest, rpc, clients, status, flooded, logs, told, events, many)}
