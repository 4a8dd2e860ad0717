# SPDX-License-Identifier: Apache-2.0
# Run by CPack on what it is about to pack. Debian's zsh looks elsewhere than everybody else's, and Debian has the text of
# the licence already.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(share ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share)
    file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
    file(REMOVE ${share}/doc/scopelight/LICENSE)
endif()
