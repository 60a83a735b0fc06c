#include "io/csv_levels.h"

#include <algorithm>

#include "table/short_text.h"

namespace ilk::csv {

Levels::Levels(const std::vector<std::string>& known) : open_(known.empty()), names_(known) {
  for (std::uint32_t code = 0; code < names_.size(); ++code) codes_.emplace(names_[code], code);
}

float Levels::code_of(std::string_view level) {
  if (is_too_long(level)) return code_of(short_text(level));
  const auto found = codes_.find(level);
  if (found != codes_.end()) return static_cast<float>(found->second);
  const auto code = static_cast<std::uint32_t>(names_.size());
  if (open_) {
    names_.emplace_back(level);
    codes_.emplace(names_.back(), code);
  }
  return static_cast<float>(code);
}

JoinedLevels join(const std::vector<const Levels*>& parts) {
  JoinedLevels joined;
  for (const Levels* part : parts)
    joined.names.insert(joined.names.end(), part->names().begin(), part->names().end());
  std::ranges::sort(joined.names);
  joined.names.erase(std::unique(joined.names.begin(), joined.names.end()), joined.names.end());
  for (const Levels* part : parts) {
    std::vector<float>& places = joined.places.emplace_back();
    for (const std::string& name : part->names())
      places.push_back(
          static_cast<float>(std::ranges::lower_bound(joined.names, name) - joined.names.begin()));
  }
  return joined;
}

} // namespace ilk::csv
