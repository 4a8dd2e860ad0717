#compdef scopelight-cli
# SPDX-License-Identifier: Apache-2.0
# Completion of scopelight-cli for zsh. Commands and options are read from the program's own help, so that they
# are always those of the program that runs.

local -a commands options
local line command='' word name
for word in "${(@)words[2,CURRENT-1]}"; do
    if [[ $word != -* ]]; then
        command=$word
        break
    fi
done

if [[ -z $command ]]; then
    for line in "${(@f)$(${words[1]} --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\)  */\1:/p')}"; do
        commands+=("$line")
    done
    options=('--help:Print the help' '--version:Print the version')
    _describe command commands -- options
    return
fi

# What follows an option is of the kind that the help names beside it.
case $(${words[1]} $command --help 2>/dev/null | sed -n "s/^  ${words[CURRENT-1]} \([A-Za-z][A-Za-z|-]*\).*/\1/p") in
FILE*) _files && return ;;
'text|json') compadd text json && return ;;
CLASS) compadd sign_in non_sensitive sensitive restricted not_published && return ;;
?*) return ;;
esac

if [[ ${words[CURRENT]} != -* ]]; then
    _files
    return
fi
for line in "${(@f)$(${words[1]} $command --help 2>/dev/null | grep -E '^  (-h,)?--')}"; do
    name=${line##  (-h,|)}
    options+=("${name%% *}:${line##*   }")
done
_describe option options
