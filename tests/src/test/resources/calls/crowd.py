"""Many clients at once that start, stop, add, remove and read again, and many that look: whatever they are answered must be true of one moment.
Prints each answer that is not: crowd.py DIRECTORY"""

import random
import sys
import threading
import xmlrpc.client

from wire import Daemon

ROUNDS = 60
directory = sys.argv[1]
problems = []
working = threading.Event()
working.set()


def check(true, what):
    if not true:
        problems.append(repr(what))


def look_at(info):
    up = info['statename'] in ('RUNNING', 'STOPPING')
    check(info['pid'] > 0 if up else info['pid'] == 0 or info['statename'] == 'STARTING', info)
    check(info['start'] <= info['now'] and info['stop'] <= info['now'], info)
    if info['statename'] == 'RUNNING':
        check(info['description'].startswith('pid %d, uptime ' % info['pid']), info)
    if info['statename'] in ('STOPPED', 'EXITED') and info['start'] == 0:
        check(info['description'] == 'Not started' and info['stop'] == 0, info)


def look():
    daemon = Daemon(directory)
    while working.is_set():
        infos = daemon.call('supervisor.getAllProcessInfo')
        names = [(info['group'], info['name']) for info in infos]
        check(names == sorted(names) and len(names) == len(set(names)), names)
        for group in ('three', 'other'):
            check(len([1 for name in names if name[0] == group]) in (0, 3), names)
        for info in infos:
            look_at(info)
        used = {}
        for config in daemon.call('supervisor.getAllConfigInfo'):
            used.setdefault(config['group'], set()).add(config['inuse'])
        check(all(len(values) == 1 for values in used.values()), used)
        first, second = daemon.call('system.multicall', [{'methodName': 'supervisor.getAllProcessInfo'}] * 2)
        check([info['name'] for info in first] == [info['name'] for info in second], (first, second))
        for info in first:
            one = daemon.call('system.multicall', [{'methodName': 'supervisor.getProcessInfo', 'params': [info['group'] + ':' + info['name']]}])[0]
            check('faultCode' not in one or one['faultString'].startswith('BAD_NAME'), one)
            if 'faultCode' not in one:
                look_at(one)
                check(one['statename'] != 'STARTING' or one['pid'] > 0, one)


FAULTS = (2, 10, 40, 50, 60, 70, 90, 91)


def act(seed):
    daemon, chance = Daemon(directory), random.Random(seed)
    for _ in range(ROUNDS):
        name = 'supervisor.' + chance.choice([
            'startProcess', 'stopProcess', 'startProcessGroup', 'stopProcessGroup', 'removeProcessGroup', 'addProcessGroup', 'signalProcess',
            'sendProcessStdin', 'reloadConfig', 'clearAllProcessLogs', 'startProcess', 'addProcessGroup'])
        group = chance.choice(['three', 'other'])
        process = group + ':' + group + '_%d' % chance.randrange(3)
        arguments = {'supervisor.signalProcess': [process, 'URG'], 'supervisor.sendProcessStdin': [process, 'x\n'],
                     'supervisor.reloadConfig': [], 'supervisor.clearAllProcessLogs': []}.get(name, [process if name.endswith('Process') else group])
        try:
            answer = daemon.call(name, *arguments)
            if isinstance(answer, list) and name.endswith('Group'):
                check(all(result['group'] == group and result['status'] in (80,) + FAULTS for result in answer), (name, answer))
        except xmlrpc.client.Fault as fault:
            # A process may be removed between the finding of it and the signal, and so on; anything else is no answer.
            check(fault.faultCode in FAULTS, (name, arguments, fault))
            if name == 'supervisor.startProcess':
                check(fault.faultCode in (10, 40, 60), (name, arguments, fault))


def guarded(what, *arguments):
    def run():
        try:
            what(*arguments)
        except Exception as failure:
            problems.append('%s: %r' % (what.__name__, failure))
    return threading.Thread(target=run)


def main():
    looking = [guarded(look) for _ in range(3)]
    acting = [guarded(act, seed) for seed in range(6)]
    for thread in looking + acting:
        thread.start()
    for thread in acting:
        thread.join()
    working.clear()
    for thread in looking:
        thread.join()
    for problem in sorted(set(problems))[:20]:
        print(problem[:500])
    print('%d calls by 6, %d answers that are true of no moment' % (6 * ROUNDS, len(problems)))
    sys.exit(1 if problems else 0)


main()
