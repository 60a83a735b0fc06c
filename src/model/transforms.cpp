#include "model/transforms.h"

namespace ilk {

// A file each. What stands here is all that there is: a new one is named twice below.
extern const Transform log1p_transform, yeo_johnson_transform, rank_gauss_transform,
    winsorise_transform;

void Transform::change(std::span<double> values, const TransformFigures& figures) const {
  if (apply_to_all != nullptr) return apply_to_all(values, figures);
  for (double& value : values) value = apply(value, figures);
}

MethodList<Transform>& transforms() {
  static MethodList<Transform> list("transform",
                                    {&no_transform, &log1p_transform, &yeo_johnson_transform,
                                     &rank_gauss_transform, &winsorise_transform});
  return list;
}

std::vector<std::string_view> names_of_tails() {
  auto names = transforms().names();
  names.insert(names.begin(), Tail::automatic.name);
  return names;
}

std::optional<Tail> tail_from(std::string_view name) {
  if (name == Tail::automatic.name) return Tail::automatic;
  const Transform* found = transforms().find(name);
  return found == nullptr ? std::nullopt : std::optional(Tail{found->name});
}

} // namespace ilk
