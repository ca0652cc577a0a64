"""What listeners of two daemons read of the time, and what is left of a log that a client clears while nothing happens:
clock.py DIRECTORY-OF-OURS DIRECTORY-OF-THE-ORIGINAL"""

import os
import re
import sys
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'calls'))
from wire import Daemon


def heard(directory):
    try:
        with open(directory + '/heard-clock', encoding='utf-8', newline='') as file:
            return file.read()
    except FileNotFoundError:
        return ''


def first_tick(directory):
    """The first event, with the time masked if it is the one that it should be."""
    limit = time.monotonic() + 60
    while '\n--\n' not in heard(directory):
        if time.monotonic() > limit:
            raise AssertionError('nothing was heard in ' + directory)
        time.sleep(0.01)
    event = heard(directory).split('\n--\n')[0]
    when = int(re.search(r'\nwhen:(\d+)$', event).group(1))
    now = time.time()
    return event.replace(str(when), 'T') if when % 5 == 0 and now - 60 < when <= now else event


def main():
    told = []
    for directory in sys.argv[1:3]:
        daemon = Daemon(directory)
        event = first_tick(directory)
        # Nothing is said any more until the next tick.
        while daemon.call('supervisor.readLog', 0, 0).count('ACKNOWLEDGED -> READY') < 2:
            time.sleep(0.01)
        cleared = daemon.answer('supervisor.clearLog', ()), daemon.answer('supervisor.readLog', (0, 0))
        told.append((event, cleared))
    ours, original = told
    print('%r\n%s' % (ours[0], 'alike' if ours == original else 'not alike: %r %r' % (ours, original)))


main()
