"""Calls every method on two daemons with the same configuration, with good and bad arguments and in many states, and prints each call that
was not answered alike: compare.py DIRECTORY-OF-OURS DIRECTORY-OF-THE-ORIGINAL"""

import datetime
import os
import re
import signal
import sys
import threading
import time
import xmlrpc.client

from wire import Bare, Daemon, Wide

NAMES = ['cat', 'cat:cat', 'web:web_00', 'nolog', 'starting', 'stopping', 'stopped', 'never', 'fatal', 'backoff', 'exited', 'unborn',
         'absent', 'forbidden', 'folder', 'torn', 'socket:socket', 'ear']
BAD_NAMES = ['nobody', 'web', 'web:nobody', 'web:*', 'web:', ':', '', ':cat', 'cat:', '*', 'cat:cat:cat', 'web:web_*', 'CAT', ' cat', 'caf\xe9',
             '\U0001F600', 'a&b<c>\'"', '../cat', 'cat\n', Bare('cat'), Bare(''), xmlrpc.client.Binary(b'cat'),
             xmlrpc.client.Binary('gr\xfc\xdfe'.encode())]
NO_NAMES = [0, 5, -1, Wide(5), True, 1.5, None, [], ['cat'], {}, {'name': 'cat'}, datetime.datetime(2020, 1, 2, 3, 4, 5)]
NUMBERS = [0, 1, 3, 4, 100, 100000, -1, -3, -100000, 2147483647, -2147483648, '3', ' 3 ', '-3', '+3', '0x3', '1_0', '\u0663', '3.5', '',
           'three', 3.9, -3.9, True, False, None, [], [3], {}, Wide(3), Wide(4294967296), Bare('3'), datetime.datetime(2020, 1, 2)]
SIGNALS = ['URG', 'SIGURG', 'urg', 'sigurg', ' URG ', '23', 23, ' 23 ', 'URGENT', 'SIG', '', '0', 0, '-1', -1, '65', 999, 'RTMIN', 'SIGRTMIN+1',
           'SIG_IGN', 'SIG_DFL', '_IGN', 'CLD', 'IOT', 'POLL', '32', '33', '34', True, False, 23.9, None, [], ['URG'], {}, Wide(23), Bare('URG'),
           xmlrpc.client.Binary(b'URG'), 'caf\xe9', datetime.datetime(2020, 1, 2)]
TEXTS = ['', 'x', 'gr\xfc\xdfe \U0001F600\n', Bare('bare'), xmlrpc.client.Binary('b\xe4se\n'.encode()), 0, 5, -1, Wide(5), True, False, 1.5, None, [],
         ['a', 1], {}, {'a': 'b'}, datetime.datetime(2020, 1, 2, 3, 4, 5), 'it\'s "quoted"', 1e22, 0.1, 1e-7, 100.0,
         {'k': [None, True, 1.5, '\xe9', {'n': '\'"\n\\'}]}]
WAITS = [True, False, 0, 1, '', 'no', None, [], [0], {}, {'a': 1}, 0.0, 2.5, Wide(0), Bare('x'), datetime.datetime(2020, 1, 2)]

WITHOUT = ['getAPIVersion', 'getVersion', 'getSupervisorVersion', 'getIdentification', 'getState', 'getPID', 'clearLog', 'shutdown', 'restart',
           'reloadConfig', 'getAllProcessInfo', 'getAllConfigInfo', 'clearAllProcessLogs']
READS = ['readProcessStdoutLog', 'readProcessLog', 'readProcessStderrLog', 'tailProcessStdoutLog', 'tailProcessLog', 'tailProcessStderrLog']
WITH_NAME = ['getProcessInfo', 'clearProcessLogs', 'clearProcessLog', 'addProcessGroup', 'removeProcessGroup']


def supervisor(method, *arguments):
    return 'supervisor.' + method, arguments


def wrong_counts():
    for method in WITHOUT:
        yield supervisor(method, 1)
        yield supervisor(method, 'cat', None)
    for method in WITH_NAME:
        yield supervisor(method)
        yield supervisor(method, 'cat', 'cat')
    for method in READS:
        yield supervisor(method)
        yield supervisor(method, 'cat')
        yield supervisor(method, 'cat', 0)
        yield supervisor(method, 'cat', 0, 0, 0)
    for method in ['readLog', 'readMainLog']:
        yield supervisor(method)
        yield supervisor(method, 0)
        yield supervisor(method, 0, 0, 0)
    for method in ['startProcess', 'startProcessGroup', 'stopProcess', 'stopProcessGroup']:
        yield supervisor(method)
        yield supervisor(method, 'nobody', True, True)
    for method in ['startAllProcesses', 'stopAllProcesses']:
        yield supervisor(method, True, True)
    for method in ['signalProcess', 'signalProcessGroup']:
        yield supervisor(method)
        yield supervisor(method, 'cat')
        yield supervisor(method, 'cat', 'URG', 'URG')
    yield supervisor('signalAllProcesses')
    yield supervisor('signalAllProcesses', 'URG', 'URG')
    for method in ['sendProcessStdin', 'sendRemoteCommEvent']:
        yield supervisor(method)
        yield supervisor(method, 'cat')
        yield supervisor(method, 'cat', 'x', 'x')


def names():
    everything = NAMES + BAD_NAMES + NO_NAMES
    for name in everything:
        yield supervisor('getProcessInfo', name)
        yield supervisor('tailProcessStdoutLog', name, 0, 10)
        yield supervisor('readProcessStderrLog', name, 0, 10)
    for name in BAD_NAMES + NO_NAMES:
        for method in ['startProcess', 'stopProcess', 'clearProcessLogs']:
            if name not in ['web:*', 'web:', 'cat:'] and not (isinstance(name, (Bare, xmlrpc.client.Binary))):
                yield supervisor(method, name)
        yield supervisor('sendProcessStdin', name, 'x')
        yield supervisor('signalProcess', name, 'URG')
        yield supervisor('signalProcessGroup', name, 'URG')
        yield supervisor('clearProcessLog', name if name != 'cat\n' else 'nobody')
        if name not in ['web', '']:
            yield supervisor('startProcessGroup', name)
            yield supervisor('stopProcessGroup', name)
        yield supervisor('removeProcessGroup', name)
        yield supervisor('addProcessGroup', name)
        yield 'system.methodHelp', (name,)
        yield 'system.methodSignature', (name,)


def states():
    """What each process is asked whatever its state; no answer is deferred, and nothing changes."""
    for name in NAMES:
        for sig in ['URG', 'nothing']:
            yield supervisor('signalProcess', name, sig)
        if name not in ['stopped', 'never', 'exited', 'backoff', 'unborn', 'absent', 'forbidden', 'folder', 'torn', 'fatal']:
            yield supervisor('startProcess', name)
        yield supervisor('sendProcessStdin', name, '')
        yield supervisor('addProcessGroup', name)
        yield supervisor('clearProcessLogs', name)
    for name in ['absent', 'forbidden', 'folder', 'torn', 'unborn']:
        yield supervisor('startProcess', name)
        yield supervisor('startProcess', name, False)
        yield supervisor('startProcessGroup', name)
    for name in ['stopped', 'never', 'exited', 'fatal', 'absent', 'stopping']:
        yield supervisor('stopProcess', name)
        yield supervisor('stopProcessGroup', name)
    for name in ['cat', 'starting', 'stopping', 'backoff', 'web']:
        yield supervisor('removeProcessGroup', name)
    for name in ['cat', 'web', 'starting', 'stopping']:
        yield supervisor('startProcessGroup', name)
    for wrong in NO_NAMES:
        yield supervisor('startProcess', 'stopping', wrong)
    yield supervisor('signalAllProcesses', 'URG')
    yield supervisor('signalAllProcesses', 'nothing')
    for method in ['clearAllProcessLogs', 'getAPIVersion', 'getVersion', 'getSupervisorVersion', 'getIdentification', 'getState',
                   'getAllProcessInfo', 'clearLog']:
        yield supervisor(method)
    yield supervisor('getAllConfigInfo')
    yield supervisor('reloadConfig')


def numbers():
    for number in NUMBERS:
        for method in ['readProcessStdoutLog', 'tailProcessStdoutLog']:
            yield supervisor(method, 'talker', number, 3)
            yield supervisor(method, 'talker', number, 0)
            yield supervisor(method, 'talker', 2, number)
            yield supervisor(method, 'talker', 0, number)
            yield supervisor(method, 'talker', -2, number)
            yield supervisor(method, 'nobody', number, 0)
        yield supervisor('readProcessStdoutLog', 'nolog', number, 0)
        yield supervisor('tailProcessStdoutLog', 'nolog', number, 0)
        yield supervisor('readLog', Wide(4294967296), number)
        yield supervisor('readLog', number, -1)
    for method in READS:
        for channel in [(0, 100), (0, 0), (6, 3), (-3, 0), (7, 1), (5, 1)]:
            yield supervisor(method, 'talker', *channel)
            yield supervisor(method, 'web:web_00', *channel)
            yield supervisor(method, 'gone', *channel)


def signals():
    for sig in SIGNALS:
        yield supervisor('signalProcess', 'tough', sig)
        yield supervisor('signalProcess', 'stopped', sig)
        yield supervisor('signalProcess', 'tough:*', sig)
        yield supervisor('signalProcessGroup', 'tough', sig)
        yield supervisor('signalProcessGroup', 'stopped', sig)
        yield supervisor('signalProcess', 'nobody', sig)
    yield supervisor('signalAllProcesses', 23)


def texts():
    for text in TEXTS:
        yield supervisor('sendProcessStdin', 'cat', text)
        yield supervisor('sendProcessStdin', 'stopped', text)
        yield supervisor('sendProcessStdin', 'nobody', text)
        yield supervisor('sendRemoteCommEvent', text, 'x')
        yield supervisor('sendRemoteCommEvent', 'x', text)


def waits():
    """Starts and stops with all that is true or false to Python, at processes that are up and down at once."""
    # One process in the group: two that end at once are in the one order or the other in the original.
    for wait in WAITS:
        yield supervisor('startProcess', 'stopped', wait)
        yield 'await child', ('stopped',)
        yield supervisor('stopProcess', 'stopped', wait)
        yield 'await', ('stopped', 'STOPPED')
        yield supervisor('startProcessGroup', 'single', wait)
        yield 'await child', ('single:two',)
        yield supervisor('stopProcess', 'single:*', wait)
        yield 'await', ('single:two', 'STOPPED')


def lives():
    """Processes through all that can become of them."""
    yield supervisor('getProcessInfo', 'never')
    yield supervisor('startProcess', 'quick')
    yield supervisor('startProcess', 'quick')
    yield 'await', ('quick', 'EXITED')
    yield supervisor('getProcessInfo', 'quick')
    yield supervisor('startProcess', 'hasty')
    yield supervisor('getProcessInfo', 'hasty')
    yield supervisor('stopProcess', 'hasty')
    yield supervisor('startProcess', 'once')
    yield 'await', ('once', 'FATAL')
    yield supervisor('getProcessInfo', 'once')
    yield supervisor('startProcess', 'once', False)
    yield 'await', ('once', 'FATAL')
    yield supervisor('startProcessGroup', 'mixed')
    yield 'await', ('mixed:hasty2', 'FATAL')
    yield supervisor('stopProcessGroup', 'mixed')
    yield supervisor('startProcess', 'mixed:')
    yield 'await', ('mixed:hasty2', 'FATAL')
    yield supervisor('stopProcess', 'mixed:*', False)
    yield 'await', ('mixed:good', 'STOPPED')
    yield supervisor('stopProcessGroup', 'mixed')
    yield supervisor('stopProcess', 'backoff')
    yield supervisor('getProcessInfo', 'backoff')
    yield supervisor('stopProcess', 'unborn')
    yield supervisor('getProcessInfo', 'unborn')
    yield supervisor('stopProcess', 'cat')
    yield supervisor('stopProcess', 'cat')
    yield supervisor('getProcessInfo', 'cat')
    yield supervisor('removeProcessGroup', 'cat')
    yield supervisor('removeProcessGroup', 'cat')
    yield supervisor('getProcessInfo', 'cat')
    yield supervisor('startProcess', 'cat')
    yield supervisor('getAllConfigInfo')
    yield supervisor('reloadConfig')
    yield supervisor('addProcessGroup', 'cat')
    yield supervisor('addProcessGroup', 'cat')
    yield 'await', ('cat', 'RUNNING')
    yield supervisor('reloadConfig')


def multicalls():
    good = {'methodName': 'supervisor.getState', 'params': []}
    for calls in [
            [], [good], [good, good], [{'methodName': 'supervisor.getState'}], [{'params': []}], [{}],
            [{'methodName': 'supervisor.getProcessInfo', 'params': ['nobody']}, good],
            [{'methodName': 'supervisor.getProcessInfo', 'params': []}, good],
            [{'methodName': 'nothing'}, {'methodName': 'supervisor.nothing'}, {'methodName': 'supervisor._update', 'params': ['x']}],
            [{'methodName': ''}], [{'methodName': None}], [{'methodName': 5}], [{'methodName': 'a.b.c'}], [{'methodName': 'system.listMethods'}],
            [{'methodName': 'system.multicall', 'params': [[good]]}, good], [{'methodName': 'system.multicall'}],
            [{'methodName': 'system.methodSignature', 'params': ['system.multicall']}],
            [{'methodName': 'supervisor.getState', 'params': None}], [{'methodName': 'supervisor.getState', 'params': {}}],
            [{'methodName': 'supervisor.getState', 'params': ''}], [{'methodName': 'supervisor.getState', 'params': 0}],
            [{'methodName': 'supervisor.getProcessInfo', 'params': 'x'}],
            [{'methodName': 'supervisor.getProcessInfo', 'params': 'xy'}],
            [{'methodName': 'supervisor.getProcessInfo', 'params': {'cat': 1}}],
            [{'methodName': 'supervisor.getState', 'other': 1}],
            [{'methodName': 'supervisor.startProcess', 'params': ['once']}, good],
            [{'methodName': 'supervisor.startProcess', 'params': ['slow']}, {'methodName': 'supervisor.stopProcess', 'params': ['slow']},
             {'methodName': 'supervisor.stopProcess', 'params': ['slow']}, good],
            [{'methodName': 'supervisor.readProcessStdoutLog', 'params': ['talker', 0, -1]},
             {'methodName': 'supervisor.tailProcessLog', 'params': ['talker', 0, 3]},
             {'methodName': 'supervisor.clearAllProcessLogs', 'params': []}],
            [{'methodName': 'supervisor.signalProcess', 'params': ['web:*', 'URG']}],
            [good] * 50]:
        yield 'system.multicall', (calls,)
    yield 'system.multicall', ([{'methodName': 'supervisor.startProcessGroup', 'params': ['single']}, good],)
    yield 'await child', ('single:two',)
    yield 'system.multicall', ([{'methodName': 'supervisor.stopProcessGroup', 'params': ['single']}, good],)
    for calls in [None, 5, 'x', '', {}, {'methodName': 'supervisor.getState'}, [1], ['x'], [[]], [None], [good, 1], True, 1.5]:
        yield 'system.multicall', (calls,)
    yield 'system.multicall', ()
    yield 'system.multicall', ([good], [good])


def methods():
    for name in ['', 'supervisor', 'supervisor.', '.getState', 'supervisor..getState', 'supervisor.getState.', 'supervisor.getState.x',
                 'supervisor.getstate', 'SUPERVISOR.getState', 'getState', 'supervisor._update', 'supervisor.__init__', 'supervisor.supervisord',
                 'supervisor.update_text', 'system._listMethods', 'system.namespaces', 'system.__class__', '_x.y', 'system.system', '.', '..', 'x.y',
                 'supervisor getState', ' supervisor.getState', 'supervisor.getState ', 'sup\xe9rvisor.getState', 'a&b.c<d']:
        yield name, ()
    yield 'system.listMethods', ()
    yield 'system.listMethods', (1,)
    yield 'system.methodHelp', ()
    yield 'system.methodSignature', ()
    yield 'system.methodHelp', ('system.methodHelp', 1)
    for name in METHODS:
        yield 'system.methodSignature', (name,)


def documents():
    """Calls as no client of Python's writes them, in all that XML allows."""
    for value in ['<int>1_0</int>', '<i4> +7 </i4>', '<int>1__0</int>', '<int></int>', '<int>0x3</int>', '<double>1_0.5</double>', '<double>inf</double>',
                  '<double>-Infinity</double>', '<double>nan</double>', '<double>1.5f</double>', '<double>.5</double>', '<double>1e400</double>',
                  '<boolean>true</boolean>', '<boolean>1</boolean>', '<dateTime.iso8601>2020-01-02T03:04:05</dateTime.iso8601>',
                  '<array><data><value><dateTime.iso8601>20200102T03:04:05</dateTime.iso8601></value></data></array>',
                  '<array><data><value><dateTime.iso8601>20200102T00:00:00</dateTime.iso8601></value><value>5</value></data></array>',
                  '<struct><member><name>a</name><value>1</value></member><member><name>b</name><value>2</value></member>'
                  '<member><name>a</name><value>3</value></member></struct>', '<struct/>', '<array><data/></array>', '<nil/>', '<i8>5</i8>', '<base64>/w==</base64>',
                  '<base64>w7w=</base64>', 'a<!-- b -->c', '<![CDATA[<a>&]]>', '&#x1F600;&amp;', '&nope;', '&#0;', '<string a="b">c</string>']:
        for name in ['supervisor.sendProcessStdin', 'supervisor.sendRemoteCommEvent']:
            yield '<methodCall><methodName>%s</methodName><params><param><value>nobody</value></param><param><value>%s</value></param></params></methodCall>' % (
                name, value)
    call = '<methodCall><methodName>supervisor.getAPIVersion</methodName></methodCall>'
    for before in ['\ufeff', "\ufeff<?xml version='1.0'?>", ' ', '<!-- a -->', '<?a b?>', "<?xml version='1.0' encoding='latin-1'?>", 'a', "\n<?xml version='1.0'?>"]:
        yield before + call
    for behind in ['\n', '<!-- a -->', 'a', '<a/>', '\0']:
        yield call + behind


METHODS = ['system.' + name for name in ['listMethods', 'methodHelp', 'methodSignature', 'multicall']] + ['supervisor.' + name for name in (
    WITHOUT + READS + WITH_NAME + ['readLog', 'readMainLog', 'startProcess', 'startProcessGroup', 'startAllProcesses', 'stopProcess',
                                   'stopProcessGroup', 'stopAllProcesses', 'signalProcess', 'signalProcessGroup', 'signalAllProcesses',
                                   'sendProcessStdin', 'sendRemoteCommEvent'])]


def ending():
    """While the daemon shuts down, which takes as long as one of its processes likes."""
    yield 'later', supervisor('startProcess', 'late')
    yield 'await', ('late', 'STARTING')
    yield supervisor('shutdown')
    yield 'answer to the later', ()
    for name in METHODS:
        if name != 'system.methodHelp':
            yield name, ()
        yield name, ('cat',)
        yield name, ('nobody', 'URG')
        yield name, (5, None, [])
    yield supervisor('getProcessInfo', 'stopping')
    yield supervisor('startProcess', 'cat', True)
    yield supervisor('sendRemoteCommEvent', 'type', 'data')
    yield 'system.multicall', ([{'methodName': 'supervisor.getState'}, {'methodName': 'supervisor.sendRemoteCommEvent', 'params': ['a', 'b']}],)
    yield 'system.methodSignature', ('supervisor.getState',)


def prepare(daemon):
    for name, state in [('cat', 'RUNNING'), ('talker', 'RUNNING'), ('web:web_00', 'RUNNING'), ('web:web_01', 'RUNNING'),
                        ('nolog', 'RUNNING'), ('starting', 'STARTING'), ('stopping', 'RUNNING'), ('fatal', 'FATAL'), ('backoff', 'BACKOFF'),
                        ('exited', 'EXITED'), ('unborn', 'BACKOFF'), ('ear', 'RUNNING'), ('gone', 'RUNNING'), ('socket:socket', 'RUNNING')]:
        daemon.await_state(name, state)
    daemon.call('supervisor.startProcess', 'stopped')
    daemon.await_child('stopped')
    daemon.call('supervisor.stopProcess', 'stopped')
    daemon.await_log('tough', 3)
    daemon.await_log('talker', 6)
    daemon.await_log('talker', 10, 'Stderr')
    daemon.await_log('stopping', 3)
    os.remove(daemon.directory + '/gone.out')
    daemon.call('supervisor.stopProcess', 'stopping', False)


def show(argument):
    kind = type(argument).__name__
    return '%s:%s' % (kind, getattr(argument, 'number', getattr(argument, 'text', argument))) if kind in ('Wide', 'Bare') else repr(argument)


class Later:
    """A call that is answered much later."""

    def __init__(self, directory, method, arguments):
        self.answers = []
        self.thread = threading.Thread(target=lambda: self.answers.append(Daemon(directory).answer(method, arguments)))
        self.thread.start()

    def answer(self):
        self.thread.join(60)
        return self.answers[0]


class Pacer:
    """Keeps asking, because the original looks for what it owes to others once a second if nobody does."""

    def __init__(self, directory):
        self.daemon = Daemon(directory)
        self.going = True
        self.thread = threading.Thread(target=self.ask)
        self.thread.start()

    def ask(self):
        while self.going:
            self.daemon.answer('system.listMethods', ())
            time.sleep(0.02)

    def stop(self):
        self.going = False
        self.thread.join()


def run(daemon, answers):
    for document in documents():
        answers.append(('documents: ' + document, daemon.answer_to(document.encode())))
    for part in [wrong_counts, methods, states, names, numbers, signals, texts, multicalls, waits, lives, ending]:
        for method, arguments in part():
            if method == 'await':
                daemon.await_state(*arguments)
            elif method == 'await child':
                daemon.await_child(*arguments)
            elif method == 'later':
                later = Later(daemon.directory, *arguments)
            elif method == 'answer to the later':
                answers.append((method, later.answer()))
            else:
                title = '%s: %s(%s)' % (part.__name__, method, ', '.join(map(show, arguments)))
                answers.append((title, daemon.answer(method, arguments)))


def body(daemon, answers, failures):
    try:
        prepare(daemon)
        pid = daemon.call('supervisor.getProcessInfo', 'stopping')['pid']
        pacer = Pacer(daemon.directory)
        try:
            run(daemon, answers)
        finally:
            pacer.stop()
            os.kill(pid, signal.SIGKILL)
    except Exception as failure:
        failures.append('%s: %r after %r' % (daemon.directory, failure, answers[-1:]))


NOTHING = r"(None|\[.*\]|\{.*\})"
REFUSED = r"fault 2 'INCORRECT_PARAMETERS'"
# What docs/manual/differences.md says of calls: the call, our answer, the original's.
DELIBERATE = [
    (r'.*', r'fault (2|3|10|11|30) .*', r'HTTP 500'),
    (r'names: .*\(%s(, .*)?\)' % NOTHING, REFUSED, r"fault (10 .BAD_NAME.*|4 'SIGNATURE_UNSUPPORTED')"),
    (r"numbers: .*\('(nobody|nolog)', .*\)", REFUSED, r"(fault 10 .*|fault 20 'NO_FILE'|\['', 0, False\])"),
    (r"signals: .*, %s\)" % NOTHING, REFUSED, r"(fault 10 'BAD_NAME: nobody'|\[\])"),
    (r"signals: .*, datetime.*", r".*'BAD_SIGNAL.*", r'HTTP 500'),
    (r"signals: .*, ('SIG_IGN'|'SIG_DFL'|'_IGN'|True|False|23.9)\)", r"(\[.*)?.*BAD_SIGNAL.*", r"(True|\[.*|fault 70 .*)"),
    (r"multicalls: system.multicall\(''\)", REFUSED, r'\[\]'),
    (r"multicalls: system.multicall\(\[\{'methodName': 5\}\]\)", r".*'INCORRECT_PARAMETERS'.*", r".*FAILED: <class .*"),
    (r'.*getSupervisorVersion\(\)', r"'4\.3\.0'", r"'4\.2\.5'"),
]


def is_deliberate(title, our, original):
    return any(re.fullmatch(a, title, re.DOTALL) and re.fullmatch(b, our, re.DOTALL) and re.fullmatch(c, original, re.DOTALL)
               for a, b, c in DELIBERATE)


def brief(answer):
    """An answer in less room."""
    if not answer.startswith('<'):
        return answer
    try:
        return repr(xmlrpc.client.loads(answer.replace('<int>N<', '<int>-7<'))[0][0])
    except xmlrpc.client.Fault as fault:
        return 'fault %d %r' % (fault.faultCode, fault.faultString)


def main():
    both = [(Daemon(directory), []) for directory in sys.argv[1:3]]
    failures = []
    threads = [threading.Thread(target=body, args=(daemon, answers, failures)) for daemon, answers in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ours, originals = both[0][1], both[1][1]
    deliberate = differ = 0
    for (title, our), (_, original) in zip(ours, originals):
        if our != original:
            if is_deliberate(title, brief(our), brief(original)):
                deliberate += 1
            else:
                differ += 1
                print('--- %s\n    ours: %s\n    original: %s' % (title, brief(our), brief(original)))
    for failure in failures:
        print(failure)
    print('%d cases, %d differ, %d of them deliberately' % (len(ours), differ + deliberate, deliberate))
    sys.exit(1 if failures or differ or len(ours) != len(originals) else 0)


main()
