#include "kernels/simd.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "ilk/error.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/simd.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

kernels::Simd path_here() {
  if (HWY_TARGET == HWY_AVX2) return kernels::Simd::avx2;
  return HWY_TARGET == HWY_AVX3 ? kernels::Simd::avx512 : kernels::Simd::scalar;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(path_here);

// Three paths and no other: a newer Highway has more targets, which CMakeLists.txt must disable.
static_assert((HWY_TARGETS & ~(HWY_BASELINE_SCALAR | HWY_AVX2 | HWY_AVX3)) == 0);

namespace kernels {
namespace {

constexpr std::array paths = {Simd::scalar, Simd::avx2, Simd::avx512};

std::int64_t target_of(Simd path) {
  if (path == Simd::scalar) return HWY_BASELINE_SCALAR;
  return path == Simd::avx2 ? HWY_AVX2 : HWY_AVX3;
}

// What the processor has, whatever was forced before.
std::int64_t targets_of_processor() {
  static const std::int64_t targets = hwy::SupportedTargets();
  return targets;
}

} // namespace

std::string_view name_of(Simd path) {
  constexpr std::array<std::string_view, 3> names = {"scalar", "avx2", "avx512"};
  return names[static_cast<std::size_t>(path)];
}

Simd simd_in_use() {
  return HWY_DYNAMIC_DISPATCH(path_here)();
}

bool has_simd(Simd path) {
  const std::int64_t targets = targets_of_processor(); // asked first, before anything is forced
  return path == Simd::scalar || (targets & target_of(path)) != 0;
}

void use_simd(Simd path) {
  if (!has_simd(path))
    throw UsageError(
        fmt::format("this processor does not have the instructions of ILK_SIMD={}", name_of(path)),
        "unset ILK_SIMD to use the best that it has");
  hwy::SetSupportedTargetsForTest(target_of(path));
  hwy::GetChosenTarget().Update(target_of(path));
}

void use_simd_of_environment() {
  const char* const wanted = std::getenv("ILK_SIMD");
  if (wanted == nullptr || *wanted == '\0') return;
  for (const Simd path : paths)
    if (name_of(path) == wanted) return use_simd(path);
  throw UsageError(fmt::format("ILK_SIMD is '{}'", wanted),
                   "set it to scalar, avx2 or avx512, or unset it");
}

} // namespace kernels
} // namespace ilk
#endif
