# SPDX-License-Identifier: Apache-2.0
# add_test_program(name libraries...): name.cpp with what moc makes of it. AUTOMOC would start a program of its own for
# each of them, more than all their compiling on a fast machine.
function(add_test_program name)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE ${ARGN})
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
    qt_generate_moc(${name}.cpp ${moc} TARGET ${name})
    target_sources(${name} PRIVATE ${moc})
    if(SCOPELIGHT_SANITIZE AND NOT MSVC)
        # What is tested is watched; watched themselves, the tests took two thirds longer to compile.
        set_source_files_properties(${name}.cpp PROPERTIES COMPILE_OPTIONS -fno-sanitize=undefined)
    endif()
endfunction()

# What a test reads of its user's settings: a folder that nothing is in.
set(no_settings "XDG_CONFIG_HOME=${PROJECT_BINARY_DIR}/no-settings")

# add_unit_test(tst_name [libraries...]): builds tst_name.cpp of the current folder on Qt Test and registers it.
# Tests talk to loopback only and see no display, no session bus and no user settings.
function(add_unit_test name)
    add_test_program(${name} app test_support Qt6::Test ${ARGN})
    if(ui IN_LIST ARGN)
        target_precompile_headers(${name} REUSE_FROM window_headers)
    else()
        target_precompile_headers(${name} REUSE_FROM core_headers)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 60
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.networkauth.*=false;DBUS_SESSION_BUS_ADDRESS=disabled:;${no_settings}")
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
