# Before each scene: how it refers to its page. $page is the directory with the blocks of the page: commands, with
# the lines of its sh blocks, and ini-1, yaml-1 and so on.
set -Eeu -o pipefail
trap 'echo "line $LINENO of the scene failed: $BASH_COMMAND" >&2' ERR
page=/srv/page
mapfile -t commands <"$page/commands"
typed=0

# The next command of the page, in $line.
next_line() {
    line=${commands[$typed]}
    typed=$((typed + 1))
    printf '$ %s\n' "$line"
}

# Types this many commands. Each must end well, those with Ctrl-C in their comment by an interrupt and not before.
type_lines() {
    local last=$((typed + $1)) code
    while [ "$typed" -lt "$last" ]; do
        next_line
        code=0
        case $line in
            *Ctrl-C*)
                timeout --signal INT --kill-after 10 2 bash -c "$line" || code=$?
                [ "$code" -eq 124 ] || fail "ended by itself: $line"
                ;;
            *)
                eval "$line" || fail "exit code $?: $line"
                ;;
        esac
    done
}

# Waits until a command succeeds.
wait_until() {
    local tries=0
    until eval "$1" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || fail "never: $1"
        sleep 0.1
    done
}

# All programs run, this many.
settled() {
    wait_until "supervisorctl status | grep -c RUNNING | grep -qx $1"
}

# Fails unless the two are the same.
same() {
    [ "$1" = "$2" ] || fail "'$1' is not '$2'"
}

fail() {
    echo "$1" >&2
    exit 1
}

# While the scene is prepared: Debian's packages, without starting anything.
install_packages() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    apt-get clean
}

# Our tar.gz as installing.md unpacks it, in the place of Debian's package.
unpack() {
    dpkg --purge supervisor >/dev/null 2>&1
    mkdir -p /var/log/supervisor
    tar -xzf /srv/ours.tar.gz -C /opt
    ln -s /opt/supervisor-*/bin/* /usr/local/bin/
}

# At the end.
finish() {
    [ "$1" = prepare ] || [ "$typed" -eq ${#commands[@]} ] || fail "not typed: ${commands[*]:$typed}"
}
