#!/usr/bin/python3
"""Makes the tables of figures in README.md and docs/performance.md: several runs, each of which measures both daemons alternately.

usage: tests/bench/figures.py [--runs 3] [--write]

A run takes five minutes on a quiet machine. Without --write the tables are printed only. A ratio is that of one run, so that whatever else the
machine did then was the same for both; the tables show the lowest and the highest.
"""
import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bench  # noqa: E402

ROOT = os.path.normpath(os.path.join(bench.HERE, '../..'))
BEGIN, END = '<!-- figures -->\n', '<!-- /figures -->'
NAMES = ['start', 'calls', 'restart', 'crash', 'memory', 'rpc', 'clients', 'status', 'flooded', 'logs', 'told']

# Of the seconds that each measure takes by default.
SHARE = 0.5


class Row:
    """One line: its text, the row of the benchmark, with %d for the number of programs, and whether more is better."""

    def __init__(self, text, row, count=None, unit='ms', more=False):
        self.text, self.row, self.count, self.unit, self.more = text, row, count, unit, more

    def key(self, smoke):
        return self.row if self.count is None else self.row % (3 if smoke else self.count)


ROWS = [
    Row("`kill -9` to the new child's first instruction, one program, median", 'restart, %d programs, p50 ms', 1),
    Row('the same with 1000 programs', 'restart, %d programs, p50 ms', 1000),
    Row('500 children killed at once, all back', '%d killed, all back, ms', 500),
    Row('100 programs started by one call, the first of a daemon', 'start %d by one call, ms', 100),
    Row('1000 programs started by one call, the first of a daemon', 'start %d by one call, ms', 1000),
    Row('first answer while 1000 programs start', 'first answer, %d starting, ms', 1000),
    Row('first answer, one program', 'first answer, %d starting, ms', 1),
    Row('logs of eight flooding children', 'logs, 8 write blocks, MB/s', unit='MB/s', more=True),
    Row('log of one flooding child', 'logs, 1 writes blocks, MB/s', unit='MB/s', more=True),
    Row('CPU for one GB of log, written line by line', 'logs, 1 writes lines, CPU s per GB', unit='s'),
    Row('output as events, the first five seconds of a daemon', 'PROCESS_LOG events per second, the first 5 s',
        unit='events/s', more=True),
    Row('`getState`, ten programs, eight clients, 99 % of the answers within', 'getState with %d, 8 clients, p99 ms', 10),
    Row('the same while eight children flood, one client', 'getState while 8 flood, p99 ms'),
    Row('all about 1000 processes, asked by a client, median', 'getAllProcessInfo with %d, p50 ms', 1000),
    Row('`supervisorctl status` with 1000 programs', 'supervisorctl status with %d, ms', 1000),
    Row('memory, resident, with 10 programs', 'memory with %d, resident MiB', 10, 'MiB'),
    Row('memory, resident, with 1000 programs', 'memory with %d, resident MiB', 1000, 'MiB'),
]


class Line:
    """The values of one row in all runs."""

    def __init__(self, row, runs, smoke):
        self.row, key = row, row.key(smoke)
        self.original, self.ours, self.ratios = [], [], []
        for run in runs:
            values = next((rows[key] for rows in run.values() if key in rows), {})
            original, ours = values.get('original', []), values.get('ours', [])
            self.original += original
            self.ours += ours
            if original and ours and original[0]:
                self.ratios.append(ours[0] / original[0])

    def is_behind(self):
        """In a run at least."""
        return bool(self.ratios) and (min(self.ratios) < 1 if self.row.more else max(self.ratios) > 1)

    def median(self, values):
        return '%s %s' % (bench.number(statistics.median(values)), self.row.unit) if values else '-'

    def spread(self, values):
        return '%s %s' % (bench.shown(values), self.row.unit) if values else '-'

    def ratio(self):
        lowest, highest = (ratio(of(self.ratios)) for of in (min, max)) if self.ratios else ('-', '-')
        return lowest if lowest == highest else '%s to %s' % (lowest, highest)


def ratio(value):
    return '%.2f' % value if value >= 0.095 else '%.3f' % value if value >= 0.0095 else '%.4f' % value


def block(lines, cell, told):
    rows = ['| %s | %s | %s | %s |' % (line.row.text, cell(line, line.original), cell(line, line.ours), line.ratio()) for line in lines]
    return '\n'.join(['| | the original | this | ratio |', '|---|---|---|---|'] + rows + ['', told, ''])


def told(lines, runs, original):
    noise = [value for run in runs for rows in run.values() for row, peers in rows.items() if row.endswith('others, % of a CPU)')
             for values in peers.values() for value in values]
    behind = [line.row.text for line in lines if line.is_behind()]
    text = '%s. Others used %d %% of a processor (median; %d to %d %%). %s' % (
        'Medians of %d runs, both daemons alternately, compared with supervisor %s; %d processors%s, Linux %s, %s. The last column has the lowest '
        'and the highest ratio of a run' % (len(runs), original, os.cpu_count(), processor(), platform.release(), time.strftime('%Y-%m-%d')),
        statistics.median(noise), min(noise), max(noise),
        'Behind the original in at least one run: %s.' % '; '.join(behind) if behind else 'Behind the original: nothing.')
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)


def processor():
    with open('/proc/cpuinfo') as file:
        models = [line.split(':', 1)[1].strip() for line in file if line.startswith('model name')]
    return ' (%s)' % models[0] if models else ''


def version_of(command):
    return subprocess.run([command, '--version'], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def write(path, text):
    with open(path) as file:
        before, rest = file.read().split(BEGIN, 1)
    _, after = rest.split(END, 1)
    with open(path, 'w') as file:
        file.write(before + BEGIN + text + END + after)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--ours', default=os.path.normpath(bench.OURS), help='the daemon to be measured')
    options.add_argument('--original', default=bench.ORIGINAL, help='what it is compared with')
    options.add_argument('--runs', type=int, default=3)
    options.add_argument('--only', default=','.join(NAMES), help='of: %(default)s')
    options.add_argument('--write', action='store_true', help='replace the tables between the marks')
    options.add_argument('--root', default=ROOT, help='where README.md and docs/performance.md are')
    options.add_argument('--smoke', action='store_true', help='everything briefly: shows that it works, not how fast')
    chosen = options.parse_args()
    peers = bench.chosen_peers(chosen.original, chosen.ours)
    if len(peers) < 2:
        sys.exit('there is no original to compare with: ' + chosen.original)
    runs, failures = [], []
    with tempfile.TemporaryDirectory(prefix='figures') as directory:
        settings = bench.Settings(directory, chosen.smoke, SHARE)
        for run in range(chosen.runs):
            print('# run %d of %d, %s' % (run + 1, chosen.runs, time.strftime('%H:%M:%S')), file=sys.stderr, flush=True)
            results, failed = bench.measure(peers, settings, chosen.only.split(','), 1)
            runs.append(results)
            failures += failed
    lines = [Line(row, runs, chosen.smoke) for row in ROWS]
    text = told(lines, runs, version_of(chosen.original))
    tables = {'README.md': block(lines, Line.median, text), 'docs/performance.md': block(lines, Line.spread, text)}
    for file, table in tables.items():
        if chosen.write and not failures:
            write(os.path.join(chosen.root, file), table)
        print('%s\n\n%s' % (file, table))
    for failure in failures:
        print('could not measure ' + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
