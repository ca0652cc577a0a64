#compdef supervisorctl
# Completion of supervisorctl's words for zsh. Put
#     source <(supervisorctl completion zsh)
# behind compinit into ~/.zshrc, or this text into a file "_supervisorctl" in a directory of $fpath.

_supervisorctl() {
    local answer line
    local -a lines names shown
    if ! answer=$(${~words[1]} __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null </dev/null); then
        _files
        return
    fi
    lines=("${(@f)answer}")
    for line in $lines; do
        names+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    [ ${#names} -eq 0 ] || compadd -l -d shown -a names
}

if [ "$funcstack[1]" = _supervisorctl ]; then
    _supervisorctl "$@"
else
    compdef _supervisorctl supervisorctl
fi
