#pragma once

#include <optional>
#include <string>

#include "review/server/app.h"

// What a request says.  Nothing of it is believed: what makes no sense is as if it were not there.
namespace ita::review {

/// A word of the query; empty when it is not there.
std::string query_text(const Request& request, const char* key);
/// A number of the query, brought between the bounds.
int query_number(const Request& request, const char* key, int otherwise, int least, int most);
Filter filter_of(const Request& request);
/// "x0,y0,x1,y1" in points.
std::optional<Box> box_of(const std::string& text);
/// A text of a body; empty when it is not there or no text.
std::string text_in(const Json& json, const char* key);
/// One answer of a body.  `user`: who gives it.
Said said_of(const Json& json, const std::string& user);

}  // namespace ita::review
