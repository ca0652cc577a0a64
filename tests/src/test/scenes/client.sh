prepare() {
    install_packages fish zsh
    unpack
}

play() {
    cd /srv
    cat >supervisord.conf <<END
[unix_http_server]
file=/var/run/supervisor.sock
[supervisord]
[supervisorctl]
serverurl=unix:///var/run/supervisor.sock
[program:web]
command=sleep infinity
process_name=%(program_name)s_%(process_num)d
numprocs=4
END
    supervisord
    settled 4
    same "$(type_lines 1 | grep -c $'\e.*RUNNING')" 4
    typed=$((typed + 1))

    type_lines 1
    complete -p supervisorctl
    next_line
    zsh -fc "autoload -U compinit && compinit -u -D && $line
        print \${_comps[supervisorctl]}" | grep supervisorctl
    next_line
    fish --no-config -c "$line
        complete -C 'supervisorctl restart web:'" | grep -x 'web:web_3.*'

    type_lines 3
    type_lines 1
}
