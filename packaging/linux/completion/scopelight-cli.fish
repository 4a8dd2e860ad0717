# SPDX-License-Identifier: Apache-2.0
# Completion of scopelight-cli for fish. Commands and options are read from the program's own help, so that they
# are always those of the program that runs.

function __scopelight_cli_command
    for word in (commandline --tokenize --cut-at-cursor --current-process)[2..]
        if not string match --quiet -- '-*' $word
            echo $word
            return 0
        end
    end
    return 1
end

function __scopelight_cli_commands
    scopelight-cli --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\)  */\1\t/p'
end

function __scopelight_cli_options
    set --local command (__scopelight_cli_command)
    scopelight-cli $command --help 2>/dev/null | sed -n 's/^  \(-h,\)\{0,1\}\(--[a-z-]*\).*   */\2\t/p'
end

complete --command scopelight-cli --condition 'not __scopelight_cli_command' --no-files \
    --arguments '(__scopelight_cli_commands)'
complete --command scopelight-cli --condition 'not __scopelight_cli_command' --long-option version \
    --description 'Print the version'
complete --command scopelight-cli --long-option help --short-option h --description 'Print the help'
complete --command scopelight-cli --condition 'string match --quiet -- "-*" (commandline --current-token)' \
    --arguments '(__scopelight_cli_options)'
