#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs Scopelight with the Qt that it brings along. A packed tree follows the last line of this script.
set -eu

version=@VERSION@
sum=@SHA256@
lines=@LINES@

usage() {
    cat <<TEXT
Scopelight $version for Linux on @MACHINE@, with Qt and what Qt needs beyond a desktop's own libraries.

sh $(basename "$0") [OPTION]
  --user          install for you alone, below ~/.local (the default)
  --system        install for all users, in /opt/scopelight and /usr/local (the default for root)
  --extract DIR   only unpack into DIR, which must not exist
  --check         only check that this file is whole
  --version       print the version
  --help          print this

What is installed, and how to remove it, is said at the end. An earlier installation by this installer is replaced.
TEXT
}

fail() {
    echo "$*" >&2
    exit 1
}

payload() {
    tail -n +$((lines + 1)) "$0"
}

check() {
    [ "$(payload | sha256sum | cut -d ' ' -f 1)" = "$sum" ] || fail "This file is not whole: fetch it again. Nothing was changed."
}

# A system that is too old, or lacks a desktop's libraries, is told before anything is changed.
try_out() {
    missing=$(ldd "$1/bin/scopelight" "$1/plugins/platforms/libqxcb.so" 2>&1 | grep 'not found' | sort -u || true)
    [ -z "$missing" ] && "$1/bin/scopelight" --version >/dev/null && "$1/bin/scopelight-cli" --version >/dev/null && return
    fail "The programs do not start on this system. Nothing was changed.
$missing"
}

# Makes a folder with those above it, and notes the new ones.
make_folder() {
    [ -d "$1" ] && return
    make_folder "$(dirname "$1")"
    mkdir "$1"
    echo "folder $1" >>"$record"
}

# The desktop's own tools tell it what is new; what they write beside is noted, to be removed with the rest.
tell_the_desktop() {
    [ -e "$share/mime/mime.cache" ] || echo "made-for $share/mime" >>"$record"
    [ -e "$share/applications/mimeinfo.cache" ] || echo "made-for $share/applications" >>"$record"
    refresh_desktop "$share"
}

@REFRESH@

install_share() {
    (cd "$home/share" && find applications bash-completion fish icons man metainfo mime zsh -type f) | while read -r file; do
        make_folder "$(dirname "$share/$file")"
        echo "file $share/$file" >>"$record"
        cp "$home/share/$file" "$share/$file"
    done
    # The folder of the programs need not be on the desktop's PATH.
    sed "s|^Exec=scopelight|Exec=\"$home/bin/scopelight\"|" "$home/share/applications/scopelight.desktop" \
        >"$share/applications/scopelight.desktop"
}

install_links() {
    make_folder "$bin"
    for program in scopelight scopelight-cli; do
        echo "file $bin/$program" >>"$record"
        ln -s "$home/bin/$program" "$bin/$program"
    done
    echo "file $bin/scopelight-uninstall" >>"$record"
    ln -s "$home/uninstall" "$bin/scopelight-uninstall"
}

# What is there and was not put there by an earlier installation is not ours to replace.
refuse_others() {
    [ ! -e "$home" ] || [ -f "$home/installed" ] || fail "$home exists and is not an installation of Scopelight. Nothing was changed."
    for file in "$bin/scopelight" "$bin/scopelight-cli" "$bin/scopelight-uninstall" "$share/applications/scopelight.desktop"; do
        if [ -e "$file" ] || [ -L "$file" ]; then
            grep -qsx "file $file" "$home/installed" || fail "$file exists already, from elsewhere. Nothing was changed."
        fi
    done
}

# However this ends: no half of an installation stays.
clean_up() {
    rm -rf "$unpacked"
    if [ $whole = no ]; then
        sed -n 's/^file //p' "$record" | while read -r file; do rm -f "$file"; done
        sed -n 's/^folder //p' "$record" | sed '1!G;h;$!d' | while read -r folder; do rmdir "$folder" 2>/dev/null || true; done
    fi
    rm -f "$record"
}

replace_earlier() {
    [ -f "$home/installed" ] || return 0
    grep -E '^(folder|made-for) ' "$home/installed" >>"$record" || true # made by the earlier one, removed by this one
    "$home/uninstall"
}

install_all() {
    refuse_others
    record=$(mktemp)
    unpacked=
    whole=no
    trap clean_up EXIT
    make_folder "$(dirname "$home")"
    unpacked=$(mktemp -d "$(dirname "$home")/scopelight.XXXXXX")
    chmod 755 "$unpacked"
    payload | tar -xzf - -C "$unpacked"
    try_out "$unpacked"
    replace_earlier
    mv "$unpacked" "$home"
    install_links
    install_share
    tell_the_desktop
    cp "$record" "$home/installed"
    chmod 644 "$home/installed"
    whole=yes
}

who=user
[ "$(id -u)" -ne 0 ] || who=system
case ${1:---"$who"} in
--user) who=user ;;
--system) who=system ;;
--extract) [ $# -eq 2 ] || { usage >&2 && exit 2; } ;;
--check | --version | --help | -h) ;;
*)
    echo "There is no option $1." >&2
    usage >&2
    exit 2
    ;;
esac
[ $# -le 1 ] || [ "$1" = --extract ] || { usage >&2 && exit 2; }

case ${1:-} in
--help | -h) usage && exit ;;
--version) echo "$version" && exit ;;
--check) check && echo "This file is whole." && exit ;;
--extract)
    check
    mkdir "$2"
    payload | tar -xzf - -C "$2"
    exit
    ;;
esac

if [ $who = user ]; then
    home=$HOME/.local/opt/scopelight
    bin=$HOME/.local/bin
    share=${XDG_DATA_HOME:-$HOME/.local/share}
else
    [ "$(id -u)" -eq 0 ] || fail "--system needs root: run it with sudo."
    home=/opt/scopelight
    bin=/usr/local/bin
    share=/usr/local/share
fi
umask 022
check
install_all
cat <<TEXT
Scopelight $version is installed in $home.
  Programs:  $bin/scopelight, $bin/scopelight-cli
  Desktop:   its menu has Scopelight, which opens client_secret*.json and *.scopelight.json
  Licences:  $home/licences
  To remove: $bin/scopelight-uninstall
TEXT
exit
