prepare() {
    dpkg --purge supervisor >/dev/null 2>&1
    install_packages curl
    # No registry is in reach: this host itself, as it is now, stands for the image that the recipe begins with.
    tar -C / --one-file-system --exclude=./srv --exclude=./usr/share/doc --exclude=./usr/share/locale --exclude=./var/lib/apt \
        -cf /srv/base.tar .
    install_packages docker.io
    mkdir -p /etc/docker
    echo '{"iptables": false, "ip6tables": false, "ip-forward": false, "bridge": "none"}' >/etc/docker/daemon.json
}

play() {
    local base
    base=$(sed -n 's/^FROM //p' /srv/conf/Dockerfile)
    docker import /srv/base.tar "$base"
    mkdir -p /srv/checkout/packages/target
    cd /srv/checkout
    cp -r /srv/conf .
    cp /srv/ours.tar.gz packages/target/supervisor-1.0-linux-amd64.tar.gz

    type_lines 3
    wait_until "docker exec my-app supervisorctl status | grep -c RUNNING | grep -qx 3"
    type_lines 1
    same "$(docker exec my-app cat /proc/1/comm)" supervisord
    same "$(docker exec my-app id -u)" 65534
    if docker exec my-app touch /etc/x 2>/dev/null; then fail "its root can be written to"; fi
    for check in 1 2; do
        next_line
        docker exec my-app sh -c "$line"
    done
    docker logs my-app 2>&1 | grep -x 'web is up'
    type_lines 1
    same "$(docker inspect --format '{{.State.ExitCode}}' my-app)" 0
    docker logs my-app 2>&1 | grep 'WARN received SIGTERM indicating exit request'
}
