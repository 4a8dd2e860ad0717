# SPDX-License-Identifier: Apache-2.0
# The installer. An account with an administrator's rights installs for everybody; another one for itself, unasked.
set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Scopelight)
set(CPACK_PACKAGE_EXECUTABLES scopelight Scopelight)
set(icon ${PROJECT_SOURCE_DIR}/packaging/icons/scopelight.ico)
set(CPACK_NSIS_MUI_ICON ${icon})
set(CPACK_NSIS_MUI_UNIICON ${icon})
set(CPACK_NSIS_DISPLAY_NAME Scopelight)
set(CPACK_NSIS_PACKAGE_NAME Scopelight)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\\\scopelight.exe)
set(CPACK_NSIS_INSTALL_ROOT $PROGRAMFILES64)
set(CPACK_NSIS_URL_INFO_ABOUT ${PROJECT_HOMEPAGE_URL})
set(CPACK_NSIS_CONTACT ${CPACK_PACKAGE_CONTACT})
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON) # a page asks; by default it is not changed

# CPack's template sets SHCTX, which is the machine's or the user's part of the registry, and $INSTDIR.
foreach(part IN ITEMS DEFINES EXTRA_INSTALL_COMMANDS EXTRA_UNINSTALL_COMMANDS)
    string(TOLOWER ${part} file)
    file(READ ${CMAKE_CURRENT_LIST_DIR}/nsis/${file}.nsh text)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    set(CPACK_NSIS_${part} "${text}")
endforeach()
