#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Removes what the installer installed: every file that it noted, and every folder that it made and that is empty.
set -eu

usage() {
    cat <<TEXT
scopelight-uninstall [OPTION]
  --settings   remove your settings of Scopelight too (${XDG_CONFIG_HOME:-~/.config}/scopelight)
  --help       print this

Sign-ins that you remembered stay in the desktop's keychain: scopelight-cli revoke --remembered ends them, before.
TEXT
}

@REFRESH@

settings=no
case ${1:-} in
'') ;;
--settings) settings=yes ;;
--help | -h) usage && exit ;;
*)
    echo "There is no option $1." >&2
    usage >&2
    exit 2
    ;;
esac
[ $# -le 1 ] || { usage >&2 && exit 2; }

home=$(dirname "$(readlink -f "$0")")
record=$home/installed
[ -f "$record" ] || { echo "$home does not say what was installed." >&2 && exit 1; }
[ -w "$home" ] || { echo "$home is not yours to remove: run this with sudo." >&2 && exit 1; }

noted() {
    sed -n "s/^$1 //p" "$record"
}

noted file | while read -r file; do
    rm -f "$file"
done
share=$(noted file | sed -n 's|/applications/scopelight.desktop$||p')
refresh_desktop "$share"
# What the desktop's tools wrote goes where nothing is left that they wrote it for.
noted made-for | while read -r folder; do
    case $folder in
    */mime) [ -n "$(ls "$folder/packages" 2>/dev/null)" ] || rm -rf "$folder" ;;
    */applications) [ -n "$(find "$folder" -name '*.desktop' 2>/dev/null)" ] || rm -f "$folder/mimeinfo.cache" ;;
    esac
done
folders=$(noted folder | sed '1!G;h;$!d')
rm -rf "$home"
echo "$folders" | while read -r folder; do
    rmdir "$folder" 2>/dev/null || true
done
[ $settings = no ] || rm -rf "${XDG_CONFIG_HOME:-$HOME/.config}/scopelight"
echo "Scopelight is removed."
