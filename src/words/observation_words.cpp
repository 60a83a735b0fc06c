#include "words/observation_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/figure.h"
#include "facts/observation_fact.h"
#include "profile/observed_columns.h"
#include "table/column_name.h"
#include "words/column_words.h"
#include "words/counted.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

using Attributes = std::vector<ColumnSchema>;

// The columns of an observation in words.
class Columns {
 public:
  Columns(const Observation& observation, const Attributes& attributes)
      : observation_(observation), attributes_(attributes) {}

  const ColumnSchema& operator[](std::size_t c) const {
    return attributes_[observation_.columns[c]];
  }
  std::string label(std::size_t c) const { return label_of((*this)[c]); }
  std::string opening(std::size_t c) const { return sentence_start(label(c)); }
  std::string value(std::size_t c, double value) const {
    return figure::of_column(value, (*this)[c]).text;
  }

 private:
  const Observation& observation_;
  const Attributes& attributes_;
};

std::string shared(const Observation& made) {
  return figure::share(made.estimate).text;
}

std::string correlation(double r) {
  return figure::decimal(r, 2).text;
}

std::string direction(double r) {
  return r > 0 ? "rise together" : "run against each other";
}

std::string middle_of(const Observation& made) {
  return made.has_means ? "mean" : "median";
}

std::string share_sentence(const Observation& made, const Columns& of) {
  if (const auto* zeros = std::get_if<ZeroShare>(&made.details))
    return fmt::format("{}: {} of the customers are at zero; the median of the others is {}.",
                       of.opening(0), shared(made), of.value(0, zeros->median_of_others));
  const auto& round = std::get<RoundShare>(made.details);
  const std::string at = of.value(0, round.at);
  return round.is_much
             ? fmt::format("{}: {} of the customers are at {} or below, though it reaches {}.",
                           of.opening(0), shared(made), at, of.value(0, round.highest))
             : fmt::format("{}: only {} of the customers are at {} or below, though it starts at "
                           "{}.",
                           of.opening(0), shared(made), at, of.value(0, round.lowest));
}

std::string together_sentence(const Observation& made, const Columns& of) {
  return fmt::format("{} and {} {} (rank correlation {}): from the lowest to the highest group by "
                     "{}, the {} of {} goes from {} to {}.",
                     of.opening(0), of.label(1), direction(made.estimate),
                     correlation(made.estimate), of.label(0), middle_of(made), of.label(1),
                     of.value(1, made.bars.front().value), of.value(1, made.bars.back().value));
}

std::string unrelated_sentence(const Observation& made, const Columns& of) {
  return fmt::format(
      "{} and {} have next to nothing to do with each other: rank correlation {} ({} to {}).",
      of.opening(0), of.label(1), figure::correlation(made.estimate).text,
      figure::correlation(made.interval.low).text, figure::correlation(made.interval.high).text);
}

std::string within_sentence(const Observation& made, const Columns& of) {
  const auto& within = std::get<RelationWithin>(made.details);
  std::vector<std::string> list;
  for (const PlotBar& bar : made.bars) list.push_back(correlation(bar.value));
  const std::string in_parts =
      fmt::format("{} in its {}", enumerated(list),
                  within.are_thirds ? "lower, middle and upper third" : "parts from low to high");
  if (made.kind == ObservationKind::regardless)
    return fmt::format("{} and {} {} whatever the {}: rank correlation {}, {} over all.",
                       of.opening(0), of.label(1), direction(within.whole), of.label(2), in_parts,
                       correlation(within.whole));
  return fmt::format(
      "{} and {} {} (rank correlation {}), but {} the customers are alike in {}: {}.",
      of.opening(0), of.label(1), direction(within.whole), correlation(within.whole),
      within.turns ? "the relation turns where" : "not where", of.label(2), in_parts);
}

std::string source_sentence(const Observation& made, const Columns& of) {
  static constexpr const char* thirds[] = {"lower third", "middle third", "upper third"};
  const auto& source = std::get<TotalSource>(made.details);
  std::vector<std::string> places;
  for (std::size_t p = 0; p < source.places.size(); ++p) {
    const TotalSource::Place& place = source.places[p];
    places.push_back(
        place.third
            ? fmt::format("in the {} by {}", thirds[*place.third], of.label(p + 1))
            : fmt::format("{} in {}", span_words(place.values, of[p + 1]), of.label(p + 1)));
  }
  return fmt::format("{} of the total of {} comes from the {} of customers who are {}.",
                     shared(made), of.label(0), figure::share(source.customers).text,
                     fmt::join(places, " and "));
}

std::string above_words(const Columns& of, std::size_t c, double above) {
  return fmt::format("above {} in {}", of.value(c, above), of.label(c));
}

std::string exclusion_sentence(const Observation& made, const Columns& of) {
  const auto& exclusion = std::get<Exclusion>(made.details);
  const std::string few = made.estimate == 0 ? "none is" : fmt::format("only {} are", shared(made));
  return fmt::format("Of the customers {}, {} {}, against {} of the others.",
                     above_words(of, 0, exclusion.high_above), few,
                     above_words(of, 1, exclusion.seldom_above),
                     figure::share(exclusion.usual).text);
}

std::string middles_sentence(const Observation& made, const GroupMiddles& groups,
                             const Columns& of) {
  const auto group = [&](const GroupMiddles::Middle& at) { return of.value(1, at.group); };
  const auto middle = [&](const GroupMiddles::Middle& at) { return of.value(0, at.middle); };
  if (groups.trend != 0)
    return fmt::format(
        "{} by {}: the {} {} from {} at {} to {} at {} (rank correlation {}).", of.opening(0),
        of.label(1), middle_of(made), groups.trend > 0 ? "rises" : "falls", middle(groups.first),
        group(groups.first), middle(groups.last), group(groups.last), correlation(groups.trend));
  return fmt::format("{} by {}: the {} is highest for {} ({}) and lowest for {} ({}).",
                     of.opening(0), of.label(1), middle_of(made), group(groups.highest),
                     middle(groups.highest), group(groups.lowest), middle(groups.lowest));
}

std::string groups_sentence(const Observation& made, const Columns& of) {
  if (const auto* middles = std::get_if<GroupMiddles>(&made.details))
    return middles_sentence(made, *middles, of);
  const auto& shares = std::get<GroupShares>(made.details);
  return fmt::format("{} = {} is most frequent where {} is {} ({}) and least where it is {} ({}).",
                     of.opening(0), of.value(0, shares.level), of.label(1),
                     of.value(1, shares.high_group), figure::share(shares.high_share).text,
                     of.value(1, shares.low_group), figure::share(shares.low_share).text);
}

// What the estimate of a kind is.
std::string estimate_name(ObservationKind kind) {
  switch (kind) {
  case ObservationKind::share:
    return "Share of the customers";
  case ObservationKind::concentration:
  case ObservationKind::comes_from:
    return "Share of the total";
  case ObservationKind::hardly_ever:
    return "Share of these customers";
  case ObservationKind::together:
  case ObservationKind::unrelated:
    return "Rank correlation";
  case ObservationKind::regardless:
    return "Rank correlation in the part where it is weakest";
  case ObservationKind::explained:
    return "Rank correlation within a part";
  case ObservationKind::groups:
    return "Size of the difference, from 0 to 1";
  }
  return "";
}

} // namespace

std::string observation_sentence(const Observation& observation, const Attributes& attributes) {
  const Columns of(observation, attributes);
  switch (observation.kind) {
  case ObservationKind::share:
    return share_sentence(observation, of);
  case ObservationKind::concentration:
    return fmt::format("{}: the fifth of customers who are highest make {} of the total.",
                       of.opening(0), shared(observation));
  case ObservationKind::together:
    return together_sentence(observation, of);
  case ObservationKind::unrelated:
    return unrelated_sentence(observation, of);
  case ObservationKind::regardless:
  case ObservationKind::explained:
    return within_sentence(observation, of);
  case ObservationKind::comes_from:
    return source_sentence(observation, of);
  case ObservationKind::hardly_ever:
    return exclusion_sentence(observation, of);
  case ObservationKind::groups:
    return groups_sentence(observation, of);
  }
  return "";
}

std::string observed_columns_words(std::size_t columns) {
  if (columns <= most_observed_columns) return "";
  return fmt::format("Observations are of {} of the {} columns: those that go most with any other.",
                     most_observed_columns, figure::count(columns).text);
}

std::string heading_of(ObservationKind kind) {
  switch (kind) {
  case ObservationKind::share:
    return "One attribute";
  case ObservationKind::concentration:
    return "Concentration";
  case ObservationKind::together:
    return "Relation";
  case ObservationKind::unrelated:
    return "No relation";
  case ObservationKind::regardless:
    return "Relation that holds throughout";
  case ObservationKind::explained:
    return "Relation explained by a third";
  case ObservationKind::comes_from:
    return "Source of a total";
  case ObservationKind::hardly_ever:
    return "Seldom together";
  case ObservationKind::groups:
    return "Groups that differ";
  }
  return "";
}

std::string observation_figures(const Observation& observation) {
  const auto shown = [&](double value) { return estimate_figure(observation.kind, value); };
  const Figure low = shown(observation.interval.low), high = shown(observation.interval.high);
  std::string text = fmt::format(
      "{}: {}{} · n = {}", estimate_name(observation.kind), shown(observation.estimate).text,
      low.exists() && high.exists() ? fmt::format(" (95% interval {} to {})", low.text, high.text)
                                    : "",
      counted(observation.customers, "customer"));
  if (const Figure q = figure::p_value(observation.q_value); q.exists())
    text += " · false discovery rate " + q.text;
  return text;
}

} // namespace ilk
