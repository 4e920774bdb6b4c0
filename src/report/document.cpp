#include "report/document.h"

namespace ita::report {

const char* name(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::analysis:
      return "analysis";
    case DocumentKind::result:
      return "result";
    case DocumentKind::announcement:
      return "announcement";
    case DocumentKind::province_list:
      return "province_list";
    case DocumentKind::plan:
      return "plan";
    case DocumentKind::follow_up:
      return "follow_up";
    case DocumentKind::forecast:
      return "forecast";
    case DocumentKind::self_assessment:
      return "self_assessment";
    case DocumentKind::handbook:
      return "handbook";
    case DocumentKind::erratum:
      return "erratum";
    case DocumentKind::form:
      return "form";
    case DocumentKind::other:
      return "other";
  }
  return "other";
}

const char* name(Role role) {
  switch (role) {
    case Role::score:
      return "score";
    case Role::previous:
      return "previous";
    case Role::target:
      return "target";
    case Role::forecast:
      return "forecast";
    case Role::self_assessed:
      return "self_assessed";
    case Role::before_appeal:
      return "before_appeal";
    case Role::comparison:
      return "comparison";
    case Role::maximum:
      return "maximum";
    case Role::weight:
      return "weight";
    case Role::points:
      return "points";
    case Role::difference:
      return "difference";
    case Role::rank:
      return "rank";
    case Role::mean:
      return "mean";
    case Role::count:
      return "count";
    case Role::share:
      return "share";
    case Role::question:
      return "question";
    case Role::o_item:
      return "o_item";
    case Role::sub_indicator:
      return "sub_indicator";
    case Role::example:
      return "example";
    case Role::other:
      return "other";
    case Role::unexplained:
      return "unexplained";
  }
  return "other";
}

}  // namespace ita::report
