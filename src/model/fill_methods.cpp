#include "model/fill_methods.h"

namespace ilk {

// A file each. What stands here is all that there is: a new one is named twice below.
extern const FillMethod mean_fill, zero_fill, constant_fill, neighbour_fill, ridge_fill;

MethodList<FillMethod>& fill_methods() {
  static MethodList<FillMethod> list(
      "fill", {&median_fill, &mean_fill, &zero_fill, &constant_fill, &neighbour_fill, &ridge_fill});
  return list;
}

std::vector<std::string_view> names_of_fills() {
  auto names = fill_methods().names();
  names.insert(names.begin(), Fill::automatic.name);
  return names;
}

std::optional<Fill> fill_from(std::string_view name) {
  if (name == Fill::automatic.name) return Fill::automatic;
  const FillMethod* found = fill_methods().find(name);
  return found == nullptr ? std::nullopt : std::optional(Fill{found->name});
}

std::vector<std::string_view> names_of_fills_for_all() {
  std::vector<std::string_view> names = {Fill::automatic.name};
  for (const FillMethod* method : fill_methods())
    if (method->for_all) names.push_back(method->name);
  return names;
}

std::optional<Fill> fill_for_all_from(std::string_view name) {
  const FillMethod* found = fill_methods().find(name);
  return found != nullptr && !found->for_all ? std::nullopt : fill_from(name);
}

} // namespace ilk
