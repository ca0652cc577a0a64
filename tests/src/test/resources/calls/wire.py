"""One daemon as a client of the original sees it: what it answers, to the byte, without what differs from run to run."""

import re
import time
import xmlrpc.client

from supervisor.xmlrpc import SupervisorTransport


class Wide:
    """A number as i8, which is none of the types that the original knows."""

    def __init__(self, number):
        self.number = number


class Bare:
    """Text in a value without a type."""

    def __init__(self, text):
        self.text = text


class Marshaller(xmlrpc.client.Marshaller):
    dispatch = dict(xmlrpc.client.Marshaller.dispatch)

    def dump_wide(self, value, write):
        write('<value><i8>%d</i8></value>\n' % value.number)

    def dump_bare(self, value, write):
        write('<value>%s</value>\n' % xmlrpc.client.escape(value.text))

    dispatch[Wide] = dump_wide
    dispatch[Bare] = dump_bare


class Tee:
    """Keeps what goes to a parser."""

    def __init__(self, parser):
        self.parser = parser
        self.kept = b''

    def feed(self, data):
        self.kept += data
        self.parser.feed(data)

    def close(self):
        self.parser.close()


class Transport(SupervisorTransport):
    def getparser(self):
        parser, unmarshaller = SupervisorTransport.getparser(self)
        self.tee = Tee(parser)
        return self.tee, unmarshaller


TIMES = re.compile(r'(<name>(?:pid|start|stop|now)</name>\n<value><int>)[1-9]\d*')
UPTIME = re.compile(r'pid \d+, uptime \d+:\d\d:\d\d')
# Which 4.2.5 has not and 4.4 has.
NEWER = re.compile(r'<member>\n<name>autorestart</name>\n.*\n</member>\n')
AUTO = re.compile(r'---supervisor-\w{8}')
STOPPED = re.compile(r'\w{3} \d\d \d\d:\d\d [AP]M')


class Daemon:
    def __init__(self, directory):
        self.directory = directory
        self.transport = Transport('', '', 'unix://' + directory + '/s.sock')

    def call(self, method, *arguments):
        """The value of the answer."""
        return xmlrpc.client.ServerProxy('http://127.0.0.1', self.transport).__getattr__(method)(*arguments)

    def answer(self, method, arguments):
        """The body of the answer, or its status if it is none of 200."""
        request = Marshaller('utf-8', True).dumps(tuple(arguments))
        request = "<?xml version='1.0'?>\n<methodCall>\n<methodName>%s</methodName>\n%s</methodCall>\n" % (
            xmlrpc.client.escape(method), request)
        return self.answer_to(request)

    def answer_to(self, request):
        try:
            self.transport.request('127.0.0.1', '/RPC2', request)
        except xmlrpc.client.ProtocolError as refusal:
            return 'HTTP %d' % refusal.errcode
        except xmlrpc.client.Fault:
            pass
        except xmlrpc.client.ResponseError as broken:
            return 'unreadable'
        body = self.transport.tee.kept.decode('ascii').replace(self.directory, 'DIRECTORY')
        body = NEWER.sub('', TIMES.sub(r'\1N', body))
        body = AUTO.sub('---AUTO', body)
        return STOPPED.sub('STOPPED', UPTIME.sub('pid N, uptime T', body))

    def await_state(self, name, *states):
        limit = time.monotonic() + 60
        while self.call('supervisor.getProcessInfo', name)['statename'] not in states:
            if time.monotonic() > limit:
                raise AssertionError('%s is %s' % (name, self.call('supervisor.getProcessInfo', name)))
            time.sleep(0.02)

    def await_child(self, name):
        """Until it has become sleep: the original may lose a signal that comes before."""
        limit = time.monotonic() + 60
        while True:
            with open('/proc/%d/comm' % self.call('supervisor.getProcessInfo', name)['pid']) as comm:
                if comm.read() == 'sleep\n':
                    return
            if time.monotonic() > limit:
                raise AssertionError('%s has no child' % name)
            time.sleep(0.01)

    def await_log(self, name, size, channel='Stdout'):
        limit = time.monotonic() + 60
        while self.call('supervisor.tailProcess%sLog' % channel, name, 0, 0)[1] < size:
            if time.monotonic() > limit:
                raise AssertionError('the log of %s is too short' % name)
            time.sleep(0.02)
