#include "batch/codec.h"

#include <exception>
#include <nlohmann/json.hpp>

#include "batch/own_json.h"

namespace ita::batch {

namespace {

using Json = nlohmann::json;

// Lists in place of objects: a page has thousands of symbols.  A change here must change kVersion.
constexpr int kVersion = 3;
constexpr int kWordsVersion = 1;   // words for doubts, none about the page
constexpr int kPanelsVersion = 3;  // the first with panels

/// Texts of a page may hold broken bytes, which CBOR keeps only in a byte string.
Json bytes(const std::string& s) { return Json::binary({s.begin(), s.end()}); }
std::string text(const Json& j) {
  const auto& b = j.get_binary();
  return {b.begin(), b.end()};
}

Json texts(const std::vector<std::string>& all) {
  Json out = Json::array();
  for (const std::string& s : all) {
    out.push_back(bytes(s));
  }
  return out;
}
std::vector<std::string> texts(const Json& all) {
  std::vector<std::string> out;
  for (const Json& j : all) {
    out.push_back(text(j));
  }
  return out;
}

Json pack(const std::vector<Reason>& all) {
  Json out = Json::array();
  for (const Reason& reason : all) {
    Json args = Json::array();
    for (const auto& [name, value] : reason.args) {
      args.push_back(Json::array({bytes(name), bytes(value)}));
    }
    Json places = Json::array();
    for (const Place& place : reason.places) {
      places.push_back(Json::array({place.page, place.bbox.x0, place.bbox.y0, place.bbox.x1,
                                    place.bbox.y1, bytes(place.raw)}));
    }
    out.push_back(Json::array({bytes(reason.code), std::move(args), std::move(places)}));
  }
  return out;
}

std::vector<Reason> reasons(const Json& all) {
  std::vector<Reason> out;
  for (const Json& j : all) {
    if (j.is_binary()) {  // version 1 kept words alone
      out.push_back({text(j), {}, {}});
      continue;
    }
    Reason reason{text(j.at(0)), {}, {}};
    for (const Json& arg : j.at(1)) {
      reason.args.emplace_back(text(arg.at(0)), text(arg.at(1)));
    }
    for (const Json& p : j.at(2)) {
      reason.places.push_back({p.at(0), {p.at(1), p.at(2), p.at(3), p.at(4)}, text(p.at(5))});
    }
    out.push_back(std::move(reason));
  }
  return out;
}

Json pack(const Box& b) { return Json::array({b.x0, b.y0, b.x1, b.y1}); }
Box box(const Json& j) { return {j.at(0), j.at(1), j.at(2), j.at(3)}; }

Json pack(const text::Symbol& s) {
  Json alternatives = Json::array();
  for (const text::Alternative& a : s.alternatives) {
    alternatives.push_back(Json::array({bytes(a.text), a.confidence}));
  }
  return Json::array(
      {bytes(s.text), bytes(s.raw), pack(s.box), s.confidence, std::move(alternatives)});
}

text::Symbol symbol(const Json& j) {
  text::Symbol s;
  s.text = text(j.at(0));
  s.raw = text(j.at(1));
  s.box = box(j.at(2));
  s.confidence = j.at(3);
  for (const Json& a : j.at(4)) {
    s.alternatives.push_back({text(a.at(0)), a.at(1)});
  }
  return s;
}

Json pack(const text::Word& w) {
  Json symbols = Json::array();
  for (const text::Symbol& s : w.symbols) {
    symbols.push_back(pack(s));
  }
  return Json::array({std::move(symbols), pack(w.box), w.baseline, w.size, w.confidence,
                      static_cast<int>(w.origin), w.bold, w.underlined, w.handwriting, w.rotation,
                      w.line, pack(w.doubts)});
}

text::Word word(const Json& j) {
  text::Word w;
  for (const Json& s : j.at(0)) {
    w.symbols.push_back(symbol(s));
  }
  w.box = box(j.at(1));
  w.baseline = j.at(2);
  w.size = j.at(3);
  w.confidence = j.at(4);
  w.origin = static_cast<text::Origin>(j.at(5).get<int>());
  w.bold = j.at(6);
  w.underlined = j.at(7);
  w.handwriting = j.at(8);
  w.rotation = j.at(9);
  w.line = j.at(10);
  w.doubts = reasons(j.at(11));
  return w;
}

// A field added to these must be packed too, or pages read elsewhere would lose it without a word.
static_assert(sizeof(text::Symbol) == 128 && sizeof(text::Word) == 120 &&
                  sizeof(text::PageText) == 256 && sizeof(image::Ruling) == 40,
              "a field was added: pack it, and raise kVersion");

}  // namespace

std::string encode(const text::PageText& page) {
  Json words = Json::array();
  for (const text::Word& w : page.words) {
    words.push_back(pack(w));
  }
  Json rulings = Json::array();
  for (const image::Ruling& r : page.rulings) {
    rulings.push_back(Json::array({pack(r.box), r.horizontal}));
  }
  Json panels = Json::array();
  for (const Box& panel : page.panels) {
    panels.push_back(pack(panel));
  }
  const Projection& m = page.to_page;
  const Json all =
      Json::array({kVersion, page.number, page.width, page.height, page.rotation,
                   static_cast<int>(page.source), page.confidence, std::move(words),
                   std::move(rulings), Json::array({m.a, m.b, m.c, m.d, m.e, m.f, m.g, m.h}),
                   texts(page.notes), pack(page.doubts), bytes(page.problem), std::move(panels)});
  const std::vector<std::uint8_t> out = Json::to_cbor(all);
  return {out.begin(), out.end()};
}

Result<text::PageText> decode_page(const std::string& packed) {
  const auto damaged = [](const std::string& why) {
    return Error{ErrorCode::damaged, "batch", "", 0, "page file is damaged: " + why, ""};
  };
  try {
    const Json j = Json::from_cbor(packed);
    require_small_numbers(j);
    const int version = j.at(0);
    if (version < kWordsVersion || version > kVersion) {
      return damaged("written by another version");
    }
    text::PageText page;
    page.number = j.at(1);
    page.width = j.at(2);
    page.height = j.at(3);
    page.rotation = j.at(4);
    page.source = static_cast<text::Source>(j.at(5).get<int>());
    page.confidence = j.at(6);
    for (const Json& w : j.at(7)) {
      page.words.push_back(word(w));
    }
    for (const Json& r : j.at(8)) {
      page.rulings.push_back({box(r.at(0)), r.at(1)});
    }
    const Json& m = j.at(9);
    page.to_page = {m.at(0), m.at(1), m.at(2), m.at(3), m.at(4), m.at(5)};
    if (m.size() > 6) {  // pages kept from before perspective was exact have none
      page.to_page.g = m.at(6);
      page.to_page.h = m.at(7);
    }
    page.notes = texts(j.at(10));
    if (version != kWordsVersion) {
      page.doubts = reasons(j.at(11));
      page.problem = text(j.at(12));
    }
    for (size_t i = 0; version >= kPanelsVersion && i < j.at(13).size(); ++i) {
      page.panels.push_back(box(j.at(13).at(i)));
    }
    return page;
  } catch (const std::exception& fault) {
    return damaged(fault.what());
  }
}

}  // namespace ita::batch
