# SPDX-License-Identifier: Apache-2.0
# Completion of scopelight-cli for bash. Commands, options and what follows them are read from the program's
# own help, so that they are always those of the program that runs.

_scopelight_cli_help() {
    "${COMP_WORDS[0]}" "$@" --help 2>/dev/null
}

# The words that may follow an option of a command, one a line; nothing where any may.
_scopelight_cli_values() {
    local command=$1 option=$2 line
    line=$(_scopelight_cli_help "$command" | grep -m 1 -e "^  $option [A-Za-z]")
    case $line in
    *' text|json '*) printf '%s\n' text json ;;
    *' CLASS '*) sed 's/.*: //; s/, /\n/g' <<<"$line" ;;
    *' TYPE '*) printf '%s\n' offline online ;;
    *--scenario*) _scopelight_cli_help "$command" | sed -n '/^Scenarios:/,/^$/s/^  \([a-z-]*\) .*/\1/p' ;;
    *' FILE'*) echo FILE ;;
    *[[:space:]][A-Z]*) [[ ${line#  "$option" } == [A-Z]* ]] && echo ANY ;;
    esac
}

_scopelight_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word words
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == -* ]] || { command=$word && break; }
    done
    if [[ -z $command ]]; then
        words=$(_scopelight_cli_help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p; s/^  -h,\(--help\) .*/\1/p; s/^  \(--version\) .*/\1/p')
    elif words=$(_scopelight_cli_values "$command" "$previous") && [[ -n $words ]]; then
        [[ $words == ANY ]] && words=''
    elif [[ $current == -* ]]; then
        words=$(_scopelight_cli_help "$command" | sed -n 's/^  \(-h,\)\{0,1\}\(--[a-z-]*\).*/\2/p')
    else
        words=FILE
    fi
    if [[ $words == FILE ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
}

complete -F _scopelight_cli scopelight-cli
