#include "strategy/play_match.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "profile/figure_words.h"
#include "strategy/clause_figures.h"

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

// Values are floats, so that a median of 0.8 in cells is met by a limit of 0.8.
bool is_met(double value, BoundRelation relation, double limit) {
  return is_within(static_cast<float>(value), relation, static_cast<float>(limit));
}

// More digits, for a figure that would look as if it were its limit.
std::string more_digits(double value, const std::string& words) {
  return words.ends_with('%') ? fmt::format("{:.7g}%", 100 * value) : fmt::format("{:.7g}", value);
}

double miss_of(double figure, double limit) {
  if (!std::isfinite(figure)) return 1;
  constexpr double least = 1e-12; // below and at the limit itself
  const double larger = std::max(std::abs(figure), std::abs(limit));
  return larger == 0 ? least : std::max(least, std::abs(figure - limit) / larger);
}

ClauseEvidence evidence_of(const Clause& clause, const ClauseSubject& subject, double figure) {
  ClauseEvidence evidence;
  evidence.figure = figure;
  evidence.holds = std::isfinite(figure);
  std::string number = number_words(figure, clause.figure, subject);
  std::vector<std::string> asked;
  for (const auto& [relation, limit] : clause.bounds) {
    const bool met = is_met(figure, relation, limit);
    evidence.holds = evidence.holds && met;
    if (!met) evidence.miss = std::max(evidence.miss, miss_of(figure, limit));
    std::string words = number_words(limit, clause.figure, subject);
    if (words == number && static_cast<float>(figure) != static_cast<float>(limit)) {
      number = more_digits(figure, words);
      words = more_digits(limit, words);
    }
    asked.push_back(fmt::format("{} {}", words_of(relation), words));
  }
  evidence.measured = figure_sentence(clause.figure, subject, number);
  evidence.text = fmt::format("{}, {} asked", evidence.measured, fmt::join(asked, " and "));
  return evidence;
}

} // namespace

std::vector<std::vector<SegmentMatch>> match_plays(Execution& execution, const Playbook& playbook,
                                                   const SegmentedCustomers& customers) {
  std::vector<std::vector<SegmentMatch>> matches;
  for (const Play& play : playbook.plays) {
    std::vector<SegmentMatch> segments(customers.explanation.segments.size(), {true, {}});
    for (const Clause& clause : play.segment) {
      const ClauseFigures figures = figures_for(execution, clause, playbook, customers);
      for (std::size_t g = 0; g < segments.size(); ++g) {
        segments[g].evidence.push_back(evidence_of(clause, figures.subject, figures.by_segment[g]));
        segments[g].fires = segments[g].fires && segments[g].evidence.back().holds;
      }
    }
    matches.push_back(std::move(segments));
  }
  return matches;
}

} // namespace ilk
