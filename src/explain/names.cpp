#include "explain/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "explain/naming.h"
#include "explain/ranked_column.h"
#include "summary/redraw.h"

namespace ilk {
namespace {

constexpr std::size_t drivers_to_name = 12; // of each segment

std::vector<std::size_t> columns_to_name(const std::vector<Segment>& segments) {
  std::set<std::size_t> columns;
  for (const Segment& segment : segments)
    for (std::size_t d = 0; d < std::min(drivers_to_name, segment.drivers.size()); ++d)
      columns.insert(segment.drivers[d].attribute);
  return {columns.begin(), columns.end()};
}

Redrawings redraw(Execution& execution, std::size_t rows, std::uint64_t seed) {
  Redrawings redrawings{name_redrawings, std::vector<std::uint8_t>(rows * name_redrawings)};
  execution.for_each(name_redrawings, [&](std::size_t r) {
    const RandomStream stream(seed, Purpose::name_votes, static_cast<std::uint32_t>(r));
    for (const std::uint32_t row : redrawn_rows(rows, stream))
      ++redrawings.weight[row * name_redrawings + r];
  });
  return redrawings;
}

using Areas = std::vector<std::vector<double>>; // [column][segment]

// For every redrawing the areas of these columns.
std::vector<Areas> areas_anew(Execution& execution, const NamingBasis& basis,
                              const std::vector<std::size_t>& columns, std::size_t segments) {
  const std::size_t rows = basis.sample.size();
  const Redrawings redrawings = redraw(execution, rows, basis.seed);
  std::vector<std::uint32_t> labels(rows);
  for (std::size_t i = 0; i < rows; ++i) labels[i] = basis.labels[basis.sample[i]];
  std::vector<Areas> areas(name_redrawings, Areas(columns.size()));
  execution.for_each(columns.size(), [&](std::size_t c) {
    std::vector<float> values(rows);
    for (std::size_t i = 0; i < rows; ++i) values[i] = basis.columns[columns[c]][basis.sample[i]];
    auto of_column = redrawn_areas(ranked_column(values), labels, segments, redrawings);
    for (std::size_t r = 0; r < name_redrawings; ++r) areas[r][c] = std::move(of_column[r]);
  });
  return areas;
}

// How often each segment was given each name.
using Votes = std::vector<std::map<std::string, std::size_t>>;

std::size_t agreement(const Votes& votes, const std::vector<MadeName>& names) {
  std::size_t sum = 0;
  for (std::size_t g = 0; g < names.size(); ++g) {
    const auto found = votes[g].find(names[g].text);
    if (found != votes[g].end()) sum += found->second;
  }
  return sum;
}

} // namespace

void name_segments(Execution& execution, const NamingBasis& basis, std::vector<Segment>& segments) {
  const NamePhrases phrases(basis.preparation, segments, basis.population, basis.redundancy,
                            columns_to_name(segments));
  const auto& columns = phrases.columns();
  Areas of_all;
  for (const std::size_t column : columns) of_all.push_back(basis.areas[column]);
  const auto anew = areas_anew(execution, basis, columns, segments.size());
  std::vector<std::vector<MadeName>> made(name_redrawings);
  execution.for_each(name_redrawings, [&](std::size_t r) {
    made[r] = make_names(phrases, anew[r], segments.size());
  });
  Votes votes(segments.size());
  for (const auto& names : made)
    for (std::size_t g = 0; g < segments.size(); ++g) ++votes[g][names[g].text];
  made.insert(made.begin(), make_names(phrases, of_all, segments.size()));
  const auto& best = *std::ranges::max_element(
      made, {}, [&](const std::vector<MadeName>& names) { return agreement(votes, names); });

  for (std::size_t g = 0; g < segments.size(); ++g) {
    Segment& segment = segments[g];
    segment.name = best[g].text;
    segment.name_stability =
        static_cast<double>(votes[g][segment.name]) / static_cast<double>(name_redrawings);
    for (const PhraseCandidate& each : best[g].phrases) {
      const std::size_t attribute = columns[each.column];
      segment.name_origin.push_back({phrases.text(each.phrase), attribute, each.high,
                                     segment.attributes[attribute].difference,
                                     basis.areas[attribute][g]});
    }
  }
}

} // namespace ilk
