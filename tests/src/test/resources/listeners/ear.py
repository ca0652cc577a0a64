"""An event listener that records what it reads, byte for byte, each event followed by a line of dashes: ear.py FILE"""

import sys

from supervisor import childutils

heard = open(sys.argv[1], 'a', encoding='utf-8', newline='')
while True:
    childutils.listener.ready()
    header = sys.stdin.readline()
    payload = sys.stdin.read(int(childutils.get_headers(header)['len']))
    heard.write(header + payload + '\n--\n')
    heard.flush()
    childutils.listener.ok()
