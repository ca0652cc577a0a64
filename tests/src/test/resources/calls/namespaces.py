"""Calls the methods that two daemons have under several names, and prints each answer that was not alike, and what their logs say of those
names if that is not alike: namespaces.py DIRECTORY-OF-OURS DIRECTORY-OF-THE-ORIGINAL"""

import sys

from wire import Daemon

NAMES = ['supervisor', 'zoo', 'Zoo', 'a.b', 'a', 'b', 'system', '', ' x y', 'x y', '_u:v', '_u', 'v', 'gr\xfcn', 'grun']
CALLS = [('getState', ()), ('getState', (1,)), ('getAPIVersion', ()), ('getProcessInfo', ('cat',)), ('getProcessInfo', ('nobody',)),
         ('stopProcess', ('cat',)), ('startProcess', ('cat',)), ('startProcess', ('cat',)), ('getAllConfigInfo', ()), ('reloadConfig', ()),
         ('tailProcessStdoutLog', ('cat', 0, 10)), ('_update', ('x',)), ('nothing', ())]


def calls(methods):
    yield 'system.listMethods', ()
    for method in methods:
        yield 'system.methodSignature', (method,)
    for namespace in NAMES:
        for name, arguments in CALLS:
            method = namespace + '.' + name
            yield method, arguments
            yield 'system.multicall', ([{'methodName': method, 'params': list(arguments)}],)
        yield 'system.methodSignature', (namespace + '.getState',)
    yield 'system.multicall', ([{'methodName': 'zoo.stopProcess', 'params': ['cat']}, {'methodName': '.startProcess', 'params': ['cat']}],)
    yield 'zoo.multicall', ([],)
    yield 'zoo.shutdown', ()


def help_is_the_same(daemon, method):
    """The sentences are each daemon's own, but one method's are the same under each name."""
    return daemon.call('system.methodHelp', method) == daemon.call('system.methodHelp', 'supervisor.' + method.rpartition('.')[2])


def told(daemon):
    with open(daemon.directory + '/supervisord.log') as log:
        return [line.split(' ', 2)[2] for line in log if 'RPC interface' in line or 'authentication' in line]


def answers(daemon):
    methods = daemon.call('system.listMethods')
    yield 'log', told(daemon)
    for method in methods:
        if not method.startswith('system.'):
            yield 'help: ' + method, help_is_the_same(daemon, method)
    for method, arguments in calls(methods):
        yield '%s%r' % (method, arguments), daemon.answer(method, arguments)


def main():
    ours, originals = [list(answers(Daemon(directory))) for directory in sys.argv[1:3]]
    differ = 0
    for (title, our), (also, original) in zip(ours, originals):
        if (title, our) != (also, original):
            differ += 1
            print('--- %s\n    ours: %s\n    original: %s: %s' % (title, our, also, original))
    print('%d answers, %d differ' % (len(ours), differ))
    sys.exit(1 if differ or len(ours) != len(originals) else 0)


main()
