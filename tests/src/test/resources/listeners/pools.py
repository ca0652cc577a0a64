"""Lets the same happen to the pools of two daemons, records what their listeners read and what their logs say of it, and prints what is not
alike: pools.py DIRECTORY-OF-OURS DIRECTORY-OF-THE-ORIGINAL"""

import difflib
import glob
import os
import re
import sys
import threading
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'calls'))
from wire import Daemon

# Each listener by itself: which of two is ready first is chance.
NAMES = ['many_0', 'many_1', 'many_2', 'many', 'small', 'reject', 'empty', 'die', 'hang', 'babel_0', 'babel_1', 'removed', 'everything']


class Stage:
    def __init__(self, directory):
        self.directory = directory
        self.daemon = Daemon(directory)

    def text(self, name):
        try:
            with open(os.path.join(self.directory, name), encoding='utf-8', newline='') as file:
                return file.read()
        except FileNotFoundError:
            return ''

    def await_text(self, name, text, count=1):
        limit = time.monotonic() + 60
        while self.text(name).count(text) < count:
            if time.monotonic() > limit:
                raise AssertionError('%s has not %d times %r: %r' % (name, count, text, self.text(name)[-1000:]))
            time.sleep(0.01)

    def await_log(self, text, count=1):
        self.await_text('supervisord.log', text, count)

    def await_log_from(self, start, text):
        limit = time.monotonic() + 60
        while text not in self.text('supervisord.log')[start:]:
            if time.monotonic() > limit:
                raise AssertionError('the log does not say ' + text)
            time.sleep(0.01)

    def heard(self, name, count):
        self.await_text('heard-' + name, '\n--\n', count)

    def touch(self, name):
        open(os.path.join(self.directory, name), 'w').close()

    def release(self, name):
        """Lets who holds an event go on."""
        self.touch('go-' + name)
        limit = time.monotonic() + 60
        while os.path.exists(os.path.join(self.directory, 'go-' + name)):
            if time.monotonic() > limit:
                raise AssertionError(name + ' does not go on')
            time.sleep(0.01)

    def send(self, kind, data):
        self.daemon.call('supervisor.sendRemoteCommEvent', kind, data)

    def run(self):
        for name in ['many_0', 'many_1', 'many_2', 'small', 'reject', 'empty', 'die', 'hang', 'babel_1', 'removed', 'everything']:
            self.await_log(name + ': ACKNOWLEDGED -> READY')
        self.await_log('babel_0: has entered the UNKNOWN state')
        self.let_groups_come_first()
        self.fill_pools()
        self.let_pools_go_on()
        self.remove_a_pool()
        self.speak()
        self.restart()

    def let_groups_come_first(self):
        # The pool has heard of itself and of the groups behind it, one of which it holds.
        self.heard('removed', 1)
        for i in range(3):
            self.release('removed')
            self.heard('removed', i + 2)

    def fill_pools(self):
        self.send('first', '0')
        for name in ['many_0', 'small', 'empty', 'die', 'hang', 'babel_1']:
            self.heard(name, 1)
        self.heard('empty', 2)
        self.heard('die', 2)
        self.heard('reject', 2)
        for i in range(1, 5):
            self.send('t\u00e4glich', '\u00c4hre \U0001F600 %d\n' % i)
            self.heard('reject', 2 * i + 2)
            self.heard('babel_1', i + 1)
            self.heard('die', i + 2)
            self.heard('empty', i + 2)
        self.heard('many_1', 1)
        self.heard('many_2', 1)

    def let_pools_go_on(self):
        self.release('many_1')
        self.heard('many_1', 2)
        self.release('many_0')
        self.heard('many_0', 2)
        for name in ['many_0', 'many_1', 'many_2']:
            self.release(name)
        self.release('small')
        self.heard('small', 2)
        self.release('small')
        self.heard('small', 3)
        self.release('small')
        self.daemon.call('supervisor.stopProcess', 'hang')
        self.daemon.call('supervisor.startProcess', 'hang')
        self.heard('hang', 6)
        for name in ['many_0', 'many_1', 'many_2', 'small', 'hang']:
            self.await_log(name + ': ACKNOWLEDGED -> READY', 2)

    def remove_a_pool(self):
        self.daemon.call('supervisor.stopProcess', 'removed')
        self.daemon.call('supervisor.removeProcessGroup', 'removed')
        self.send('nobody', 'removed hears this')
        self.heard('babel_1', 6)
        self.daemon.call('supervisor.addProcessGroup', 'removed')
        self.await_log('removed: ACKNOWLEDGED -> READY', 5)
        self.daemon.call('supervisor.removeProcessGroup', 'sleeper')
        self.daemon.call('supervisor.addProcessGroup', 'sleeper')

    def speak(self):
        for name in ['captured', 'speaker']:
            self.daemon.call('supervisor.startProcess', name)
            self.await_text('heard-everything', 'processname:%s groupname:%s' % (name, name), 1)
            self.await_text('heard-everything', 'the end of ' + name, 2)
            self.daemon.call('supervisor.stopProcess', name)

    def restart(self):
        self.settled = first = len(self.text('supervisord.log'))
        self.daemon.call('supervisor.restart')
        self.await_text('heard-everything', 'SUPERVISOR_STATE_CHANGE_RUNNING', 2)
        self.daemon.transport.close()
        for name in ['many_0', 'many_1', 'many_2', 'small', 'reject', 'empty', 'die', 'hang', 'babel_1', 'removed', 'everything']:
            self.await_log_from(first, name + ': ACKNOWLEDGED -> READY')
        counts = {name: self.text('heard-' + name).count('\n--\n') for name in ['many_0', 'small', 'reject', 'empty', 'die', 'hang', 'babel_1']}
        self.send('again', '')
        self.await_text('heard-everything', 'type:again')
        for name, count in counts.items():
            self.heard(name, count + (2 if name == 'reject' else 1))

    def transcript(self):
        lines = []
        for path in sorted(glob.glob(self.directory + '/heard-*')):
            name = os.path.basename(path)
            lines += [name] + [name + ' ' + line for line in re.sub(r'pid:\d+', 'pid:N', self.text(name)).split('\n')]
        log = [line.split(' ', 2)[2] for line in self.text('supervisord.log')[:self.settled].splitlines() if line.startswith('2')]
        # Whether two events come in one turn is chance.
        log = [line for line in log if not re.search('rebuffering .* everything', line)]
        for name in NAMES:
            about = re.compile(r'\w+ (%s: .*|.* listener %s\b.*|.* pool %s .*|pool %s .*)' % (name, name, name, name))
            lines += [name + ' in the log'] + [line for line in log if about.fullmatch(line)]
        return lines


def body(stage, failures):
    try:
        stage.run()
    except Exception as failure:
        failures.append('%s: %r' % (stage.directory, failure))


def main():
    stages = [Stage(directory) for directory in sys.argv[1:3]]
    failures = []
    threads = [threading.Thread(target=body, args=(stage, failures)) for stage in stages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ours, originals = [stage.transcript() for stage in stages]
    for line in failures + list(difflib.unified_diff(originals, ours, 'original', 'ours', lineterm='', n=1)):
        print(line)
    print('%d lines' % len(ours))
    sys.exit(1 if failures or ours != originals else 0)


main()
