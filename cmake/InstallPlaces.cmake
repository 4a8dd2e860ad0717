# SPDX-License-Identifier: Apache-2.0
# Where an installation has the programs and what both of them read, below its prefix. The programs find the second from
# the first, so that a tree can be moved as a whole; the build tree is laid out alike.
include(GNUInstallDirs)
if(APPLE)
    set(SCOPELIGHT_PROGRAM_FOLDER scopelight.app/Contents/MacOS)
    set(SCOPELIGHT_DATA_FOLDER scopelight.app/Contents/Resources)
elseif(WIN32)
    set(SCOPELIGHT_PROGRAM_FOLDER ${CMAKE_INSTALL_BINDIR})
    set(SCOPELIGHT_DATA_FOLDER ${CMAKE_INSTALL_BINDIR})
else()
    set(SCOPELIGHT_PROGRAM_FOLDER ${CMAKE_INSTALL_BINDIR})
    set(SCOPELIGHT_DATA_FOLDER ${CMAKE_INSTALL_DATADIR}/scopelight)
endif()
set(from ${SCOPELIGHT_PROGRAM_FOLDER})
set(to ${SCOPELIGHT_DATA_FOLDER})
cmake_path(ABSOLUTE_PATH from BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX})
cmake_path(ABSOLUTE_PATH to BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX})
cmake_path(RELATIVE_PATH to BASE_DIRECTORY ${from} OUTPUT_VARIABLE SCOPELIGHT_DATA_FROM_PROGRAMS)
