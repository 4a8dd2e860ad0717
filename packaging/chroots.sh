# SPDX-License-Identifier: Apache-2.0
# Debian systems in folders, for packaging/prove and packaging/matrix, which source this. Needs root and debootstrap.
# SCOPELIGHT_CHROOTS: where fresh ones are kept (build/chroots); SCOPELIGHT_MIRROR: another mirror than debootstrap's own;
# SCOPELIGHT_APT: lines for apt.conf, such as Acquire::Check-Valid-Until "false"; for a mirror that lags behind.

fresh_roots=$(realpath --canonicalize-missing "${SCOPELIGHT_CHROOTS:-build/chroots}")
mounted=()

# fresh_root SUITE: makes the system that copies are taken of, once.
fresh_root() {
    local root=$fresh_roots/$1
    [ -d "$root" ] && return
    mkdir -p "$fresh_roots"
    rm -rf "$root.part"
    debootstrap --variant=minbase "$1" "$root.part" ${SCOPELIGHT_MIRROR:+"$SCOPELIGHT_MIRROR"} >&2
    mv "$root.part" "$root"
}

# open_root SUITE FOLDER: a system of its own in FOLDER, with a network, /proc and /dev.
open_root() {
    fresh_root "$1"
    cp --archive "$fresh_roots/$1" "$2"
    cp --dereference /etc/resolv.conf /etc/hosts "$2/etc/"
    echo force-unsafe-io >"$2/etc/dpkg/dpkg.cfg.d/short-lived" # nobody needs it after a power cut
    echo "${SCOPELIGHT_APT:-}" >"$2/etc/apt/apt.conf.d/99short-lived"
    attach proc proc "$2/proc"
    attach devpts devpts "$2/dev/pts" # for tests of the terminal
    inside "$2" apt-get update -qq
}

# attach TYPE SOURCE TARGET: mounts until close_roots. TYPE bind shares a folder.
attach() {
    mkdir -p "$3"
    if [ "$1" = bind ]; then mount --bind "$2" "$3"; else mount -t "$1" "$2" "$3"; fi
    mounted+=("$3")
}

# close_roots && rm …: what is still shared must not be removed with the rest; rm does not see that it is another's.
close_roots() {
    local i
    for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do
        umount "${mounted[i]}" || return
    done
    mounted=()
}

# inside ROOT COMMAND…: runs it there as somebody without a display, a session or settings.
inside() {
    local root=$1
    shift
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

# apt_install ROOT PACKAGE…
apt_install() {
    local root=$1
    shift
    inside "$root" apt-get install -y -qq --no-install-recommends "$@" >"$root.log" 2>&1 || { cat "$root.log" >&2 && return 1; }
}
