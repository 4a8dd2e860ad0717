# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=FOLDER -DPLUGINS=FOLDER -P bundle.cmake
# Brings Qt and the libraries behind it into an installed tree: libraries into ROOT/lib, Qt's plugins into ROOT/plugins.
# ROOT/libraries.txt then lists where each came from.
cmake_minimum_required(VERSION 3.25)

# What a window on X11 or Wayland, its text and its TLS need. Nothing of OpenGL: the window is drawn by the processor.
set(plugins
    iconengines/libqsvgicon.so
    imageformats/libqsvg.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so
    platforminputcontexts/libibusplatforminputcontextplugin.so
    platforms/libqoffscreen.so
    platforms/libqwayland-generic.so
    platforms/libqxcb.so
    tls/libqopensslbackend.so
    wayland-decoration-client/libbradient.so
    wayland-shell-integration/libxdg-shell.so)

# What must be the system's own: the C and C++ libraries, those that belong to the graphics driver or the X server, and
# fonts, whose configuration is the system's. OpenSSL too: Qt loads the system's libssl before any other, so that a
# libcrypto of ours would be of another version; and its mends come with the system.
set(of_the_system
    "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv|stdc[+][+]|gcc_s|z)[.]so"
    "^lib(GL|EGL|GLX|OpenGL|GLdispatch|GLESv2|drm|gbm)[.]so"
    "^lib(X11|X11-xcb|xcb|Xau|Xdmcp|wayland-client|wayland-egl)[.]so"
    "^lib(fontconfig|freetype|expat)[.]so"
    "^lib(crypto|ssl)[.]so")

# QtKeychain loads it by name, to reach the desktop's keychain.
cmake_path(SET libraries_of_qt NORMALIZE ${PLUGINS}/../..)
find_library(SECRET NAMES libsecret-1.so.0 HINTS ${libraries_of_qt} REQUIRED)

set(sources)
foreach(plugin IN LISTS plugins)
    list(APPEND sources ${PLUGINS}/${plugin})
    cmake_path(GET plugin PARENT_PATH kind)
    file(COPY ${PLUGINS}/${plugin} DESTINATION ${ROOT}/plugins/${kind})
endforeach()
file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${ROOT}/bin/scopelight ${ROOT}/bin/scopelight-cli
    LIBRARIES ${SECRET}
    MODULES ${sources}
    PRE_EXCLUDE_REGEXES ${of_the_system}
    RESOLVED_DEPENDENCIES_VAR libraries)

list(APPEND libraries ${SECRET})
list(REMOVE_DUPLICATES libraries)
file(COPY ${libraries} DESTINATION ${ROOT}/lib FOLLOW_SYMLINK_CHAIN)

# Everything finds everything else beside it, wherever the tree lies. DT_RUNPATH is not inherited: each file has its own.
function(look_in path)
    execute_process(COMMAND patchelf --set-rpath ${path} ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
file(GLOB files ${ROOT}/lib/*.so*)
foreach(file IN LISTS files)
    if(NOT IS_SYMLINK ${file})
        look_in([[$ORIGIN]] ${file})
    endif()
endforeach()
file(GLOB files ${ROOT}/plugins/*/*.so)
look_in([[$ORIGIN/../../lib]] ${files})
look_in([[$ORIGIN/../lib]] ${ROOT}/bin/scopelight ${ROOT}/bin/scopelight-cli)
file(WRITE ${ROOT}/bin/qt.conf "[Paths]\nPrefix = ..\nPlugins = plugins\n")

list(APPEND sources ${libraries})
list(SORT sources)
list(JOIN sources "\n" sources)
file(WRITE ${ROOT}/libraries.txt "${sources}\n")
