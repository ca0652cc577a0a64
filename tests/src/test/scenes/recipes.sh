prepare() {
    install_packages ansible-core capistrano openssh-server openssh-client nginx-light
    # Of Debian's package ansible, which is 250 MB, the one collection that the page names.
    cd /tmp
    apt-get download -qq ansible
    dpkg-deb --fsys-tarfile ansible_*.deb \
        | tar -x -C / --wildcards './usr/lib/python3/dist-packages/ansible_collections/community/general/*'
    rm ansible_*.deb
    systemctl disable nginx
    dpkg --force-confnew -i /srv/ours.deb >/dev/null
}

# A program in the place of one that is not here.
stand_in() {
    mkdir -p "${1%/*}"
    printf '#!/bin/sh\nexec sleep infinity\n' >"$1"
    chmod +x "$1"
}

everybody_is_there() {
    for program in /usr/local/bin/bundle /usr/bin/php /usr/sbin/php-fpm8.2 /usr/bin/php-cgi /srv/mail/bin/consume \
        /srv/site/venv/bin/gunicorn; do
        stand_in "$program"
    done
    mkdir -p /srv/shop/current /srv/site/current /run/php
    useradd --create-home deploy
    useradd --create-home --shell /bin/bash anna
}

with_ansible() {
    cat >shop.conf.j2 <<END
[program:sidekiq]
command=sleep infinity
process_name=%(program_name)s-%(process_num)s
numprocs=2
environment=RELEASE="{{ release }}"
END
    rm -f /etc/supervisor/conf.d/*
    { printf -- '- hosts: localhost\n  connection: local\n  tasks:\n'; sed 's/^/    /' "$page/yaml-1"; } >site.yml
    ansible-playbook -e release=1 site.yml | tee first
    settled 2
    grep -A 1 'TASK .What has changed is restarted' first | grep '^changed'
    local before
    before=$(supervisorctl pid sidekiq:sidekiq-0)
    ansible-playbook -e release=1 site.yml | tee second
    grep -A 1 'TASK .What has changed is restarted' second | grep '^skipping'
    grep -A 1 'TASK .New code' second | grep '^changed'
    settled 2
    [ "$before" -ne "$(supervisorctl pid sidekiq:sidekiq-0)" ]
    ansible-playbook -e release=2 site.yml | grep -A 1 'TASK .What has changed is restarted' | grep '^changed'
    settled 2
    tr '\0' '\n' </proc/"$(supervisorctl pid sidekiq:sidekiq-0)"/environ | grep -x RELEASE=2
}

with_capistrano() {
    mkdir -p cap/config/deploy
    cd cap
    printf 'require "capistrano/setup"\nrequire "capistrano/deploy"\n' >Capfile
    { printf 'set :application, "shop"\n'; cat "$page/ruby-1"; } >config/deploy.rb
    echo 'server "localhost", user: "anna", roles: %w[worker]' >config/deploy/production.rb
    ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519
    install -o anna -d ~anna/.ssh
    install -o anna -m 600 ~/.ssh/id_ed25519.pub ~anna/.ssh/authorized_keys
    ssh-keyscan localhost >~/.ssh/known_hosts 2>/dev/null
    local before
    before=$(supervisorctl pid sidekiq:sidekiq-0)
    cap production supervisor:restart
    [ "$before" -ne "$(supervisorctl pid sidekiq:sidekiq-0)" ]
    cap production supervisor:quiet
    grep -q '^State:.T' /proc/"$(supervisorctl pid sidekiq:sidekiq-0)"/status
    cd ..
}

play() {
    mkdir /root/work
    cd /root/work
    everybody_is_there
    local piece
    for piece in "$page"/ini-*; do
        grep -q unix_http_server "$piece" || cp "$piece" "/etc/supervisor/conf.d/${piece##*/}.conf"
    done
    wait_until "supervisorctl pid"
    type_lines 1
    settled 23

    local socket
    socket=$(grep -l unix_http_server "$page"/ini-*)
    { cat "$socket"; sed '/^\[unix_http_server\]/,/^$/d' /etc/supervisor/supervisord.conf; } >new.conf
    cat new.conf >/etc/supervisor/supervisord.conf
    type_lines 3
    wait_until "su anna -c 'supervisorctl pid'"
    type_lines 1

    with_ansible
    with_capistrano
}
