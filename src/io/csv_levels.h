// The levels of a category as they are met in a text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ilk::csv {

class Levels {
 public:
  /// With `known` levels, others get the code known.size(); without, they get codes as they come.
  explicit Levels(const std::vector<std::string>& known = {});

  /// The code of a level; whole, and exact as a float.
  float code_of(std::string_view level);

  /// By code.
  const std::vector<std::string>& names() const { return names_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  bool open_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> codes_;
};

/// The levels of all parts, ascending by their bytes, and for each part the place of each of its
/// codes among them.
struct JoinedLevels {
  std::vector<std::string> names;
  std::vector<std::vector<float>> places;
};

JoinedLevels join(const std::vector<const Levels*>& parts);

} // namespace ilk::csv
