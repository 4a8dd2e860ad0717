# SPDX-License-Identifier: Apache-2.0
# One INTERFACE target carries the language level, the warnings and Qt's strictness macros to every target of ours.
option(SCOPELIGHT_WERROR "Treat warnings as errors" OFF)
option(SCOPELIGHT_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(SCOPELIGHT_COVERAGE "Build with coverage counters" OFF)

add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_compile_definitions(project_options INTERFACE
    SCOPELIGHT_VERSION="${PROJECT_VERSION}"
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS
    QT_WARN_DEPRECATED_UP_TO=0x060400)
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference
    -fstack-protector-strong)
if(WIN32)
    # <windows.h> defines min() and max() otherwise; the stack protector is a library there.
    target_compile_definitions(project_options INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN)
    target_link_options(project_options INTERFACE -fstack-protector-strong)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # What is released: the C library's checks, no writable pointers to functions, and no function that nobody calls.
    target_compile_options(project_options INTERFACE
        $<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2;-ffunction-sections;-fdata-sections>)
    target_link_options(project_options INTERFACE $<$<CONFIG:Release>:LINKER:-z,relro,-z,now,--gc-sections>)
endif()
if(SCOPELIGHT_WERROR)
    target_compile_options(project_options INTERFACE -Werror)
endif()
if(SCOPELIGHT_SANITIZE)
    target_compile_options(project_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    # g++ 12 sees uninitialised members in std::optional and std::function where the sanitizers' own code stands between.
    target_compile_options(project_options INTERFACE -Wno-maybe-uninitialized)
    target_link_options(project_options INTERFACE -fsanitize=address,undefined)
endif()
if(SCOPELIGHT_COVERAGE)
    target_compile_options(project_options INTERFACE --coverage)
    target_link_options(project_options INTERFACE --coverage)
endif()
