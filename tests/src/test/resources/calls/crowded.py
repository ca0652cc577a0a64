"""One user opens as many connections as the daemon takes and more; prints what that user is answered then, and if that is root, what nobody is:
crowded.py DIRECTORY"""

import os
import socket
import sys
import time

CALL = b'<methodCall><methodName>supervisor.getState</methodName></methodCall>'
REQUEST = b'POST /RPC2 HTTP/1.1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s' % (len(CALL), CALL)
FLOOD = 900
PATIENCE = 40

os.chdir(sys.argv[1])
os.chmod('.', 0o711)
os.chmod('s.sock', 0o777)


def connected():
    client = socket.socket(socket.AF_UNIX)
    client.connect('s.sock')
    return client


def status():
    client = connected()
    client.sendall(REQUEST)
    return client.makefile('rb').readline().split(b' ', 1)[1].strip().decode()


def await_status(wanted):
    limit = time.monotonic() + PATIENCE
    while status() != wanted:
        if time.monotonic() > limit:
            raise AssertionError('never ' + wanted)


flood = [connected() for _ in range(FLOOD)]
await_status('503 Service Unavailable')
print('the same:', status())
if os.getuid() == 0:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        print('nobody:', ', '.join(status() for _ in range(5)), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
for client in flood:
    client.close()
await_status('200 OK')
