# Writes OUT: a C++ file with every file of FILES as a text of src/facts/embedded_texts.h.
#   cmake "-DFILES=a.json;b.json" -DOUT=texts.cpp -P cmake/embed_texts.cmake
set(arrays "")
set(table "")
set(number 0)
foreach(file ${FILES})
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" bytes HEX)
  string(LENGTH "${bytes}" size)
  math(EXPR size "${size} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "constexpr unsigned char kText${number}[] = {${bytes}};\n")
  string(APPEND table "    {\"${name}\", kText${number}, ${size}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "#include \"facts/embedded_texts.h\"

namespace ita::facts {

namespace {

${arrays}
struct Text {
  std::string_view name;
  const unsigned char* bytes;
  size_t size;
};
constexpr Text kTexts[] = {
${table}};

}  // namespace

std::string_view embedded_text(std::string_view name) {
  for (const Text& text : kTexts) {
    if (text.name == name) {
      return {reinterpret_cast<const char*>(text.bytes), text.size};
    }
  }
  return {};
}

}  // namespace ita::facts
")
