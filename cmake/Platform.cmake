# SPDX-License-Identifier: Apache-2.0
# What only one system has stands in a file of its own, whose name ends in the system's or its family's:
# portowner_linux.cpp, terminalmode_unix.cpp. The folder's CMakeLists.txt chooses by these two.
if(WIN32)
    set(SCOPELIGHT_SYSTEM windows)
    set(SCOPELIGHT_FAMILY windows)
elseif(APPLE)
    set(SCOPELIGHT_SYSTEM macos)
    set(SCOPELIGHT_FAMILY unix)
else()
    set(SCOPELIGHT_SYSTEM linux)
    set(SCOPELIGHT_FAMILY unix)
endif()
