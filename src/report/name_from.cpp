#include "report/name_from.h"

#include <algorithm>

#include "base/letter_case.h"

namespace ilk {

std::string_view name_from(const std::vector<Segment>& segments, std::size_t segment) {
  const Segment& own = segments.at(segment);
  if (own.follows && own.follows->keeps_name) return "followed";
  if (own.name == own.made_name) return "made";
  const auto has_made_name = [&](const Segment& other) {
    return other.id != own.id && without_capitals(other.name) == without_capitals(own.made_name);
  };
  const bool extended =
      own.name.starts_with(own.made_name + ", ") || own.name.starts_with(own.made_name + " ");
  return extended && std::ranges::any_of(segments, has_made_name) ? "gave way" : "given";
}

} // namespace ilk
