# SPDX-License-Identifier: Apache-2.0
# The packages of Debian and of the systems with RPM.
set(CPACK_GENERATOR DEB RPM)

# What shlibdeps cannot see is loaded by name: plugins (Debian 13 has those of Svg in a package of their own), and
# libsecret, by QtKeychain.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins, qt6-svg-plugins | libqt6svg6 (<< 6.5)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "ca-certificates, gnome-keyring | kwalletmanager | keepassxc, libsecret-1-0, qt6-wayland, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)

set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/staged.cmake)

# Folders that belong to the desktop's own packages.
set(shared_folders)
foreach(folder IN ITEMS applications bash-completion bash-completion/completions fish fish/vendor_completions.d icons icons/hicolor
        icons/hicolor/scalable icons/hicolor/scalable/apps man man/man1 metainfo mime mime/packages zsh zsh/site-functions)
    list(APPEND shared_folders /usr/${CMAKE_INSTALL_DATADIR}/${folder})
endforeach()
foreach(size IN LISTS icon_sizes)
    list(APPEND shared_folders /usr/${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}
        /usr/${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()

# rpmbuild finds the libraries by their sonames.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE Apache-2.0)
set(CPACK_RPM_PACKAGE_GROUP Development/Tools)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION ${shared_folders})
set(CPACK_RPM_PACKAGE_REQUIRES "hicolor-icon-theme")
