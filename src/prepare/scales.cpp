#include "prepare/scales.h"

namespace ilk {

// A file each. What stands here is all that there is: a new one is named twice below.
extern const ScaleMethod standard_scale, robust_scale, no_scale;

MethodList<ScaleMethod>& scale_methods() {
  static MethodList<ScaleMethod> list("scale", {&standard_scale, &robust_scale, &no_scale});
  return list;
}

std::vector<std::string_view> names_of_scales() {
  return scale_methods().names();
}

std::optional<Scale> scale_from(std::string_view name) {
  const ScaleMethod* found = scale_methods().find(name);
  return found == nullptr ? std::nullopt : std::optional(Scale{found->name});
}

} // namespace ilk
