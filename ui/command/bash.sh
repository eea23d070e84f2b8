# Completion for bash, 3.2 or newer. It needs nothing beside the program: that takes the line apart, and quotes what it offers.

_porthole() {
    local program reply options='' IFS=$' \t\n'
    program=$(type -P -- "${COMP_WORDS[0]/#\~\//$HOME/}") || program=porthole # it may be called by an alias
    COMPREPLY=()
    {
        IFS= read -r options
        while IFS= read -r reply; do
            COMPREPLY[${#COMPREPLY[@]}]=$reply
        done
    } < <("$program" __bash "${COMP_TYPE:-9}" "$COMP_WORDBREAKS" "${COLUMNS:-80}" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [[ -n $options && $(type -t compopt) == builtin ]]; then
        compopt $options
    fi
}

complete -o default -F _porthole porthole
