"""An event listener whose result is what it was told: the payload, byte for byte."""

import io
import sys

told = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
while True:
    sys.stdout.buffer.write(b'READY\n')
    sys.stdout.flush()
    header = dict(word.split(':') for word in told.readline().split())
    payload = told.read(int(header['len'])).encode('utf-8')
    sys.stdout.buffer.write(b'RESULT %d\n%s' % (len(payload), payload))
    sys.stdout.flush()
