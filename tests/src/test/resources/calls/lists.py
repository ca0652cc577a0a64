"""Clients that ask for all of 2,000 processes and never read the answer, each a different one and together more than the daemon holds, then
twenty that read; prints how many of these were answered with all of it, and whether the daemon had more memory than it may: lists.py DIRECTORY"""

import os
import socket
import sys

from wire import Daemon

MOST_KIB = 230 << 10
DEAF = 30
CALL = b'<methodCall><methodName>supervisor.getAllProcessInfo</methodName></methodCall>'

directory = sys.argv[1]


def asking():
    client = socket.socket(socket.AF_UNIX)
    client.connect(directory + '/s.sock')
    client.sendall(b'POST /RPC2 HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s' % (len(CALL), CALL))
    return client


def is_answered(client):
    answer = client.makefile('rb')
    if answer.readline() != b'HTTP/1.1 200 OK\r\n':
        return False
    length = [int(line.split()[1]) for line in iter(answer.readline, b'\r\n') if line.startswith(b'Content-Length:')][0]
    body = answer.read(length)
    return len(body) == length and body.count(b'<name>description</name>') == 2001 and body.endswith(b'</methodResponse>\n')


def crowd():
    children = []
    for _ in range(20):
        child = os.fork()
        if child == 0:
            os._exit(0 if is_answered(asking()) else 1)
        children.append(child)
    return [os.waitpid(child, 0)[1] for child in children].count(0)


daemon = Daemon(directory)
alone = crowd()
deaf = []
for i in range(DEAF):
    daemon.call('supervisor.startProcess' if i % 2 == 0 else 'supervisor.stopProcess', 'one')
    deaf.append(asking())
    deaf[-1].recv(1)
    if i == DEAF // 3:
        beside = crowd()
print('%d, %d and %d of 20 answered' % (alone, beside, crowd()))
with open(directory + '/supervisord.pid') as pid, open('/proc/%d/status' % int(pid.read())) as status:
    peak = [int(line.split()[1]) for line in status if line.startswith('VmHWM')][0]
if peak > MOST_KIB:
    print('%d KiB' % peak)
