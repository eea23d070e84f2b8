#compdef porthole
compdef _porthole porthole

# Completion for zsh. Nothing of the line is run but the program.

_porthole() {
    local line text directive typed=${(Q)PREFIX}
    local -a lines found options
    lines=("${(@f)$(${(Q)words[1]} __complete "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null)}")
    directive=${lines[-1]#:}
    [[ $directive == <-> ]] || return 1
    for line in "${(@)lines[1,-2]}"; do
        [[ -n $line ]] || continue
        text=${${line%%$'\t'*}//:/\\:}
        [[ $line == *$'\t'* ]] && text+=:${line#*$'\t'}
        found+=("$text")
    done
    [[ $typed == -*=* ]] && compset -P 1 '*='
    (( directive & 2 )) && options=(-S '') # more of the word is to come
    if [[ $typed != [~]* ]] && _describe completions found $options; then
        return 0
    fi
    (( directive & 4 )) && return 1 # what fits here is no file
    _files
}

# A folder of fpath runs this file as the function itself.
if [[ ${funcstack[1]} == _porthole ]]; then
    _porthole
fi
