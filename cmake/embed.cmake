# Writes OUT: a C++ file with every file of FOLDER as an Asset of src/review/server/app.h.
#   cmake -DFOLDER=src/review/web -DOUT=assets.cpp -P cmake/embed.cmake
file(GLOB files RELATIVE "${FOLDER}" "${FOLDER}/*")
list(SORT files)
set(types_html "text/html; charset=utf-8")
set(types_js "text/javascript; charset=utf-8")
set(types_css "text/css; charset=utf-8")
set(types_svg "image/svg+xml")
set(arrays "")
set(table "")
set(number 0)
foreach(file ${files})
  get_filename_component(ending "${file}" LAST_EXT)
  string(SUBSTRING "${ending}" 1 -1 ending)
  if(NOT DEFINED types_${ending})
    continue()
  endif()
  file(READ "${FOLDER}/${file}" bytes HEX)
  string(LENGTH "${bytes}" size)
  math(EXPR size "${size} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  # A literal for each 1,000 bytes: compilers take long ones badly.
  string(REGEX REPLACE "(................................................................................................................................................................................................................................................................................................................................................................................................................................)" "\\1\"\n\"" bytes "${bytes}")
  string(APPEND arrays "const char kFile${number}[] = \"${bytes}\";\n")
  string(APPEND table "    {\"/${file}\", \"${types_${ending}}\", kFile${number}, ${size}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "#include \"review/server/app.h\"

namespace ita::review {

namespace {

${arrays}
const Asset kAssets[] = {
${table}};

}  // namespace

const Asset* find_asset(const std::string& path) {
  for (const Asset& asset : kAssets) {
    if (path == asset.path) {
      return &asset;
    }
  }
  return nullptr;
}

}  // namespace ita::review
")
