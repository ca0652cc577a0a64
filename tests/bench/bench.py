#!/usr/bin/python3
"""Measures a supervisord and the original alternately in one run, and prints a table.

usage: tests/bench/bench.py [options]

Needs Python 3, a C compiler (for the children, which write down when they began) and Linux. The original is measured if it is
installed as /usr/bin/supervisord. Whatever else the machine does spoils times: the last rows say how much of one processor others
used meanwhile, and how long the queue was; CPU time, memory and descriptors bear it best. Lines of logs are numbered, and each is
looked for afterwards.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import measures  # noqa: E402
from daemon import Unanswered  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = os.path.join(HERE, '../../dist/target/supervisor/bin/supervisord')
ORIGINAL = '/usr/bin/supervisord'
DESCRIPTORS = 20000


class Peer:
    def __init__(self, name, command):
        self.name, self.command = name, command


class Settings:
    """How much is measured; a smoke run does all of it once and briefly."""

    def __init__(self, directory, smoke, share=1.0):
        self.directory, self.smoke, self.share = directory, smoke, share
        self.child = os.path.join(directory, 'child')
        subprocess.run(['cc', '-O2', '-static', '-o', self.child, os.path.join(HERE, 'child.c')], check=True)

    def counts(self, *counts):
        return (3,) if self.smoke else counts

    def seconds(self, seconds):
        return 0.3 if self.smoke else seconds * self.share

    def whole(self, seconds):
        """Of what is another measure if it takes less."""
        return 0.3 if self.smoke else seconds

    def repeat(self, times):
        return 3 if self.smoke else times

    @staticmethod
    def limit():
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class Noise:
    """How much of one processor others use meanwhile: neither the daemon, nor its children, nor this program."""

    def __init__(self):
        self.began, self.all, self.own = time.monotonic(), self.machine(), self.ours()

    @staticmethod
    def machine():
        with open('/proc/stat') as file:
            spent = [int(word) for word in file.readline().split()[1:9]]
        return (sum(spent) - spent[3] - spent[4]) / os.sysconf('SC_CLK_TCK')

    @staticmethod
    def ours():
        return sum(usage.ru_utime + usage.ru_stime for usage in (
            resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)))

    def percent(self):
        others = self.machine() - self.all - (self.ours() - self.own)
        return max(0.0, others / (time.monotonic() - self.began) * 100)


def measure(peers, settings, names, rounds):
    """{measure: {row: {peer: [values]}}}, and which could not be measured."""
    results, failures = {}, []
    for name in names:
        rows = results.setdefault(name, {})
        for _ in range(rounds):
            for peer in peers:
                noise = Noise()
                try:
                    values = measures.ALL[name](peer, settings)
                except (Unanswered, OSError) as error:
                    failures.append('%s of %s: %s' % (name, peer.name, error))
                    continue
                values['(%s: others, %% of a CPU)' % name] = noise.percent()
                values['(%s: load)' % name] = os.getloadavg()[0]
                for row, value in values.items():
                    rows.setdefault(row, {}).setdefault(peer.name, []).append(value)
                print('# %s %s' % (name, peer.name), file=sys.stderr, flush=True)
    return results, failures


def shown(values):
    if not values:
        return '-'
    texts = [number(value) for value in (statistics.median(values), min(values), max(values))]
    return texts[0] if len(values) == 1 else '%s (%s to %s)' % tuple(texts)


def number(value):
    return '%d' % value if value == int(value) or abs(value) >= 1000 else '%.1f' % value if value >= 10 else '%.2f' % value


def chosen_peers(original, ours):
    peers = [Peer('original', original)] if os.access(original, os.X_OK) else []
    return peers + [Peer('ours', os.path.abspath(ours))]


def table(peers, results):
    print('| %d cores, %s | %s |' % (os.cpu_count(), time.strftime('%Y-%m-%d %H:%M'), ' | '.join(
        peer.name + (' | share' if place else '') for place, peer in enumerate(peers))))
    print('|---' * (2 * len(peers)) + '|')
    for rows in results.values():
        for row, values in rows.items():
            cells = []
            first = values.get(peers[0].name, [])
            for place, peer in enumerate(peers):
                mine = values.get(peer.name, [])
                cells.append(shown(mine))
                if place:
                    base = statistics.median(first) if first and mine else 0
                    cells.append('%.2f' % (statistics.median(mine) / base) if base else '-')
            print('| %s | %s |' % (row, ' | '.join(cells)))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--ours', default=os.path.normpath(OURS), help='the daemon to be measured')
    options.add_argument('--original', default=ORIGINAL, help='what it is compared with; "none" for nothing')
    options.add_argument('--only', default=','.join(measures.ALL), help='of: %(default)s')
    options.add_argument('--rounds', type=int, default=3)
    options.add_argument('--smoke', action='store_true', help='everything briefly: shows that it works, not how fast')
    chosen = options.parse_args()
    peers = chosen_peers(chosen.original, chosen.ours)
    with tempfile.TemporaryDirectory(prefix='bench') as directory:
        settings = Settings(directory, chosen.smoke)
        results, failures = measure(peers, settings, chosen.only.split(','), 1 if chosen.smoke else chosen.rounds)
    table(peers, results)
    for failure in failures:
        print('could not measure ' + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
