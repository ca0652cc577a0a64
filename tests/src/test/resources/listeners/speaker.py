"""Writes pieces to both streams, each when the one before has been read."""

import fcntl
import os
import termios
import time

BEGIN = b'<!--XSUPERVISOR:BEGIN-->'
END = b'<!--XSUPERVISOR:END-->'
PIECES = [
    b'plain\n', 'gr\u00fc\u00dfe \U0001F600\n'.encode(), b'err\x88 \x00\xff\'"\\\n\t', b'two\r\nlines', 'cut \u20ac'.encode()[:-1], b'\xac rest\n',
    b'before' + BEGIN + b'told' + END + b'after', BEGIN + 'b\u00e4r'.encode() + END, BEGIN + b'\xfe\n' + END, BEGIN + END, BEGIN + b'0123456789' * 4 + END,
    b'{"a": 1}\n', b' ', b'len:5 ver:3.0 \n\n']
for fd in (1, 2):
    for piece in PIECES + [b'the end of ' + os.environb[b'SUPERVISOR_PROCESS_NAME'] + b'\n' * 30]:
        os.write(fd, piece)
        while fcntl.ioctl(fd, termios.FIONREAD, bytes(4)) != bytes(4):
            time.sleep(0.005)
time.sleep(1000)
