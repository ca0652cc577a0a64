"""Loads a configuration of 2,000 programs alternately with the original and with ours and prints the times.

usage: bench-config.py DISTRIBUTION [ROUNDS]
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HEAD = '''[supervisord]
user=root
[unix_http_server]
file=%(here)s/s
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
'''
PROGRAM = '''[program:p{0}]
command=/usr/bin/php /srv/app/worker.php --queue=%(program_name)s
user=www-data
environment=APP_ENV="prod",N="{0}"
autorestart=true
stopwaitsecs=60
stdout_logfile=/tmp/%(program_name)s.log
redirect_stderr=true
'''
ORIGINAL = '''import sys, warnings
sys.path.insert(0, '/usr/lib/python3/dist-packages')
warnings.simplefilter('ignore')
from supervisor import options
read = options.ServerOptions()
read.realize(['-c', sys.argv[1]], doc='')
assert read.process_group_configs
'''


def measured(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(home, rounds):
    with tempfile.TemporaryDirectory() as directory:
        files = {}
        for count in (1, 2000):
            files[count] = os.path.join(directory, '%d.conf' % count)
            with open(files[count], 'w') as file:
                file.write(HEAD + ''.join(PROGRAM.format(i) for i in range(count)))
        commands = {'original': ['/usr/bin/python3', '-c', ORIGINAL],
                    'ours': [os.path.join(home, 'bin/supervisord'), '--check', '-c']}
        took = {(who, count): [] for who in commands for count in files}
        for _ in range(rounds):
            for who, count in took:
                took[who, count].append(measured(commands[who] + [files[count]]))
    print('load of the machine: %.1f on %d cores' % (os.getloadavg()[0], os.cpu_count()))
    for (who, count), results in took.items():
        for name, figures in zip(('wall', 'cpu'), zip(*results)):
            print('%-8s %4d programs %-4s median %.2f s, %.2f to %.2f' % (
                who, count, name, statistics.median(figures), min(figures), max(figures)))


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8)
