// What a number's unit becomes: a file each (scale_*.cpp).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/method_list.h"
#include "model/known_values.h"

namespace ilk {

/// A value t becomes (t - center) / scale.
struct CenterAndScale {
  double center = 0;
  double scale = 1; ///< above 0
};

struct ScaleMethod {
  std::string_view name;
  std::string_view help = {}; ///< for those who choose; not where the name says it

  /// Of the transformed values, which are not all equal; nothing where it cannot tell, and the
  /// standard one stands in.
  std::optional<CenterAndScale> (*fit)(const KnownValues& values);
};

/// All of them. May be added to by AddedMethod.
MethodList<ScaleMethod>& scale_methods();

/// One of them by its name. The constants are those that ilk itself speaks of.
struct Scale {
  std::string_view name;
  bool operator==(const Scale&) const = default;

  static const Scale standard;
  static const Scale robust;
};
inline constexpr Scale Scale::standard{"standard"};
inline constexpr Scale Scale::robust{"robust"};

inline std::string_view name_of(Scale scale) {
  return scale.name;
}
std::vector<std::string_view> names_of_scales();
std::optional<Scale> scale_from(std::string_view name);

} // namespace ilk
