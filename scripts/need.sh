# Sourced by demo, check and format: is there what a build needs? Each of these says what is missing in one sentence, and ends
# the script.

missing() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

need_maven() {
    command -v mvn >/dev/null || missing "Maven is missing: install it (Debian: apt-get install maven) and let mvn be on the PATH."
}

# launch and start are static programs, so the static C library must be there too.
need_c_compiler() {
    command -v cc >/dev/null || missing "A C compiler is missing: install one (Debian: apt-get install gcc libc6-dev) and let cc be on the PATH."
    scratch=$(mktemp -d)
    echo 'int main(void) { return 0; }' >"$scratch/empty.c"
    if ! cc -static -o "$scratch/empty" "$scratch/empty.c" 2>/dev/null; then
        rm -r "$scratch"
        missing "The C compiler cannot link a static program: install the static C library (Fedora: dnf install glibc-static)."
    fi
    rm -r "$scratch"
}

# Looks where JDKs usually are, and tells Maven's toolchains plugin of the one that was found.
need_jdk() {
    jdk=$(find_jdk) || missing "A JDK 25 is missing: install one, for example Temurin, below /usr/lib/jvm or ~/.sdkman, or let JAVA_HOME or ~/.m2/toolchains.xml name it."
    export JAVA25_HOME="$jdk"
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
