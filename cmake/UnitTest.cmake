# SPDX-License-Identifier: Apache-2.0
# add_unit_test(tst_name [libraries...]): builds tst_name.cpp of the current folder on Qt Test and registers it.
# Tests talk to loopback only and see no display, no session bus and no user settings.
function(add_unit_test name)
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE app test_support Qt6::Test ${ARGN})
    if(ui IN_LIST ARGN)
        target_precompile_headers(${name} REUSE_FROM window_headers)
    else()
        target_precompile_headers(${name} REUSE_FROM core_headers)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 60
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.networkauth.*=false;DBUS_SESSION_BUS_ADDRESS=disabled:")
endfunction()

# add_unix_test(…): the same for a test of what only Unix has: modes, pipes that are files, descriptors that run out.
function(add_unix_test)
    if(UNIX)
        add_unit_test(${ARGN})
    endif()
endfunction()

# add_linux_test(…): for one that needs Linux itself: its keychains over D-Bus, /proc.
function(add_linux_test)
    if(SCOPELIGHT_SYSTEM STREQUAL linux)
        add_unit_test(${ARGN})
    endif()
endfunction()
