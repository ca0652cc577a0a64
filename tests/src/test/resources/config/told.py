"""Prints what a daemon tells of its configuration, a line for each member. usage: told.py SOCKET"""
import sys
import xmlrpc.client
sys.path.insert(0, '/usr/lib/python3/dist-packages')
from supervisor.xmlrpc import SupervisorTransport  # noqa: E402

server = xmlrpc.client.ServerProxy('http://127.0.0.1', transport=SupervisorTransport(None, None, 'unix://' + sys.argv[1]))
for process in server.supervisor.getAllConfigInfo():
    for member, value in process.items():
        if member != 'autorestart':  # not told before 4.4
            print(process['group'], process['name'], member, type(value).__name__, value)
