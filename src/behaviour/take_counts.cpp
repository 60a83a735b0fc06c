// What is counted: rows, different words, months.
#include <bit>
#include <limits>

#include "behaviour/take.h"

namespace ilk {
namespace {

struct CountState {
  std::uint64_t count;
};

std::size_t bytes_of_months(const Window& window) {
  return (window.periods() + 7) / 8;
}
void mark_month(std::byte* at, const LogEvent& event) {
  at[event.period / 8] |= std::byte{1} << (event.period % 8);
}
void merge_months(std::byte* into, const std::byte* from, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) into[i] |= from[i];
}
double months_of(const TakenOf& of) {
  int months = 0;
  for (std::size_t i = 0; i < bytes_of_months(of.window); ++i)
    months += std::popcount(std::to_integer<unsigned>(of.state[i]));
  return months;
}

} // namespace

extern const Take take_count{
    .name = "count",
    .help = "how many rows",
    .kind = Kind::count,
    .bytes = [](const Window&) { return sizeof(CountState); },
    .absorb =
        [](std::byte* at, const LogEvent&) {
          put_state(at, CountState{state_at<CountState>(at).count + 1});
        },
    .merge =
        [](std::byte* into, const std::byte* from, std::size_t) {
          put_state(into, CountState{state_at<CountState>(into).count +
                                     state_at<CountState>(from).count});
        },
    .finish =
        [](const TakenOf& of) { return static_cast<double>(state_at<CountState>(of.state).count); },
};
extern const Take take_distinct{
    .name = "distinct",
    .help = "how many different cells",
    .kind = Kind::count,
    .needs = TakeNeeds::words,
    .finish = [](const TakenOf& of) { return static_cast<double>(of.words); },
};
extern const Take take_months{
    .name = "months",
    .help = "in how many months (weeks, days) there is a row",
    .kind = Kind::count,
    .bytes = bytes_of_months,
    .absorb = mark_month,
    .merge = merge_months,
    .finish = months_of,
};
extern const Take take_share_of_months{
    .name = "share_of_months",
    .help = "the same as a share of the months (weeks, days) since the first purchase",
    .kind = Kind::ratio,
    .bytes = bytes_of_months,
    .absorb = mark_month,
    .merge = merge_months,
    .finish = [](const TakenOf& of) { return months_of(of) / of.window.periods_since(of.first); },
};

} // namespace ilk
