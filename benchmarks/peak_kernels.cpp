#include "peak_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "peak_kernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ilk::bench::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<float>;
using Vector = hn::Vec<Tag>;

// Enough to hide the latency of two multiply-adds a cycle, few enough for sixteen registers.
constexpr std::size_t chains = 12;

std::size_t chain_flops() {
  return chains * hn::Lanes(Tag()) * 2;
}

float multiply_add_chains(std::size_t rounds) {
  const Tag tag;
  const Vector factor = hn::Set(tag, 0.999999f), addend = hn::Set(tag, 1e-6f);
  Vector sum[chains];
  for (std::size_t c = 0; c < chains; ++c) sum[c] = hn::Set(tag, static_cast<float>(c));
  for (std::size_t round = 0; round < rounds; ++round)
    for (std::size_t c = 0; c < chains; ++c) sum[c] = hn::MulAdd(sum[c], factor, addend);
  for (std::size_t c = 1; c < chains; ++c) sum[0] = hn::Add(sum[0], sum[c]);
  return hn::GetLane(hn::SumOfLanes(tag, sum[0]));
}

float streamed_sum(const float* values, std::size_t count) {
  const Tag tag;
  constexpr std::size_t streams = 8;
  const std::size_t lanes = hn::Lanes(tag);
  Vector sum[streams];
  for (std::size_t s = 0; s < streams; ++s) sum[s] = hn::Zero(tag);
  for (std::size_t i = 0; i < count; i += streams * lanes)
    for (std::size_t s = 0; s < streams; ++s)
      sum[s] = hn::Add(sum[s], hn::LoadU(tag, values + i + s * lanes));
  for (std::size_t s = 1; s < streams; ++s) sum[0] = hn::Add(sum[0], sum[s]);
  return hn::GetLane(hn::SumOfLanes(tag, sum[0]));
}

} // namespace ilk::bench::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk::bench {

HWY_EXPORT(chain_flops);
HWY_EXPORT(multiply_add_chains);
HWY_EXPORT(streamed_sum);

std::size_t chain_flops() {
  return HWY_DYNAMIC_DISPATCH(chain_flops)();
}

float multiply_add_chains(std::size_t rounds) {
  return HWY_DYNAMIC_DISPATCH(multiply_add_chains)(rounds);
}

float streamed_sum(const float* values, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(streamed_sum)(values, count);
}

} // namespace ilk::bench
#endif
