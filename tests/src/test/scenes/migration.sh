prepare() {
    systemctl disable supervisor
    cat >/etc/supervisor/conf.d/slow.conf <<END
[program:slow]
command=bash -c 'trap "sleep 2; exit" TERM; while :; do sleep 0.1; done'
END
}

play() {
    mkdir /var/log/app
    /usr/bin/supervisord -c /etc/supervisor/supervisord.conf
    settled 1
    same "$(supervisorctl version)" 4.2.5
    tar -xzf /srv/ours.tar.gz -C /opt
    ln -s /opt/supervisor-*/bin/* /usr/local/bin/
    hash -r
    type_lines 4
    next_line
    eval "$line" || same $? 3 # it is starting
    same "$(supervisorctl version)" 4.3.0
    settled 1
}
