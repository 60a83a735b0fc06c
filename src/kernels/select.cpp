#include "kernels/select.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/select.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

std::size_t count_below(std::span<const float> values, float limit) {
  const Floats limits = Floats::of(limit);
  std::size_t count = 0, i = 0;
  for (; i + 16 <= values.size(); i += 16)
    count += Floats::count_less(Floats::load(values.data() + i), limits);
  for (; i < values.size(); ++i) count += values[i] < limit ? 1 : 0;
  return count;
}

std::size_t list_below(std::span<const float> values, float limit, std::uint32_t* indices) {
  const Floats limits = Floats::of(limit);
  std::size_t count = 0;
  const auto look_at = [&](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i)
      if (values[i] < limit) indices[count++] = static_cast<std::uint32_t>(i);
  };
  std::size_t i = 0;
  for (; i + 16 <= values.size(); i += 16)
    if (Floats::count_less(Floats::load(values.data() + i), limits) > 0) look_at(i, i + 16);
  look_at(i, values.size());
  return count;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(count_below);
HWY_EXPORT(list_below);

namespace kernels {

std::size_t count_below(std::span<const float> values, float limit) {
  return HWY_DYNAMIC_DISPATCH(ilk::count_below)(values, limit);
}

std::size_t list_below(std::span<const float> values, float limit, std::uint32_t* indices) {
  return HWY_DYNAMIC_DISPATCH(ilk::list_below)(values, limit, indices);
}

} // namespace kernels
} // namespace ilk
#endif
