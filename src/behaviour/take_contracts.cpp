// What is taken of the ends of contracts, in days; those that run end after every window.
#include <algorithm>

#include "behaviour/take.h"

namespace ilk {
namespace {

struct EndState {
  std::int64_t latest; // in steps
  std::uint64_t is_there;
};

std::size_t bytes_of_end(const Window&) {
  return sizeof(EndState);
}

void keep_latest(std::byte* at, const EndState& other) {
  const auto state = state_at<EndState>(at);
  if (other.is_there != 0 && (state.is_there == 0 || other.latest > state.latest))
    put_state(at, other);
}
void add_end(std::byte* at, const LogEvent& event) {
  keep_latest(at, {event.amount, 1});
}
void merge_end(std::byte* into, const std::byte* from, std::size_t) {
  keep_latest(into, state_at<EndState>(from));
}

double latest_end(const TakenOf& of) {
  return static_cast<double>(state_at<EndState>(of.state).latest) / of.scale;
}

} // namespace

extern const Take take_left{
    .name = "left",
    .help = "1 where the last contract has ended in the window, else 0; of the column with the "
            "role end",
    .kind = Kind::boolean,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of_end,
    .absorb = add_end,
    .merge = merge_end,
    .finish = [](const TakenOf& of) { return latest_end(of) <= of.window.until() ? 1.0 : 0.0; },
};
extern const Take take_days_kept{
    .name = "days_kept",
    .help =
        "days from the first row to the end of the last contract, or of the window while it runs; "
        "of the same column",
    .kind = Kind::duration,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of_end,
    .absorb = add_end,
    .merge = merge_end,
    .finish =
        [](const TakenOf& of) {
          const double end = std::min<double>(latest_end(of), of.window.until());
          return std::max(0.0, end - of.first);
        },
};

} // namespace ilk
