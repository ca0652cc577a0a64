"""An event listener that records what it reads, byte for byte, and then does as it was told: player.py DIRECTORY PART

ok        says that it has done with the event
hold      the same, once a file go-NAME is there
reject    rejects each event once
empty     answers nothing at the first event, in no bytes
die       ends at the first event that it has ever read
hang      says nothing about the first event that it has ever read
babel0    says hello; babel1 is ok
"""

import os
import sys
import time

from supervisor import childutils

directory, part = sys.argv[1:3]
name = os.environ['SUPERVISOR_PROCESS_NAME']
seen = set()


def own(kind):
    return os.path.join(directory, kind + '-' + name)


def first(kind):
    """Whether this has not happened yet, to this process or one before it."""
    if os.path.exists(own(kind)):
        return False
    open(own(kind), 'w').close()
    return True


if part == 'babel0':
    sys.stdout.write('hello\n')
    sys.stdout.flush()
while True:
    if part != 'babel0':
        childutils.listener.ready()
    header = sys.stdin.readline()
    payload = sys.stdin.read(int(childutils.get_headers(header)['len']))
    with open(own('heard'), 'a', encoding='utf-8', newline='') as heard:
        heard.write(header + payload + '\n--\n')
    serial = childutils.get_headers(header)['serial']
    if part == 'die' and first('died'):
        sys.exit(1)
    if part == 'hang' and first('hung'):
        time.sleep(1000)
    if part == 'hold':
        while not os.path.exists(own('go')):
            time.sleep(0.01)
        os.remove(own('go'))
    if part == 'empty' and first('empty'):
        sys.stdout.write('RESULT 0\n')
        sys.stdout.flush()
    elif part == 'reject' and serial not in seen:
        childutils.listener.fail()
    else:
        childutils.listener.ok()
    seen.add(serial)
