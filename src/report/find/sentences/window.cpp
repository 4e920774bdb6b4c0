#include "report/find/sentences/window.h"

namespace ita::report {

namespace {

void take(Window& w, Role role, const Token& t) {
  w.role = role;
  w.cue = &t;
}

}  // namespace

Window WindowReader::read(size_t from, size_t end) {
  Window w;
  w.stage = frame_.stage;
  w.whose = frame_.whose;
  w.agency = frame_.agency;
  for (size_t i = behind_difference(w, from, end); i < end; ++i) {
    const Token& t = s_.tokens[i];
    if (t.kind == Token::Kind::year) {
      hear_year(w, t);
    } else if (t.kind == Token::Kind::agency) {
      hear_agency(w, t);
    } else if (t.is_key()) {
      hear_key(w, t);
    } else if (t.kind == Token::Kind::cue) {
      hear_cue(w, t);
    }
  }
  if (w.named_after) {
    frame_ = {w.stage, w.whose, w.agency};
  }
  return w;
}

/// "เพิ่มขึ้น 3.45 คะแนนจากปีที่ผ่านมา": the words belong to the difference before them, unless a number
/// is said to be that year's.
size_t WindowReader::behind_difference(Window& w, size_t from, size_t end) const {
  if (s_.numbers.empty() || s_.numbers.back().role != Role::difference) {
    return from;
  }
  size_t at = from;
  size_t text = s_.token(s_.numbers.back()).span.end;
  const Token* earlier = nullptr;
  const auto tied = [&](const Token& t) {
    return gap_between(s_.text(), text, t.span.begin, facts_).tight;
  };
  while (at < end && tied(s_.tokens[at])) {
    const Token& t = s_.tokens[at];
    const bool cue =
        t.kind == Token::Kind::cue &&
        (t.cue == CueKind::from || t.cue == CueKind::previous || t.cue == CueKind::higher);
    if (!cue && t.kind != Token::Kind::year) {
      break;
    }
    earlier = &t;
    text = t.span.end;
    ++at;
  }
  const bool goes_on = earlier != nullptr && at < end && tied(s_.tokens[at]) &&
                       s_.tokens[at].kind == Token::Kind::cue &&
                       s_.tokens[at].cue == CueKind::score;
  if (goes_on) {
    w.previous = true;
    w.last_year =
        earlier->cue == CueKind::previous && !any_in(earlier->said, facts_.lexicon("earlier"));
    take(w, Role::previous, *earlier);
  }
  return at;
}

void WindowReader::hear_year(Window& w, const Token& t) {
  w.year_after_from = w.year_after_from || w.from != nullptr;
  if (w.stage == Stage::forecast && s_.context.fiscal_year && t.year <= *s_.context.fiscal_year) {
    w.stage = Stage::unsaid;
    frame_ = {};
  }
}

void WindowReader::hear_agency(Window& w, const Token& t) {
  w.whose = t.own ? Whose::own : Whose::named;
  w.agency = t.said;
  if (t.own && w.role == Role::comparison) {
    w.role = Role::score;  // "คะแนนเฉลี่ยของเทศบาล…": the mean is the agency's own
    w.others_said = false;
  }
  w.framing = t.own ? nullptr : &t;
  frame_ = {};
}

void WindowReader::hear_key(Window& w, const Token& t) {
  w.keyed = true;
  w.named_after = w.named_after || w.framing != nullptr;
  w.scored = w.scored || t.kind == Token::Kind::overall;
  if (t.kind == Token::Kind::overall && w.role != Role::previous && w.role != Role::target &&
      w.role != Role::mean) {
    take(w, Role::score, t);
  }
}

void WindowReader::hear_cue(Window& w, const Token& t) {
  if (!hear_when(w, t) && !hear_whose(w, t) && !hear_stage(w, t)) {
    hear_role(w, t);
  }
}

/// Words of time: this year, the year before, from a number to a number.
bool WindowReader::hear_when(Window& w, const Token& t) {
  switch (t.cue) {
    case CueKind::now:
      if (w.others_said && w.role == Role::comparison) {
        return true;  // "the mean of the country this year": the time of others' score
      }
      w.now = true;
      w.previous = false;
      w.from = nullptr;
      w.stage = w.stage == Stage::example ? w.stage : Stage::unsaid;
      w.whose = Whose::unsaid;
      frame_ = {};
      take(w, Role::score, t);
      return true;
    case CueKind::previous:
      w.previous = true;
      w.last_year = !any_in(t.said, facts_.lexicon("earlier"));
      w.now = false;
      take(w, Role::previous, t);
      return true;
    case CueKind::from:
      w.from = &t;
      return true;
    case CueKind::to:
      w.to = &t;
      return true;
    default:
      return false;
  }
}

/// The own agency, other ones, or "but": the words before it hold no longer.
bool WindowReader::hear_whose(Window& w, const Token& t) {
  switch (t.cue) {
    case CueKind::own:
      w.whose = Whose::own;
      frame_ = {};
      take(w, Role::score, t);
      return true;
    case CueKind::others:
      w.whose = Whose::others;
      w.others_said = true;
      w.framing = &t;
      take(w, Role::comparison, t);
      return true;
    case CueKind::contrast:
      if (w.stage != Stage::example) {
        w.stage = Stage::unsaid;
      }
      w.whose = Whose::unsaid;
      w.agency.clear();
      w.higher = w.difference = w.others_said = false;
      w.framing = nullptr;
      frame_ = {};
      return true;
    default:
      return false;
  }
}

/// Which stage of a result: forecast, self-assessed, before an appeal, corrected.
bool WindowReader::hear_stage(Window& w, const Token& t) {
  const auto stage = [&](Stage is) {
    w.stage = is;
    w.framing = &t;
    take(w, Role::score, t);
    return true;
  };
  switch (t.cue) {
    case CueKind::self_assessed:
      return stage(Stage::self_assessed);
    case CueKind::forecast:
      return stage(Stage::forecast);
    case CueKind::example:
      frame_.stage = Stage::example;  // to the end of the passage
      return stage(Stage::example);
    case CueKind::before_appeal:
      return stage(Stage::before_appeal);
    case CueKind::after_appeal:
      return stage(Stage::final_result);
    case CueKind::corrected:
      return stage(Stage::corrected);
    default:
      return false;
  }
}

/// What kind of number is to come.
void WindowReader::hear_role(Window& w, const Token& t) {
  switch (t.cue) {
    case CueKind::score:
      w.scored = true;
      w.scored_others = w.others_said;
      if (w.from == nullptr && !w.previous && w.role != Role::mean && w.role != Role::points) {
        take(w, Role::score, t);
      }
      return;
    case CueKind::difference:
      w.difference = true;
      return take(w, Role::difference, t);
    case CueKind::higher:
      w.higher = true;
      return take(w, Role::difference, t);
    case CueKind::full:
      return take(w, Role::score, t);
    case CueKind::target:
      return take(w, Role::target, t);
    case CueKind::maximum:
      return take(w, Role::maximum, t);
    case CueKind::rank:
      return take(w, Role::rank, t);
    case CueKind::weight:
      return take(w, Role::weight, t);
    case CueKind::points:
      return take(w, Role::points, t);
    case CueKind::share:
      return take(w, Role::share, t);
    case CueKind::mean:
      return take(w, Role::mean, t);
    case CueKind::count:
      w.cue = &t;
      return;
    default:
      return;
  }
}

}  // namespace ita::report
