#include "words/track_words.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "facts/figure.h"
#include "words/counted.h"

namespace ilk {
namespace {

std::string between_words(const Track& track, std::size_t step) {
  return fmt::format("from {} to {}", track.periods[step].label, track.periods[step + 1].label);
}

std::string rough_count(double customers) {
  return figure::count(static_cast<std::uint64_t>(customers + 0.5)).text;
}

std::uint64_t sum_of(const std::vector<std::uint64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

} // namespace

std::string periods_words(const Track& track) {
  std::string words;
  for (std::size_t t = 0; t < track.periods.size(); ++t) {
    if (t > 0) words += t + 1 == track.periods.size() ? " and " : ", ";
    words += track.periods[t].label;
  }
  return words;
}

std::string track_headline(const Track& track) {
  const auto latest = static_cast<std::uint64_t>(std::ranges::count_if(
      track.warnings, [&](const TrackWarning& each) { return track.is_latest(each); }));
  const std::string between = between_words(track, track.steps.size() - 1);
  if (latest == 0) return fmt::format("Nothing has changed beyond chance {}.", between);
  return fmt::format("{} beyond chance {}.", counted(latest, "change"), between);
}

std::string step_words(const Track& track, std::size_t step) {
  const TrackStep& made = track.steps[step];
  std::string words =
      fmt::format("{} {} of {} moved to another segment", between_words(track, step),
                  figure::count(made.moved).text, counted(made.in_both, "customer"));
  words[0] = 'F';
  words += fmt::format(
      " ({}; as customers go, {} to {}), {} of them near a border between segments",
      figure::share(static_cast<double>(made.moved) / static_cast<double>(made.in_both)).text,
      figure::share(made.moved_interval.low).text, figure::share(made.moved_interval.high).text,
      figure::count(made.moved - made.moved_firm).text);
  return words + fmt::format("; {} left and {} entered.", figure::count(sum_of(made.left)).text,
                             figure::count(sum_of(made.entered)).text);
}

std::string line_name(const Track& track, std::size_t line) {
  const std::string& name = track.lines[line].name;
  for (std::size_t other = 0; other < line; ++other)
    if (track.lines[other].name == name) {
      const auto& places = track.lines[line].places;
      const auto first =
          std::ranges::find_if(places, [](const auto& each) { return each.has_value(); });
      return fmt::format("{} (since {})", name,
                         track.periods[static_cast<std::size_t>(first - places.begin())].label);
    }
  return name;
}

std::string warning_words(const Track& track, const TrackWarning& warning) {
  const std::string name = line_name(track, warning.line),
                    between = between_words(track, warning.step),
                    seen = figure::count(warning.observed).text,
                    of = figure::count(warning.of).text;
  const std::string other_way =
      rough_count(2 * warning.expected - static_cast<double>(warning.observed));
  switch (warning.sign) {
  case TrackSign::grows:
    return fmt::format("{} grows {}: {} customers came from other segments and {} went to them.",
                       name, between, seen, other_way);
  case TrackSign::shrinks:
    return fmt::format("{} shrinks {}: {} customers went to other segments and {} came from them.",
                       name, between, seen, other_way);
  case TrackSign::flow:
    return fmt::format("More customers than before went {} over to {} {}: {} of {}, where the rate "
                       "of the time before gives {}.",
                       "from " + name, line_name(track, *warning.to), between, seen, of,
                       rough_count(warning.expected));
  case TrackSign::leaves:
    return fmt::format("{} loses more customers than the others {}: {} of {} are gone, where {} "
                       "were to be expected.",
                       name, between, seen, of, rough_count(warning.expected));
  case TrackSign::enters:
    break;
  }
  return fmt::format("{} of the new customers are in {} {}, where {} were to be expected.", seen,
                     name, between, rough_count(warning.expected));
}

std::string chance_words(const Track& track) {
  return fmt::format(
      "{} were held against chance: whether as many customers come as go, whether a way is taken "
      "more often than in the periods before, and whether customers leave and enter everywhere "
      "alike. What is told here is beyond chance for all of them together: in 95 of 100 such "
      "reports nothing would be told if nothing had changed. Moves of customers near a border "
      "between segments, which come of fitting anew, are not counted for it, nor is what concerns "
      "less than 1% of a segment.",
      counted(track.asked, "change"));
}

std::string size_words(const Track& track, std::size_t line, std::size_t period) {
  if (!track.lines[line].places[period]) return "–";
  const std::uint64_t size = track.sizes[line][period];
  const auto all = static_cast<double>(track.periods[period].customers.size());
  return fmt::format("{} ({})", figure::count(size).text,
                     figure::share(static_cast<double>(size) / all).text);
}

} // namespace ilk
