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
    supervisorctl stop web:web_0
    local shown
    shown=$(set +o pipefail; type_lines 1) # status ends with 3: one has stopped
    same "$(grep -c $'^web:web_[1-3] .*RUNNING[^\e]*$' <<<"$shown")" 3
    same "$(grep -c $'^\e\\[2mweb:web_0 .*STOPPED.*\e\\[0m$' <<<"$shown")" 1
    supervisorctl start web:web_0
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
    type_lines 1
}
