# SPDX-License-Identifier: Apache-2.0
# Run by CPack on what it is about to pack: Debian's zsh looks elsewhere than everybody else's.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(zsh ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share/zsh)
    file(RENAME ${zsh}/site-functions ${zsh}/vendor-completions)
endif()
