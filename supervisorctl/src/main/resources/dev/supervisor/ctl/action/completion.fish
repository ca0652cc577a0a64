# Completion of supervisorctl's words for fish. Put
#     supervisorctl completion fish | source
# into ~/.config/fish/config.fish, or this text into ~/.config/fish/completions/supervisorctl.fish.

function __supervisorctl_words
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    $words[1] __complete $words[2..-1] "$current" 2>/dev/null </dev/null
    or __fish_complete_path "$current"
end

complete -c supervisorctl -f -a '(__supervisorctl_words)'
