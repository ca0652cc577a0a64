"""Changes the configuration of two daemons in many ways, lets them read it again, adds and removes what they say, and prints each answer that
was not alike: reloads.py DIRECTORY-OF-OURS DIRECTORY-OF-THE-ORIGINAL"""

import sys
import threading
import xmlrpc.client

from wire import Daemon

START = {
    'program:web': {'command': 'sleep 1000', 'process_name': 'web_%(process_num)d', 'numprocs': '2', 'startsecs': '0'},
    'program:one': {'command': 'sleep 1000', 'autostart': 'false'},
    'program:two': {'command': 'sleep 1000', 'autostart': 'false'},
    'group:both': {'programs': 'one,two'},
    'program:alone': {'command': 'sleep 1000', 'autostart': 'false', 'stdout_logfile': '%(here)s/alone.log'},
    'eventlistener:ear': {'command': 'sleep 1000', 'events': 'PROCESS_STATE,TICK_5', 'autostart': 'false'},
    'fcgi-program:fcgi': {'command': 'sleep 1000', 'socket': 'unix://%(here)s/f.sock', 'autostart': 'false'},
}

# A section, and what it has more, or less if that is None; None for the whole section: it goes.
CHANGES = [
    {}, {'program:new': {'command': 'true', 'autostart': 'false'}}, {'program:alone': None}, {'program:web': None, 'group:both': None},
    {'program:alone': {'command': 'sleep 2000'}}, {'program:alone': {'command': 'sleep  1000'}}, {'program:alone': {'priority': '5'}},
    {'program:alone': {'autostart': 'true'}}, {'program:alone': {'autorestart': 'true'}}, {'program:alone': {'startsecs': '7'}},
    {'program:alone': {'startretries': '7'}}, {'program:alone': {'stopsignal': 'HUP'}}, {'program:alone': {'stopsignal': '15'}},
    {'program:alone': {'stopwaitsecs': '7'}}, {'program:alone': {'stopasgroup': 'true'}}, {'program:alone': {'killasgroup': 'true'}},
    {'program:alone': {'exitcodes': '0,2'}}, {'program:alone': {'exitcodes': '0'}}, {'program:alone': {'user': 'root'}},
    {'program:alone': {'user': 'nobody'}}, {'program:alone': {'directory': '/tmp'}}, {'program:alone': {'umask': '027'}},
    {'program:alone': {'environment': 'A="1"'}}, {'program:alone': {'environment': ''}}, {'program:alone': {'serverurl': 'http://h:1'}},
    {'program:alone': {'serverurl': 'AUTO'}}, {'program:alone': {'redirect_stderr': 'true'}},
    {'program:alone': {'stdout_logfile': 'AUTO'}}, {'program:alone': {'stdout_logfile': None}},
    {'program:alone': {'stdout_logfile': 'NONE'}}, {'program:alone': {'stdout_logfile': '%(here)s/other.log'}},
    {'program:alone': {'stderr_logfile': '%(here)s/other.log'}}, {'program:alone': {'stderr_logfile': 'NONE'}},
    {'program:alone': {'stdout_logfile_maxbytes': '1MB'}}, {'program:alone': {'stdout_logfile_maxbytes': '50MB'}},
    {'program:alone': {'stdout_logfile_backups': '1'}}, {'program:alone': {'stderr_logfile_maxbytes': '0'}},
    {'program:alone': {'stdout_capture_maxbytes': '1KB'}}, {'program:alone': {'stdout_events_enabled': 'true'}},
    {'program:alone': {'stderr_events_enabled': 'true'}}, {'program:alone': {'stdout_syslog': 'true'}},
    {'program:alone': {'process_name': 'other'}}, {'program:alone': {'numprocs': '2', 'process_name': '%(process_num)d'}},
    {'program:alone': {'nobody_reads': 'this'}}, {'program:web': {'numprocs': '3'}}, {'program:web': {'numprocs': '1'}},
    {'program:web': {'numprocs_start': '1'}}, {'program:web': {'process_name': 'x%(process_num)d'}},
    {'group:both': {'programs': 'two,one'}}, {'group:both': {'programs': 'one'}}, {'group:both': {'programs': 'one,two,alone'}},
    {'group:both': {'priority': '3'}}, {'group:both': None}, {'group:both': None, 'group:other': {'programs': 'one,two'}},
    {'program:one': {'command': 'true'}}, {'program:one': {'priority': '1000'}},
    {'eventlistener:ear': {'events': 'PROCESS_STATE'}}, {'eventlistener:ear': {'buffer_size': '20'}},
    {'eventlistener:ear': {'priority': '7'}}, {'eventlistener:ear': {'command': 'true'}},
    {'eventlistener:ear': {'result_handler': 'supervisor.dispatchers:default_handler'}},
    {'eventlistener:ear': None, 'program:ear': {'command': 'sleep 1000', 'autostart': 'false'}},
    {'fcgi-program:fcgi': {'socket': 'unix://%(here)s/g.sock'}}, {'fcgi-program:fcgi': {'socket_mode': '0777'}},
    {'fcgi-program:fcgi': {'socket_backlog': '7'}}, {'fcgi-program:fcgi': {'socket': 'tcp://localhost:9999'}},
    {'fcgi-program:fcgi': {'priority': '7'}}, {'fcgi-program:fcgi': None, 'program:fcgi': {'command': 'sleep 1000', 'autostart': 'false'}},
    {'program:zzz': {'command': 'true', 'autostart': 'false', 'priority': '1'}, 'program:aaa': {'command': 'true', 'autostart': 'false'}},
    {'program:web': {'command': 'sleep 1'}, 'program:alone': {'command': 'sleep 1'}, 'group:both': {'priority': '1'}},
]
BROKEN = [
    {'program:alone': {'command': None}}, {'program:alone': {'priority': 'high'}}, {'program:alone': {'autostart': 'perhaps'}},
    {'program:alone': {'exitcodes': 'x'}}, {'program:alone': {'stopsignal': 'NOPE'}}, {'program:alone': {'user': 'no-such-user'}},
    {'program:alone': {'directory': '%(nothing)s'}}, {'program:alone': {'environment': 'A'}}, {'program:alone': {'numprocs': '2'}},
    {'program:alone': {'stopasgroup': 'true', 'killasgroup': 'false'}}, {'program:alone': {'umask': '999'}},
    {'program:alone': {'stdout_logfile_maxbytes': '5XB'}}, {'group:both': {'programs': 'one,three'}}, {'group:both': {'programs': None}},
    {'eventlistener:ear': {'events': 'NOTHING'}}, {'eventlistener:ear': {'events': None}}, {'eventlistener:ear': {'buffer_size': '0'}},
    {'eventlistener:ear': {'stdout_capture_maxbytes': '1'}}, {'fcgi-program:fcgi': {'socket': None}},
    {'fcgi-program:fcgi': {'socket': 'x://y'}}, {'program:a:b': {'command': 'true'}}, {'program:alone': {'process_name': 'a:b'}},
]


class File:
    def __init__(self, directory):
        self.path = directory + '/supervisord.conf'
        with open(self.path) as file:
            self.head = file.read()

    def write(self, change, tail=''):
        sections = {name: dict(options) for name, options in START.items()}
        for name, options in change.items():
            if options is None:
                del sections[name]
            else:
                merged = sections.setdefault(name, {})
                merged.update(options)
                for option in [option for option, value in merged.items() if value is None]:
                    del merged[option]
        with open(self.path, 'w') as file:
            file.write(self.head)
            for name, options in sections.items():
                file.write('\n[%s]\n' % name + ''.join('%s = %s\n' % option for option in options.items()))
            file.write(tail)


def in_order_of_names(answer):
    """Processes are listed as they ended, which is nobody's choice."""
    ended = xmlrpc.client.loads(answer)[0][0]
    return xmlrpc.client.dumps((sorted(ended, key=lambda process: process['name']),), methodresponse=True)


def play(daemon, file, answers):
    def ask(title, method, *arguments):
        answer = daemon.answer('supervisor.' + method, arguments)
        answers.append(('%s: %s%r' % (title, method, arguments), in_order_of_names(answer) if method == 'stopProcessGroup' else answer))

    file.write({})
    ask('start', 'reloadConfig')
    for name in ['web', 'both', 'alone', 'ear', 'fcgi']:
        ask('start', 'addProcessGroup', name)
    for change in CHANGES:
        file.write(change)
        for method in ['reloadConfig', 'getAllConfigInfo', 'getAllProcessInfo']:
            ask(repr(change), method)
    for change in BROKEN:
        file.write(change)
        ask(repr(change), 'reloadConfig')
    for tail in ['[program:web]\ncommand = true\n', '[nonsense\n', 'nonsense\n', '[include]\n', '[include]\nfiles = %(x)s\n']:
        file.write({}, tail)
        ask(repr(tail), 'reloadConfig')
    ask('after broken ones', 'getAllConfigInfo')
    ask('after broken ones', 'addProcessGroup', 'alone')
    # What runs stays as it was made until it is removed and added.
    file.write({'program:alone': {'command': 'sleep 3000', 'priority': '3'}, 'program:web': None, 'program:new': {'command': 'sleep 4000', 'startsecs': '0'}})
    ask('changed', 'addProcessGroup', 'new')
    ask('changed', 'reloadConfig')
    ask('changed', 'addProcessGroup', 'new')
    ask('changed', 'addProcessGroup', 'web')
    ask('changed', 'removeProcessGroup', 'web')
    ask('changed', 'stopProcessGroup', 'web')
    ask('changed', 'removeProcessGroup', 'web')
    ask('changed', 'addProcessGroup', 'web')
    ask('changed', 'removeProcessGroup', 'alone')
    ask('changed', 'reloadConfig')
    ask('changed', 'getAllConfigInfo')
    ask('changed', 'addProcessGroup', 'alone')
    ask('changed', 'getAllProcessInfo')
    ask('changed', 'reloadConfig')
    ask('changed', 'removeProcessGroup', 'both:*')
    ask('changed', 'removeProcessGroup', 'both')
    ask('changed', 'removeProcessGroup', 'ear')
    ask('changed', 'removeProcessGroup', 'fcgi')
    ask('changed', 'getAllProcessInfo')
    ask('changed', 'reloadConfig')


def body(directory, answers, failures):
    try:
        play(Daemon(directory), File(directory), answers)
    except Exception as failure:
        failures.append('%s: %r after %r' % (directory, failure, answers[-1:]))


def brief(answer):
    try:
        return repr(xmlrpc.client.loads(answer.replace('<int>N<', '<int>-7<'))[0][0])
    except xmlrpc.client.Fault as fault:
        return 'fault %d %r' % (fault.faultCode, fault.faultString)


def main():
    both, failures = [[], []], []
    threads = [threading.Thread(target=body, args=(directory, answers, failures)) for directory, answers in zip(sys.argv[1:3], both)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    differ = 0
    for (title, our), (_, original) in zip(*both):
        if our != original:
            differ += 1
            print('--- %s\n    ours: %s\n    original: %s' % (title, brief(our), brief(original)))
    for failure in failures:
        print(failure)
    print('%d answers, %d differ' % (len(both[0]), differ))
    sys.exit(1 if failures or differ or len(both[0]) != len(both[1]) else 0)


main()
