# SPDX-License-Identifier: Apache-2.0
# Runs layers.cmake on a copy of the tree with one rule broken at a time and expects it to notice each.
set(cases
    "base/error.h|#include \"http/httptrace.h\""
    "http/har.cpp|#include <QtWidgets/QWidget>"
    "oauth/pkce.cpp|#include <QTcpServer>"
    "google/apierror.cpp|TracingNetworkAccessManager network(trace, clock)")
foreach(case IN LISTS cases)
    string(REGEX MATCH "^([^|]*)\\|(.*)$" _ "${case}")
    set(file ${CMAKE_MATCH_1})
    set(line ${CMAKE_MATCH_2})
    file(REMOVE_RECURSE ${WORK})
    file(COPY ${SOURCE_DIR}/app DESTINATION ${WORK})
    file(APPEND ${WORK}/app/${file} "${line};\n")
    execute_process(COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${WORK} -P ${CHECK} RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    if(status EQUAL 0)
        message(FATAL_ERROR "Not noticed: ${file}: ${line}")
    endif()
endforeach()
file(REMOVE_RECURSE ${WORK})
