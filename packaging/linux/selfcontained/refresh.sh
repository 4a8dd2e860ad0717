# SPDX-License-Identifier: Apache-2.0
# refresh_desktop SHARE: has the desktop read again what lies below SHARE, by its own tools, as far as they are there.
refresh_desktop() {
    if [ -d "$1/mime" ] && command -v update-mime-database >/dev/null; then
        update-mime-database "$1/mime"
    fi
    if [ -d "$1/applications" ] && command -v update-desktop-database >/dev/null; then
        update-desktop-database "$1/applications"
    fi
    if [ -e "$1/icons/hicolor/icon-theme.cache" ] && command -v gtk-update-icon-cache >/dev/null; then
        gtk-update-icon-cache --quiet --force --ignore-theme-index "$1/icons/hicolor"
    fi
}
