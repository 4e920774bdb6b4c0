# The reader and the exports as shared libraries, for programs that embed them.  They are a component of their own:
# `cmake --install` puts them in place, the Debian package of the program leaves them out.
include(CMakePackageConfigHelpers)

# Each library holds it for itself, under names that are seen: it must not come along with its neighbours.
set_source_files_properties("${CMAKE_SOURCE_DIR}/src/base/result.cpp" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# ita_shared(TARGET NAME LIBRARIES... SOURCES...): only what src/ita declares is seen from outside.
function(ita_shared target name stage)
  add_library(${target} SHARED ${ARGN} "${CMAKE_SOURCE_DIR}/src/base/result.cpp")
  set_target_properties(${target} PROPERTIES OUTPUT_NAME "${name}" EXPORT_NAME "${name}"
    VERSION "${PROJECT_VERSION}" SOVERSION "${PROJECT_VERSION_MAJOR}")
  target_link_libraries(${target} PRIVATE ${stage} ${CMAKE_DL_LIBS})
  target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL -Wl,--no-undefined)
  target_compile_features(${target} INTERFACE cxx_std_20)
  target_include_directories(${target} INTERFACE
    "$<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/src>"
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/ita-reader>")
  install(TARGETS ${target} EXPORT ita_targets LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
          COMPONENT library NAMELINK_COMPONENT library)
endfunction()

ita_shared(ita_library ita ita_batch src/ita/reader.cpp src/ita/values.cpp)
ita_shared(ita_export_library ita-export ita_archive src/ita/export/table_writer.cpp)

set(headers "${CMAKE_INSTALL_INCLUDEDIR}/ita-reader")
install(FILES src/ita/reader.h src/ita/document.h DESTINATION "${headers}/ita" COMPONENT library)
install(FILES src/ita/export/table_writer.h DESTINATION "${headers}/ita/export" COMPONENT library)
install(FILES src/base/result.h src/base/reason.h src/base/box.h DESTINATION "${headers}/base" COMPONENT library)

set(config "${CMAKE_BINARY_DIR}/package")
configure_package_config_file(src/ita/ita-config.cmake.in "${config}/ita-config.cmake"
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/ita")
write_basic_package_version_file("${config}/ita-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${config}/ita-config.cmake" "${config}/ita-config-version.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/ita" COMPONENT library)
install(EXPORT ita_targets NAMESPACE ita:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/ita" COMPONENT library)

foreach(name ita ita-export)
  set(ITA_PC_NAME "${name}")
  configure_file(src/ita/ita.pc.in "${config}/${name}.pc" @ONLY)
  install(FILES "${config}/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT library)
endforeach()
