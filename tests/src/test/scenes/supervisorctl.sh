prepare() {
    unpack
}

play() {
    ip address add 10.0.0.7/32 dev lo
    cat >/etc/supervisord.conf <<END
[unix_http_server]
file=/var/run/supervisor.sock
[inet_http_server]
port=10.0.0.7:9001
username=admin
password=secret
[supervisord]
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix:///var/run/supervisor.sock
[program:web]
command=sleep infinity
[program:nginx]
command=bash -c 'trap "echo again" HUP; while :; do sleep 0.1; done'
[program:worker]
command=sleep infinity
process_name=%(process_num)d
numprocs=2
END
    supervisord -c /etc/supervisord.conf
    settled 4
    type_lines 4

    type_lines 1
    supervisorctl stop web
    type_lines 2
    before=$(supervisorctl pid web)
    type_lines 1
    supervisorctl start all
    [ "$before" -ne "$(supervisorctl pid web)" ]
    type_lines 2
    wait_until 'supervisorctl tail nginx | grep -q again'
    sed -i 's/numprocs=2/numprocs=3/' /etc/supervisord.conf
    type_lines 2
    settled 5
}
