"""Reads logs of all lengths in all ways from two daemons and prints each way in which they did not answer with the same bytes:
longlogs.py DIRECTORY-OF-OURS DIRECTORY-OF-THE-ORIGINAL"""

import hashlib
import http.client
import os
import socket
import sys

# As lines of logs are: plain, with what has to be escaped, with every character of ASCII that XML has; and beyond ASCII.
PLAIN = ''.join('%05d a line <b> & "quoted" \'text\' > \t \x7f\r\n' % i for i in range(20000)).encode()
WIDE = ''.join('%05d gr\xfc\xdfe \u20ac \U0001F600 <&>\n' % i for i in range(20000)).encode()
LENGTHS = [0, 1, 1600, 2047, 2048, 2049, 32767, 65536, 65537, 1000000]
# The original takes a hundred seconds for ten times as many.
LONGEST = 5 << 20


class Connection(http.client.HTTPConnection):
    """One for all requests: it would not connect again if it were closed."""

    def __init__(self, directory):
        super().__init__('localhost')
        self.auto_open = 0
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(directory + '/s.sock')

    def ask(self, method, *numbers):
        params = '<param><value><string>long</string></value></param>' + ''.join(
            '<param><value><int>%d</int></value></param>' % number for number in numbers)
        self.request('POST', '/RPC2', '<methodCall><methodName>supervisor.%s</methodName><params>%s</params></methodCall>'
                     % (method, params), {'Content-Type': 'text/xml'})
        answer = self.getresponse()
        digest = hashlib.sha256()
        length = 0
        while piece := answer.read(1 << 16):
            digest.update(piece)
            length += len(piece)
        head = [(name, value) for name, value in answer.getheaders() if name not in ('Server', 'Date')]
        return answer.status, head, length, digest.hexdigest()


def ways(size, channel):
    read, tail = 'readProcess%sLog' % channel, 'tailProcess%sLog' % channel
    half = size // 2 // 6 * 6
    yield from [(read, 0, 0), (tail, 0, size), (read, -half, 0)]
    if size <= LENGTHS[-1]:
        yield from [(read, 0, size), (read, half, 0), (read, 6, half), (read, -size - 1, 0), (read, size, 0), (read, 0, size + 1),
                    (read, size + 1, 5), (tail, 0, size + 1), (tail, 0, half), (tail, size - 1, 1), (tail, size, 5), (tail, half, size),
                    (read, -1, 1), (read, 0, -1)]


def put(directory, name, text, size):
    with open(os.path.join(directory, name), 'wb') as log:
        log.write((text * (size // len(text) + 1))[:size])


def whole_characters(size):
    """The nearest length at which the text beyond ASCII may be cut."""
    return len(WIDE[:size].decode('utf-8', 'ignore').encode()) if size < len(WIDE) else size // len(WIDE) * len(WIDE)


directories = sys.argv[1:]
connections = [Connection(directory) for directory in directories]
answers = differ = 0


def compare(size, channel):
    global answers, differ
    for way in ways(size, channel):
        ours, original = [connection.ask(*way) for connection in connections]
        answers += 1
        if ours != original:
            differ += 1
            print(size, way, ours, original)


for size in LENGTHS + [LONGEST]:
    for directory in directories:
        put(directory, 'long.log', PLAIN, size)
    compare(size, 'Stdout')
for size in map(whole_characters, LENGTHS):
    for directory in directories:
        put(directory, 'wide.log', WIDE, size)
    for way in [('readProcessStderrLog', 0, 0), ('tailProcessStderrLog', 0, size)]:
        ours, original = [connection.ask(*way) for connection in connections]
        answers += 1
        if ours != original:
            differ += 1
            print(size, way, ours, original)
print('%d answers, %d differ' % (answers, differ))
