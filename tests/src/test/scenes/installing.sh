prepare() {
    dpkg --purge supervisor >/dev/null 2>&1
}

play() {
    cd /root
    cp /srv/ours.tar.gz supervisor-1.0-linux-amd64.tar.gz
    type_lines 3
    same "$(command -v supervisord)" /usr/local/bin/supervisord
    type_lines 1
    systemctl start supervisor
    wait_until "supervisorctl pid"
    systemctl stop supervisor
    type_lines 1
    ! systemctl cat supervisor 2>/dev/null
    rm /usr/local/bin/* /etc/supervisord.conf

    cp /srv/ours.deb supervisor-next_1.0_amd64.deb
    type_lines 1
    hash -r
    same "$(command -v supervisord)" /usr/bin/supervisord
    wait_until "supervisorctl pid"
    systemctl is-enabled supervisor
}
