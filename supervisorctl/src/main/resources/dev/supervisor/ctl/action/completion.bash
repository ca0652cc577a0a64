# Completion of supervisorctl's words for bash. Put
#     source <(supervisorctl completion bash)
# into ~/.bashrc, or this text into a file "supervisorctl" in ~/.local/share/bash-completion/completions.

_supervisorctl() {
    local program=$1 line=${COMP_LINE:0:COMP_POINT} current= answer word cut
    local -a words
    # The words as supervisorctl itself splits them: bash would split at colons, which stand in the names of processes.
    read -ra words <<<"$line"
    case $line in
        *[[:space:]]) words+=('') ;;
    esac
    current=${words[${#words[@]} - 1]}
    COMPREPLY=()
    case $program in
        '~'/*) program=$HOME/${program#'~/'} ;;
    esac
    if ! answer=$("$program" __complete "${words[@]:1}" 2>/dev/null </dev/null); then
        while IFS= read -r word; do
            COMPREPLY+=("$word")
        done < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
    fi
    # What is before the last colon is not replaced where bash takes a colon for the end of a word.
    cut=
    case $COMP_WORDBREAKS:$current in
        *:*:*) cut=${current%"${current##*:}"} ;;
    esac
    while IFS=$'\t' read -r word _; do
        [ -z "$word" ] || COMPREPLY+=("${word#"$cut"}")
    done <<<"$answer"
}

complete -F _supervisorctl supervisorctl
