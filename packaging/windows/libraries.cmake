# SPDX-License-Identifier: Apache-2.0
# Run by the installation, after Qt was deployed: brings the libraries of `libraries`, a folder, that the programs, Qt and its
# plugins need, beside the programs. Windows' own stay where they are.
set(bin ${CMAKE_INSTALL_PREFIX}/bin)
file(GLOB programs ${bin}/scopelight*.exe)
file(GLOB_RECURSE modules ${CMAKE_INSTALL_PREFIX}/plugins/*.dll)
file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${programs}
    MODULES ${modules}
    DIRECTORIES ${bin} ${libraries}
    PRE_EXCLUDE_REGEXES "^(api|ext)-ms-"
    POST_EXCLUDE_REGEXES "/[Ss][Yy][Ss][Tt][Ee][Mm]32/"
    RESOLVED_DEPENDENCIES_VAR needed)
file(COPY ${needed} DESTINATION ${bin})
