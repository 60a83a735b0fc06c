#include "report/track_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/one_line.h"
#include "facts/figure.h"
#include "report/markdown.h"

namespace ilk {
namespace {

std::string header_of(const Track& track, const char* first) {
  std::string head = fmt::format("| {} |", first), rule = "| --- |";
  for (const TrackedPeriod& period : track.periods) {
    head += " " + markdown(period.label) + " |";
    rule += " --: |";
  }
  return head + "\n" + rule + "\n";
}

std::string sizes_table(const Track& track) {
  std::string text = header_of(track, "segment");
  for (std::size_t line = 0; line < track.lines.size(); ++line) {
    text += "| " + markdown(line_name(track, line)) + " |";
    for (std::size_t t = 0; t < track.periods.size(); ++t)
      text += " " + size_words(track, line, t) + " |";
    text += "\n";
  }
  return text;
}

std::string value_table(const ToldTrack& told) {
  const Track& track = told.track;
  std::string text = header_of(track, "segment");
  for (std::size_t line = 0; line < track.lines.size(); ++line) {
    text += "| " + markdown(line_name(track, line)) + " |";
    for (std::size_t t = 0; t < track.periods.size(); ++t) {
      const auto value = track.value(line, t);
      text += " " + (value ? figure::number(*value).text : "–") + " |";
    }
    text += "\n";
  }
  return text;
}

std::string flows_table(const Track& track, std::size_t step) {
  const TrackStep& made = track.steps[step];
  std::string head = "| from \\ to |", rule = "| --- |";
  std::vector<std::size_t> to, from;
  for (std::size_t line = 0; line < track.lines.size(); ++line) {
    if (track.lines[line].places[step]) from.push_back(line);
    if (!track.lines[line].places[step + 1]) continue;
    to.push_back(line);
    head += " " + markdown(line_name(track, line)) + " |";
    rule += " --: |";
  }
  std::string text = head + " left |\n" + rule + " --: |\n";
  for (const std::size_t a : from) {
    text += "| " + markdown(line_name(track, a)) + " |";
    for (const std::size_t b : to) {
      std::uint64_t customers = 0;
      for (const Flow& flow : made.flows)
        if (flow.from == a && flow.to == b) customers = flow.customers;
      text += " " + figure::count(customers).text + " |";
    }
    text += " " + figure::count(made.left[a]).text + " |\n";
  }
  text += "| entered |";
  for (const std::size_t b : to) text += " " + figure::count(made.entered[b]).text + " |";
  return text + " |\n";
}

std::string warnings_list(const Track& track, bool latest) {
  std::string text;
  for (const TrackWarning& warning : track.warnings)
    if (track.is_latest(warning) == latest)
      text += "- " + markdown(warning_words(track, warning)) + "\n";
  return text;
}

} // namespace

std::string track_markdown(const ToldTrack& told) {
  const Track& track = told.track;
  std::string text = fmt::format("# Segments over time: {}\n\n**{}** {}\n",
                                 markdown(periods_words(track)), markdown(track_headline(track)),
                                 markdown(step_words(track, track.steps.size() - 1)));
  if (const std::string list = warnings_list(track, true); !list.empty())
    text += "\n## Early warnings\n\n" + list;
  if (const std::string list = warnings_list(track, false); !list.empty())
    text += "\n## Beyond chance in earlier periods\n\n" + list;
  text += "\n## Customers\n\n" + sizes_table(track);
  if (!told.value_label.empty())
    text += fmt::format("\n## {}{}\n\n{}", markdown("Value: " + told.value_label),
                        told.value_unit.empty() ? "" : markdown(", " + told.value_unit),
                        value_table(told));
  text += "\n## Who went where\n";
  for (std::size_t step = track.steps.size(); step-- > 0;)
    text += fmt::format("\n### {} to {}\n\n{}\n\n{}", markdown(track.periods[step].label),
                        markdown(track.periods[step + 1].label), markdown(step_words(track, step)),
                        flows_table(track, step));
  return text + "\n## What chance means here\n\n" + markdown(chance_words(track)) + "\n";
}

std::string track_console(const ToldTrack& told) {
  const Track& track = told.track;
  std::string text = one_line(track_headline(track)) + "\n";
  for (const TrackWarning& warning : track.warnings)
    if (track.is_latest(warning)) text += "  " + one_line(warning_words(track, warning)) + "\n";
  text += "\n";
  for (std::size_t step = 0; step < track.steps.size(); ++step)
    text += one_line(step_words(track, step)) + "\n";
  text += "\n";
  for (std::size_t line = 0; line < track.lines.size(); ++line) {
    for (std::size_t t = 0; t < track.periods.size(); ++t) {
      const std::string words = size_words(track, line, t);
      const auto bytes = words == "–" ? std::size_t{1} : words.size();
      text += std::string(bytes < 16 ? 16 - bytes : 1, ' ') + words;
    }
    text += "  " + one_line(line_name(track, line)) + "\n";
  }
  return text;
}

} // namespace ilk
