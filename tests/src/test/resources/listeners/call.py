"""Calls a method of the supervisor namespace with text as arguments and prints the answer: call.py SOCKET METHOD ARGUMENT..."""

import sys
import xmlrpc.client

from supervisor.xmlrpc import SupervisorTransport

transport = SupervisorTransport('', '', 'unix://' + sys.argv[1])
proxy = xmlrpc.client.ServerProxy('http://127.0.0.1', transport)
try:
    print(getattr(proxy.supervisor, sys.argv[2])(*sys.argv[3:]))
except xmlrpc.client.Fault as fault:
    print(fault.faultCode, fault.faultString)
