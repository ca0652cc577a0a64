"""Reads the configuration of every directory below the first argument with the original and prints what it makes of it.

Runs nothing: supervisor.options is used as a library, in the working directory of each file.
"""
import io
import os
import platform
import sys
import warnings

os.environ.clear()
os.environ.update({'HOME': '/root', 'X': 'a%b', 'Y': 'y y'})
sys.path.insert(0, '/usr/lib/python3/dist-packages')
warnings.simplefilter('ignore')
from supervisor import datatypes, options  # noqa: E402


class Ended(Exception):
    pass


def truth(value):
    return 'true' if value else 'false'


def text(value):
    return '-' if value is None or value == '' else str(value)


def names(pairs):
    return ','.join('%s=%s' % pair for pair in sorted(pairs.items()))


def output(process, channel):
    log = getattr(process, channel + '_logfile')
    log = 'AUTO' if log is datatypes.Automatic else text(log)
    return (log, getattr(process, channel + '_logfile_maxbytes'), getattr(process, channel + '_logfile_backups'),
            getattr(process, channel + '_capture_maxbytes'), truth(getattr(process, channel + '_events_enabled')),
            truth(getattr(process, channel + '_syslog')))


def octal(value):
    return '-' if value is None else '%o' % value


def told(process):
    again = {datatypes.RestartUnconditionally: 'always', False: 'never'}.get(process.autorestart, 'unexpected')
    return '|'.join(map(str, (
        process.name, process.command, text(process.directory), octal(process.umask), text(process.uid),
        names(process.environment), text(process.serverurl), process.priority, truth(process.autostart), again,
        process.startsecs, process.startretries, ','.join(map(str, sorted(set(process.exitcodes)))),
        int(process.stopsignal), process.stopwaitsecs, truth(process.stopasgroup), truth(process.killasgroup),
        truth(process.redirect_stderr)) + output(process, 'stdout') + output(process, 'stderr')))


def server(config):
    who = '%s %s' % (text(config['username']), text(config['password']))
    if 'file' in config:
        return 'unix %s %s %o %d:%d %s' % (config['section'], config['file'], config['chmod'], *config['chown'], who)
    return 'inet %s %s %d %s' % (config['section'], text(config['host']), config['port'], who)


def event_name(event):
    from supervisor import events
    return next(name for name in dir(events.EventTypes) if getattr(events.EventTypes, name) is event)


def group(config):
    kind = type(config).__name__
    if kind == 'EventListenerPoolConfig':
        events = sorted(event_name(event) for event in config.pool_events)
        return 'listeners %s %d %d %s' % (config.name, config.priority, config.buffer_size, ','.join(events))
    return '%s %s %d' % ('fcgi' if kind == 'FastCGIGroupConfig' else 'group', config.name, config.priority)


def told_of_file():
    read = options.ServerOptions()
    read.stderr = io.StringIO()
    codes = []

    def leave(code):
        codes.append(code)
        raise Ended

    read.exit = leave
    try:
        read.realize(['-c', 'supervisord.conf'], doc='', progname='supervisord')
    except Ended:
        return 'refused %d\n%s' % (codes[0], read.stderr.getvalue())
    except Exception as mistake:  # a traceback
        return 'crashed\n%r\n' % mistake
    section = read.configroot.supervisord
    lines = ['daemon ' + ' '.join(map(str, (
        read.minfds, read.minprocs, text(read.directory), text(read.user), octal(read.umask), read.logfile,
        read.logfile_maxbytes, read.logfile_backups, read.loglevel, read.pidfile, read.identifier,
        truth(read.nodaemon), truth(read.silent), read.childlogdir, truth(read.nocleanup), truth(read.strip_ansi),
        names(section.environment))))]
    lines += map(server, section.server_configs)
    lines.append('url ' + text(read.serverurl))
    for config in read.process_group_configs:
        lines.append(group(config))
        lines += [' ' + told(process) for process in config.process_configs]
    lines += ['warning ' + warning for warning in read.parse_warnings]
    lines += ['info ' + info for info in read.parse_infos]
    return '\n'.join(lines) + '\n'


sys.stdout.reconfigure(encoding='utf-8', errors='surrogateescape')
print('%s %d' % (platform.node(), os.getuid()))
for directory in sorted(os.listdir(sys.argv[1])):
    os.chdir(os.path.join(sys.argv[1], directory))
    print('### %s' % directory)
    sys.stdout.write(told_of_file())
