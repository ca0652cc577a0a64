"""Twenty clients at once read the whole of a long log, then some ask for it three times in one request; prints how many were answered with all of
it, and whether the daemon had more memory than it may meanwhile: readers.py DIRECTORY"""

import os
import socket
import sys

LINE = b'a line of a log <b> that somebody wrote & which is read again, with a byte that is none: \xff\n'
LINES = 20 * 1024 * 1024 // len(LINE)
ESCAPED = LINE.replace(b'&', b'&amp;').replace(b'<', b'&lt;').replace(b'>', b'&gt;').replace(b'\xff', '\ufffd'.encode())
MOST_KIB = 230 << 10

directory = sys.argv[1]
READ = ('<member><name>methodName</name><value>supervisor.readProcessStdoutLog</value></member><member><name>params</name><value><array><data>'
        '<value>long</value><value><int>0</int></value><value><int>0</int></value></data></array></value></member>')
ONE = ('<methodCall><methodName>supervisor.readProcessStdoutLog</methodName><params><param><value>long</value></param>'
       '<param><value><int>0</int></value></param><param><value><int>0</int></value></param></params></methodCall>')
THREE = ('<methodCall><methodName>system.multicall</methodName><params><param><value><array><data>%s</data></array></value></param></params>'
         '</methodCall>' % ('<value><struct>%s</struct></value>' % READ * 3))


def answered(call, texts):
    """Whether a client of its own gets all that it asks for."""
    client = socket.socket(socket.AF_UNIX)
    client.connect(directory + '/s.sock')
    client.sendall(('POST /RPC2 HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s' % (len(call), call)).encode())
    answer = client.makefile('rb', 1 << 18)
    head = iter(answer.readline, b'\r\n')
    length = [int(line.split()[1]) for line in head if line.lower().startswith(b'content-length:')][0]
    longer = length - texts * LINES * len(ESCAPED)
    lines = 0
    left = length
    while left > 0:
        line = answer.readline(min(left, 1 << 16))
        if not line:
            return False
        left -= len(line)
        lines += line.endswith(ESCAPED)
    return 0 < longer < 1000 and lines == texts * LINES


def crowd(clients, call, texts):
    children = []
    for _ in range(clients):
        child = os.fork()
        if child == 0:
            os._exit(0 if answered(call, texts) else 1)
        children.append(child)
    return [os.waitpid(child, 0)[1] for child in children].count(0)


with open(directory + '/long.log', 'wb') as log:
    log.write(LINE * LINES)
print('%d of 20 and %d of 4 answered' % (crowd(20, ONE, 1), crowd(4, THREE, 3)))
with open(directory + '/supervisord.pid') as pid, open('/proc/%d/status' % int(pid.read())) as status:
    peak = [int(line.split()[1]) for line in status if line.startswith('VmHWM')][0]
if peak > MOST_KIB:
    print('%d KiB' % peak)
