# SPDX-License-Identifier: Apache-2.0
# Holds the sources to the dependency rule: cmake -DSOURCE_DIR=… -P layers.cmake
# Inside app/ a folder may include only itself and the folders before it; app/ knows no Gui and no Widgets; QTcpServer stays in http/;
# a QNetworkAccessManager is made in http/ and by the programs' main.cpp alone.
set(order base http scopes oauth google doctor run practice cli)
set(broken "")

file(GLOB_RECURSE sources RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/app/*.cpp ${SOURCE_DIR}/app/*.h)
list(LENGTH sources count)
if(count LESS 20)
    message(FATAL_ERROR "Only ${count} sources under ${SOURCE_DIR}/app: this check looks at the wrong folder.")
endif()

function(report file line rule)
    set(broken "${broken}\n  ${file}: ${line}\n    ${rule}" PARENT_SCOPE)
endfunction()

foreach(source IN LISTS sources)
    string(REGEX REPLACE "^app/([a-z]+)/.*" "\\1" folder ${source})
    list(FIND order ${folder} own)
    if(own EQUAL -1)
        report(${source} "folder ${folder}" "is not in the list of layers (tests/architecture/layers.cmake)")
    endif()
    file(STRINGS ${SOURCE_DIR}/${source} lines REGEX "#include|QTcpServer|NetworkAccessManager")
    foreach(line IN LISTS lines)
        if(line MATCHES "#include \"([a-z]+)/")
            list(FIND order ${CMAKE_MATCH_1} other)
            if(other GREATER own)
                report(${source} "${line}" "${folder} comes before ${CMAKE_MATCH_1} and may not know it")
            endif()
        endif()
        if(line MATCHES "#include <Qt(Gui|Widgets)/" OR line MATCHES
           "#include <Q(Widget|MainWindow|Application|GuiApplication|DesktopServices|Icon|Pixmap|Image|Clipboard|Color|Palette)>")
            report(${source} "${line}" "app/ knows no window toolkit")
        endif()
        if(line MATCHES "QTcpServer" AND NOT folder STREQUAL "http")
            report(${source} "${line}" "QTcpServer stays in app/http")
        endif()
        if(line MATCHES "NetworkAccessManager [a-z][A-Za-z]*(;|\\(|\\{)|new (Q|Tracing)NetworkAccessManager|make_unique<(Q|Tracing)NetworkAccessManager"
           AND NOT folder STREQUAL "http" AND NOT source MATCHES "/main\\.cpp$")
            report(${source} "${line}" "a network access manager is made in app/http or in main.cpp")
        endif()
    endforeach()
endforeach()

if(broken)
    message(FATAL_ERROR "The dependency rule is broken:${broken}")
endif()
message(STATUS "${count} sources keep the dependency rule")
