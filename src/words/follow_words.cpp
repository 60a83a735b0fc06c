#include "words/follow_words.h"

#include <fmt/format.h>

#include "base/letter_case.h"
#include "base/one_line.h"
#include "facts/figure.h"

namespace ilk {
namespace {

std::string share_words(double share) {
  return figure::rough_share(share).text;
}

std::string line_of(const Segment& segment) {
  if (!segment.follows) return fmt::format("{} {}: new", segment.id, segment.name);
  const Followed& old = *segment.follows;
  std::string name;
  if (!old.keeps_name)
    name = "; the old name does not go on";
  else if (without_capitals(segment.made_name) != without_capitals(segment.name))
    name = fmt::format("; made from the data it would be {}", segment.made_name);
  return fmt::format("{} {}: follows {} {} ({} of its customers were there, {} of those there "
                     "are here now{})",
                     segment.id, segment.name, old.id, old.name, share_words(old.from_old),
                     share_words(old.of_old), name);
}

std::string before_words(const Segment& segment) {
  const auto& old = segment.follows;
  if (!old) return "new";
  if (old->id != segment.id) return fmt::format("{} before", old->id);
  return share_words(old->from_old) + " of its customers were there";
}

} // namespace

std::vector<std::string> follow_lines(const std::optional<FollowedModel>& followed,
                                      const std::vector<Segment>& segments) {
  std::vector<std::string> lines;
  if (!followed) return lines;
  for (const Segment& segment : segments) lines.push_back(one_line(line_of(segment)));
  for (std::uint32_t old = 1; old <= followed->names.size(); ++old)
    if (!goes_on(segments, old))
      lines.push_back(
          one_line(fmt::format("old segment {} {}: gone", old, followed->names[old - 1])));
  return lines;
}

std::vector<std::string> renumbered_lines(const std::optional<FollowedModel>& followed,
                                          const std::vector<Segment>& segments) {
  std::vector<std::string> lines;
  if (!followed) return lines;
  for (const Segment& segment : segments) {
    if (segment.id > followed->names.size() || !stands_for_others(segment)) continue;
    lines.push_back(one_line(fmt::format("number {} was {}, and now is {} ({})", segment.id,
                                         followed->names[segment.id - 1], segment.name,
                                         before_words(segment))));
  }
  return lines;
}

std::string followed_heading(const std::string& file) {
  return "What has become of the segments of " + file;
}

std::string renumbered_heading() {
  return "Numbers that stand for others than before:";
}

} // namespace ilk
