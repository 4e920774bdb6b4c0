# What `cmake --install` puts where, and the Debian package made of it.
include(GNUInstallDirs)

install(TARGETS ita RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
# The program looks for its models in ../share/ita/models.
install(DIRECTORY "${CMAKE_SOURCE_DIR}/models/" DESTINATION "${CMAKE_INSTALL_DATADIR}/ita/models"
        PATTERN training EXCLUDE PATTERN README.md EXCLUDE PATTERN "*.py" EXCLUDE)

# Manual pages and completions are made by the program from the options that it has.
set(documents "${CMAKE_BINARY_DIR}/documents")
add_custom_command(OUTPUT "${documents}/done"
  COMMAND "${CMAKE_COMMAND}" -E rm -rf "${documents}"
  COMMAND "${CMAKE_COMMAND}" "-DITA=$<TARGET_FILE:ita>" "-DOUT=${documents}"
          -P "${CMAKE_SOURCE_DIR}/src/cli/documents.cmake"
  DEPENDS ita "${CMAKE_SOURCE_DIR}/src/cli/documents.cmake" VERBATIM)
add_custom_target(documents ALL DEPENDS "${documents}/done")
install(DIRECTORY "${documents}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(DIRECTORY "${documents}/man-th/" DESTINATION "${CMAKE_INSTALL_MANDIR}/th/man1")
install(FILES "${documents}/completion/ita"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
# Debian's zsh looks for those of packages and for those of this machine in two places.
install(CODE "
  set(folder site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES \"/usr$\")
    set(folder vendor-completions)
  endif()
  file(INSTALL \"${documents}/completion/_ita\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${folder}\")")
install(FILES "${documents}/completion/ita.fish"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# Takes out again what an installation put in place.
add_custom_target(uninstall COMMAND "${CMAKE_COMMAND}" "-DLIST=${CMAKE_BINARY_DIR}/install_manifest.txt"
                  -P "${CMAKE_SOURCE_DIR}/cmake/uninstall.cmake" VERBATIM)

# Debian's policy: a copyright file that points to the licence, and a packed change log.
file(WRITE "${CMAKE_BINARY_DIR}/package/copyright"
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ITA Reader

Files: *
Copyright: 2026 the authors of ITA Reader
License: Apache-2.0
 On Debian systems the full text of the Apache License 2.0 is in
 /usr/share/common-licenses/Apache-2.0.

Files: models/gazetteer/places.tsv models/gazetteer/codes.tsv
Copyright: the authors of thai-address-database
License: ISC
 Permission to use, copy, modify, and/or distribute this software for any purpose with or without
 fee is hereby granted, provided that the above copyright notice and this permission notice appear
 in all copies.
 .
 The software is provided as is and the author disclaims all warranties with regard to this
 software including all implied warranties of merchantability and fitness. In no event shall the
 author be liable for any special, direct, indirect, or consequential damages or any damages
 whatsoever resulting from loss of use, data or profits, whether in an action of contract,
 negligence or other tortious action, arising out of or in connection with the use or performance
 of this software.

Files: models/fonts/ArundinaSans-part.ttf
Copyright: 2003 Bitstream, Inc.; 2007 Software Industry Promotion Agency (Public Organization)
License: Bitstream-Vera
 The whole of it is in /usr/share/ita/models/fonts/LICENSE.
")
set(ITA_MAINTAINER "The maintainers of ITA Reader <maintainers@ita-reader.example>" CACHE STRING
    "Who answers for packages made here: name and address")
set(changelog "${CMAKE_BINARY_DIR}/package/changelog")
file(WRITE "${changelog}" "ita-reader (${PROJECT_VERSION}) unstable; urgency=medium

  * What is new stands in CHANGELOG.md of the sources.

 -- ${ITA_MAINTAINER}  Sat, 28 Nov 2026 00:00:00 +0000
")
add_custom_command(OUTPUT "${changelog}.gz" COMMAND gzip -9nkf "${changelog}" DEPENDS "${changelog}" VERBATIM)
add_custom_target(package_changelog ALL DEPENDS "${changelog}.gz")
install(FILES "${CMAKE_BINARY_DIR}/package/copyright" "${changelog}.gz"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/ita-reader")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ita-reader)
set(CPACK_PACKAGE_VENDOR "ITA Reader")
set(CPACK_PACKAGE_CONTACT "${ITA_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads Thai ITA reports, scanned or PDF, into checked data")
set(CPACK_PACKAGE_DESCRIPTION
    "ita reads reports of the Integrity and Transparency Assessment of Thai
public bodies, as PDF or scanned on paper, and writes what they say as JSON:
agency, year, scores, level, topics and measures, every value with the place
it stands at and with its doubts.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Those that are loaded when they are needed, which the linker does not know of.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libheif1, libde265-0, libtesseract5, libpq5")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_COMPONENTS_ALL Unspecified)  # the program; not the libraries
include(CPack)
