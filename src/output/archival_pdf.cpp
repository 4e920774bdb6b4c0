// QPDF may use std::shared_ptr throughout.
#define POINTERHOLDER_TRANSITION 4

#include "output/archival_pdf.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <utility>
#include <vector>

namespace ita::output {

namespace {

std::string number(std::uint32_t value, int bytes) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>((value >> shift) & 0xFFU);
  }
  return out;
}

/// A fixed-point number with 16 bits behind the point, as ICC writes them.
std::string fixed(double value) {
  return number(static_cast<std::uint32_t>(std::lround(value * 65536)), 4);
}

std::string xyz(const std::array<double, 3>& colour) {
  return "XYZ " + number(0, 4) + fixed(colour[0]) + fixed(colour[1]) + fixed(colour[2]);
}

/// The tone curve of sRGB in 1,024 steps.
std::string curve() {
  constexpr int kSteps = 1024;
  std::string out = "curv" + number(0, 4) + number(kSteps, 4);
  for (int i = 0; i < kSteps; ++i) {
    const double v = static_cast<double>(i) / (kSteps - 1);
    const double light = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    out += number(static_cast<std::uint32_t>(std::lround(light * 65535)), 2);
  }
  return out;
}

std::string description(const std::string& text) {
  const auto length = static_cast<std::uint32_t>(text.size() + 1);
  constexpr size_t kNoOtherScripts = 4 + 4 + 2 + 1 + 67;  // Unicode and Macintosh forms: none
  return "desc" + number(0, 4) + number(length, 4) + text + '\0' +
         std::string(kNoOtherScripts, '\0');
}

constexpr const char* kMetadata =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
    "   <pdfaid:part>2</pdfaid:part>\n   <pdfaid:conformance>B</pdfaid:conformance>\n"
    "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

}  // namespace

std::string srgb_profile() {
  // Primaries and white as seen under D50, the white of profiles (Bradford).
  const std::string tones = curve();
  const std::vector<std::pair<std::string, std::string>> tags = {
      {"desc", description("sRGB IEC61966-2.1")},
      {"cprt", "text" + number(0, 4) + "No copyright, use freely" + '\0'},
      {"wtpt", xyz({0.9642, 1.0, 0.8249})},
      {"rXYZ", xyz({0.4360747, 0.2225045, 0.0139322})},
      {"gXYZ", xyz({0.3850649, 0.7168786, 0.0971045})},
      {"bXYZ", xyz({0.1430804, 0.0606169, 0.7141733})},
      {"rTRC", tones},
      {"gTRC", tones},
      {"bTRC", tones}};
  constexpr std::uint32_t kHeader = 128;
  std::uint32_t at = kHeader + 4 + 12 * static_cast<std::uint32_t>(tags.size());
  std::string table = number(static_cast<std::uint32_t>(tags.size()), 4);
  std::string data;
  for (const auto& [name, content] : tags) {
    table += name + number(at, 4) + number(static_cast<std::uint32_t>(content.size()), 4);
    const std::string padded = content + std::string((4 - content.size() % 4) % 4, '\0');
    data += padded;
    at += static_cast<std::uint32_t>(padded.size());
  }
  std::string head = number(at, 4) + std::string(4, '\0') + number(0x02100000, 4) + "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) {  // a day that is always the same
    head += number(part, 2);
  }
  head += "acsp" + std::string(28, '\0') + fixed(0.9642) + fixed(1.0) + fixed(0.8249);
  return head + std::string(kHeader - head.size(), '\0') + table + data;
}

void make_archival(QPDF& pdf) {
  QPDFObjectHandle profile = QPDFObjectHandle::newStream(&pdf, srgb_profile());
  profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
  QPDFObjectHandle intent = QPDFObjectHandle::parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
      "/Info (sRGB IEC61966-2.1) >>");
  intent.replaceKey("/DestOutputProfile", pdf.makeIndirectObject(profile));
  QPDFObjectHandle intents = QPDFObjectHandle::newArray();
  intents.appendItem(pdf.makeIndirectObject(intent));
  QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, kMetadata);
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/OutputIntents", intents);
  root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
}

}  // namespace ita::output
