# Sourced by demo, check and format: checks the prerequisites of a build. Each need_… reports what is missing, and ends the script.

missing() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

can_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

# Installs packages without letting them start services on this machine.
install_packages() {
    policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ]; then
        policy=
    else
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
        trap 'exit 1' HUP INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod +x "$policy"
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq "$@" >&2 || { apt-get update -qq >&2 && apt-get install -y -qq "$@" >&2; } \
        || missing "Debian's packages $* cannot be installed: see what apt-get says above."
    if [ -n "$policy" ]; then
        rm -f "$policy"
        trap - EXIT HUP INT TERM
    fi
}

# The packages of Debian or Ubuntu that are missing for a build; of a JDK 25 only where the distribution has one.
build_packages() {
    command -v mvn >/dev/null || echo maven
    links_static || echo gcc libc6-dev
    find_jdk >/dev/null || ! has_package openjdk-25-jdk-headless || echo openjdk-25-jdk-headless
}

# On a fresh machine apt-cache knows no package before the first update.
has_package() {
    apt-cache show maven >/dev/null 2>&1 || apt-get update -qq >&2 || return 1
    apt-cache show "$1" >/dev/null 2>&1
}

# All that a build needs; as root on Debian or Ubuntu installs what is missing.
need_build() {
    if can_install; then
        # shellcheck disable=SC2046
        set -- $(build_packages)
        if [ "$#" -gt 0 ]; then
            echo "Installing what the build needs: $*"
            install_packages "$@"
        fi
    fi
    need_maven
    need_c_compiler
    need_jdk
}

need_maven() {
    command -v mvn >/dev/null || missing "Maven is missing: install it (Debian: apt-get install maven) and let mvn be on the PATH."
}

# launch and start are static programs, so the static C library must be there too.
links_static() {
    scratch=$(mktemp -d)
    echo 'int main(void) { return 0; }' >"$scratch/empty.c"
    linked=0
    cc -static -o "$scratch/empty" "$scratch/empty.c" 2>/dev/null || linked=1
    rm -r "$scratch"
    return "$linked"
}

need_c_compiler() {
    command -v cc >/dev/null || missing "A C compiler is missing: install one (Debian: apt-get install gcc libc6-dev) and let cc be on the PATH."
    links_static || missing "The C compiler cannot link a static program: install the static C library (Debian: apt-get install libc6-dev; Fedora: dnf install glibc-static)."
}

# Looks where JDKs usually are, and announces the one found to Maven's toolchains plugin.
need_jdk() {
    jdk=$(find_jdk) || missing "A JDK 25 is missing. $(ways_to_a_jdk)"
    export JAVA25_HOME="$jdk"
}

ways_to_a_jdk() {
    case $(uname -m) in
        aarch64 | arm64) machine=aarch64 ;;
        *) machine=x64 ;;
    esac
    cat <<END
Temurin's archive gives you one without root, if wget is there:

  mkdir -p ~/.jdks
  wget -O /tmp/temurin-25.tar.gz https://api.adoptium.net/v3/binary/latest/25/ga/linux/$machine/jdk/hotspot/normal/eclipse
  tar -xzf /tmp/temurin-25.tar.gz -C ~/.jdks

END
    if command -v apt-get >/dev/null; then
        cat <<'END'
Or its packages, as root on Debian or Ubuntu:

  apt-get install -y wget gpg ca-certificates
  wget -O /tmp/adoptium.asc https://packages.adoptium.net/artifactory/api/gpg/key/public
  gpg --dearmor -o /etc/apt/trusted.gpg.d/adoptium.gpg /tmp/adoptium.asc
  echo "deb https://packages.adoptium.net/artifactory/deb $(. /etc/os-release; echo $VERSION_CODENAME) main" >/etc/apt/sources.list.d/adoptium.list
  apt-get update
  apt-get install -y temurin-25-jdk

END
    fi
    echo "Then start this again. A JDK that lies elsewhere is named by JAVA_HOME or ~/.m2/toolchains.xml."
}

find_jdk() {
    compiler=$(command -v javac) && compiler=$(readlink -f "$compiler")
    {
        env | sed -n 's/^JAVA[0-9]*_HOME=//p'
        if [ -r ~/.m2/toolchains.xml ]; then
            sed -n 's|.*<jdkHome>\(.*\)</jdkHome>.*|\1|p' ~/.m2/toolchains.xml
        fi
        for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* ~/.sdkman/candidates/java/* ~/.jdks/*; do
            echo "$folder"
        done
        echo "${compiler%/bin/javac}"
    } | while read -r folder; do
        if [ -x "$folder/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$folder/release" 2>/dev/null; then
            echo "$folder"
            break
        fi
    done | grep .
}
