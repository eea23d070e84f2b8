# Completion for fish. Nothing of the line is run but the program.

function __porthole_offered
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -l typed (commandline -ct)
    set -l meant (string unescape -- "$typed"); or set meant (string replace -r '^["\']' '' -- "$typed") # a quote is open
    set -l flag (string match -r -- '^-[^=]*=' "$meant")
    set -l value (string sub -s (math (string length -- "$flag") + 1) -- "$meant")
    set -l lines (command $program __complete $words[2..-1] "$meant" 2>/dev/null)
    set -l directive (string match -r '\d+' -- $lines[-1]); or return
    set -e lines[-1]
    set -l fits 0
    for line in $lines
        printf '%s\n' "$flag$line"
        if test (string sub -l (string length -- "$value") -- "$line") = "$value"
            set fits 1
        end
    end
    if test $fits = 0; and test (math "bitand($directive, 4)") = 0
        for path in (__fish_complete_path "$value")
            printf '%s\n' "$flag$path"
        end
    end
end

complete -c porthole -e
complete -c porthole -f -a '(__porthole_offered)'
