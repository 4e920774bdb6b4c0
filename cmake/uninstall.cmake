# Takes out what `cmake --install` put in place, by its list, and the folders that are empty then:
#   cmake --build build --target uninstall
#   cmake -DLIST=build/install_manifest.txt -P cmake/uninstall.cmake
if(NOT EXISTS "${LIST}")
  # cpack takes the list away.
  message(FATAL_ERROR "${LIST} is not there: install from this build as before, then take it out again")
endif()
file(STRINGS "${LIST}" files)
set(folders "")
foreach(file IN LISTS files)
  file(REMOVE "$ENV{DESTDIR}${file}")
  # Folders above it, up to one that bears the program's name: others belong to the system.
  cmake_path(GET file PARENT_PATH folder)
  while(folder MATCHES "/(ita|ita-reader)(/|$)")
    list(APPEND folders "$ENV{DESTDIR}${folder}")
    cmake_path(GET folder PARENT_PATH folder)
  endwhile()
endforeach()
list(REMOVE_DUPLICATES folders)
list(SORT folders ORDER DESCENDING)  # inner ones first
foreach(folder IN LISTS folders)
  file(GLOB inside "${folder}/*")
  if(IS_DIRECTORY "${folder}" AND NOT inside)
    file(REMOVE_RECURSE "${folder}")
  endif()
endforeach()
file(REMOVE "${LIST}")
