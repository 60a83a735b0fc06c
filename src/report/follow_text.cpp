#include "report/follow_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/letter_case.h"
#include "base/one_line.h"
#include "report/markdown.h"

namespace ilk {
namespace {

std::string whole_percent(double share) {
  return fmt::format("{:.0f}%", 100 * share);
}

std::string line_of(const Segment& segment) {
  if (!segment.follows) return fmt::format("{} {}: new", segment.id, segment.name);
  const Followed& old = *segment.follows;
  std::string name;
  if (!old.keeps_name)
    name = "; the old name does not go on";
  else if (without_capitals(segment.made_name) != without_capitals(segment.name))
    name = fmt::format("; made from the data it would be {}", segment.made_name);
  return fmt::format("{} {}: follows {} {} ({} of its customers are from there, {} of those there "
                     "are in it{})",
                     segment.id, segment.name, old.id, old.name, whole_percent(old.from_old),
                     whole_percent(old.of_old), name);
}

} // namespace

std::vector<std::string> follow_lines(const std::optional<FollowedModel>& followed,
                                      const std::vector<Segment>& segments) {
  std::vector<std::string> lines;
  if (!followed) return lines;
  for (const Segment& segment : segments) lines.push_back(one_line(line_of(segment)));
  for (std::size_t old = 0; old < followed->names.size(); ++old)
    if (std::ranges::none_of(segments, [&](const Segment& segment) {
          return segment.follows && segment.follows->id == old + 1;
        }))
      lines.push_back(
          one_line(fmt::format("old segment {} {}: gone", old + 1, followed->names[old])));
  return lines;
}

std::vector<std::string> renumbered_lines(const std::optional<FollowedModel>& followed,
                                          const std::vector<Segment>& segments) {
  std::vector<std::string> lines;
  if (!followed) return lines;
  for (const Segment& segment : segments) {
    if (segment.id > followed->names.size()) continue; // was nobody's
    const auto& old = segment.follows;
    const bool same = old && old->id == segment.id;
    if (same && old->from_old >= 0.5) continue;
    const std::string before =
        same  ? fmt::format("{} of its customers were there", whole_percent(old->from_old))
        : old ? fmt::format("{} before", old->id)
              : "new";
    lines.push_back(one_line(fmt::format("number {} was {}, and now is {} ({})", segment.id,
                                         followed->names[segment.id - 1], segment.name, before)));
  }
  return lines;
}

std::string follow_text(const std::optional<FollowedModel>& followed,
                        const std::vector<Segment>& segments) {
  if (!followed) return "";
  std::string text = fmt::format("\nSegments after {}:\n\n", followed->file);
  for (const std::string& line : follow_lines(followed, segments)) text += "  " + line + "\n";
  return text;
}

std::string follow_markdown(const std::optional<FollowedModel>& followed,
                            const std::vector<Segment>& segments) {
  if (!followed) return "";
  std::string text =
      fmt::format("\n## What has become of the segments of {}\n\n", markdown(followed->file));
  for (const std::string& line : follow_lines(followed, segments))
    text += "- " + markdown(line) + "\n";
  const auto renumbered = renumbered_lines(followed, segments);
  if (!renumbered.empty()) text += "\nNumbers that stand for others than before:\n\n";
  for (const std::string& line : renumbered) text += "- " + markdown(line) + "\n";
  return text;
}

} // namespace ilk
