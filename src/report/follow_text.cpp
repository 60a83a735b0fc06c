#include "report/follow_text.h"

#include <fmt/format.h>

#include "report/markdown.h"
#include "words/follow_words.h"

namespace ilk {
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
  std::string text = fmt::format("\n## {}\n\n", markdown(followed_heading(followed->file)));
  for (const std::string& line : follow_lines(followed, segments))
    text += "- " + markdown(line) + "\n";
  const auto renumbered = renumbered_lines(followed, segments);
  if (!renumbered.empty()) text += "\n" + renumbered_heading() + "\n\n";
  for (const std::string& line : renumbered) text += "- " + markdown(line) + "\n";
  return text;
}

} // namespace ilk
