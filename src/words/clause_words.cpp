#include "words/clause_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "profile/figure_words.h"

namespace ilk {
namespace {

// A figure or a limit of a clause as people write it, without what it is a figure of.
std::string number_words(double value, ClauseFigure figure, const ClauseSubject& subject) {
  switch (figure) {
  case ClauseFigure::share:
  case ClauseFigure::share_of_total:
    return percent_words(value);
  case ClauseFigure::difference:
    return std::isfinite(value) ? fmt::format("{:+.2g}", value) : "unknown";
  case ClauseFigure::concentration:
  case ClauseFigure::customers:
    return figure_words(value);
  default: // of yes and no a share
    return subject.schema.kind == Kind::boolean ? percent_words(value)
                                                : value_words(value, subject.schema);
  }
}

std::string figure_sentence(ClauseFigure figure, const ClauseSubject& subject,
                            const std::string& number) {
  const std::string& label = subject.label;
  switch (figure) {
  case ClauseFigure::median:
    return fmt::format("{}: median {}", label, number);
  case ClauseFigure::mean:
    if (subject.schema.kind == Kind::boolean)
      return fmt::format("{}: {} of the customers", label, number);
    return fmt::format("{}: mean {}", label, number);
  case ClauseFigure::p10:
    return fmt::format("{}: 10th percentile {}", label, number);
  case ClauseFigure::p90:
    return fmt::format("{}: 90th percentile {}", label, number);
  case ClauseFigure::difference:
    return fmt::format("{}: mean {} standard deviations from everybody's", label, number);
  case ClauseFigure::share_of_total:
    return fmt::format("{}: {} of the total", label, number);
  case ClauseFigure::concentration:
    return fmt::format("{}: {} times its share of the customers", label, number);
  case ClauseFigure::share:
    return fmt::format("{} of the customers", number);
  case ClauseFigure::customers:
    return fmt::format("{} customers", number);
  }
  return "";
}

// More digits, for a figure that would look as if it were its limit.
std::string more_digits(double value, const std::string& words) {
  return words.ends_with('%') ? fmt::format("{:.7g}%", 100 * value) : fmt::format("{:.7g}", value);
}

// The figure and what was asked of it.
struct Told {
  std::string number;
  std::vector<std::string> asked;
};

Told told(const ClauseEvidence& evidence) {
  Told told{number_words(evidence.figure, evidence.kind, evidence.subject), {}};
  for (const auto& [relation, limit] : evidence.asked) {
    std::string words = number_words(limit, evidence.kind, evidence.subject);
    if (words == told.number && static_cast<float>(evidence.figure) != static_cast<float>(limit)) {
      told.number = more_digits(evidence.figure, words);
      words = more_digits(limit, words);
    }
    told.asked.push_back(fmt::format("{} {}", words_of(relation), words));
  }
  return told;
}

} // namespace

std::string measured_words(const ClauseEvidence& evidence) {
  return figure_sentence(evidence.kind, evidence.subject, told(evidence).number);
}

bool says_something(const ClauseEvidence& evidence) {
  if (evidence.kind != ClauseFigure::share || !evidence.holds) return true;
  return std::ranges::any_of(evidence.asked, [](const auto& asked) {
    const auto& [relation, limit] = asked;
    const bool is_floor = relation == BoundRelation::at_least && limit <= 0;
    const bool is_ceiling = relation == BoundRelation::at_most && limit >= 1;
    return !is_floor && !is_ceiling;
  });
}

std::string evidence_words(const ClauseEvidence& evidence) {
  const auto [number, asked] = told(evidence);
  return fmt::format("{}, {} asked", figure_sentence(evidence.kind, evidence.subject, number),
                     fmt::join(asked, " and "));
}

} // namespace ilk
