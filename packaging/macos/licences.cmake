# SPDX-License-Identifier: Apache-2.0
# Run by the installation, before the bundle is signed: brings the licences of what the package manager has in `packages`, a
# folder with a folder for each. Qt's own are among the sources, for its packages do not hold them.
file(GLOB texts "${packages}/*/LICEN[CS]E*" "${packages}/*/COPYING*" "${packages}/*/NOTICE*")
foreach(text IN LISTS texts)
    cmake_path(GET text PARENT_PATH package)
    cmake_path(GET package FILENAME name)
    file(COPY "${text}" DESTINATION "${CMAKE_INSTALL_PREFIX}/scopelight.app/Contents/Resources/licences/${name}")
endforeach()
