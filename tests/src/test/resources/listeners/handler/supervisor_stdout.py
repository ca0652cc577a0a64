"""What the original loads as the handler of results that prints them: process and channel before each piece between newlines."""


def event_handler(event, response):
    headers, data = response.decode('utf-8').split('\n', 1)
    names = dict(word.split(':') for word in headers.split())
    prefix = '%s %s | ' % (names['processname'], names['channel'])
    print('\n'.join(prefix + piece for piece in data.split('\n')))
