// What is taken of a column's numbers.
#include <cmath>
#include <limits>

#include "behaviour/take.h"

namespace ilk {
namespace {

constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();

struct SumState {
  std::int64_t sum;
};
struct MeanState {
  std::int64_t sum;
  std::uint64_t count;
};
struct ExtremeState {
  std::int64_t value;
  std::uint64_t is_there;
};
struct WhenState {
  std::int64_t when; // in seconds
  std::int64_t value;
  std::uint64_t is_there;
};
// Sums of amount times period, of its upper and its lower digits, so that neither overflows.
struct TrendState {
  std::int64_t sum;
  std::int64_t upper, lower;
};
constexpr int lower_bits = 20;

template <class State>
std::size_t bytes_of(const Window&) {
  return sizeof(State);
}

template <class State, class Change>
void change(std::byte* at, Change&& with) {
  State state = state_at<State>(at);
  with(state);
  put_state(at, state);
}

void add_to_sum(std::byte* at, const LogEvent& event) {
  change<SumState>(at, [&](SumState& state) { state.sum += event.amount; });
}
void merge_sum(std::byte* into, const std::byte* from, std::size_t) {
  change<SumState>(into, [&](SumState& state) { state.sum += state_at<SumState>(from).sum; });
}

void add_to_mean(std::byte* at, const LogEvent& event) {
  change<MeanState>(at, [&](MeanState& state) {
    state.sum += event.amount;
    ++state.count;
  });
}
void merge_mean(std::byte* into, const std::byte* from, std::size_t) {
  change<MeanState>(into, [&](MeanState& state) {
    state.sum += state_at<MeanState>(from).sum;
    state.count += state_at<MeanState>(from).count;
  });
}

template <int sign>
void keep_extreme(ExtremeState& state, std::int64_t value) {
  const bool is_further = sign > 0 ? value > state.value : value < state.value;
  if (state.is_there == 0 || is_further) state = {value, 1};
}
template <int sign>
void add_to_extreme(std::byte* at, const LogEvent& event) {
  change<ExtremeState>(at, [&](ExtremeState& s) { keep_extreme<sign>(s, event.amount); });
}
template <int sign>
void merge_extreme(std::byte* into, const std::byte* from, std::size_t) {
  const auto other = state_at<ExtremeState>(from);
  if (other.is_there == 0) return;
  change<ExtremeState>(into, [&](ExtremeState& s) { keep_extreme<sign>(s, other.value); });
}

// Of several at one moment, the largest.
template <int sign>
void keep_when(WhenState& state, const WhenState& other) {
  const bool is_further = sign > 0 ? other.when > state.when : other.when < state.when;
  const bool is_equal = other.when == state.when && other.value > state.value;
  if (other.is_there != 0 && (state.is_there == 0 || is_further || is_equal)) state = other;
}
template <int sign>
void add_to_when(std::byte* at, const LogEvent& event) {
  const WhenState other{std::int64_t{event.day} * 86'400 + event.second, event.amount, 1};
  change<WhenState>(at, [&](WhenState& state) { keep_when<sign>(state, other); });
}
template <int sign>
void merge_when(std::byte* into, const std::byte* from, std::size_t) {
  change<WhenState>(into,
                    [&](WhenState& state) { keep_when<sign>(state, state_at<WhenState>(from)); });
}

void add_to_trend(std::byte* at, const LogEvent& event) {
  change<TrendState>(at, [&](TrendState& state) {
    state.sum += event.amount;
    state.upper += (event.amount >> lower_bits) * event.period;
    state.lower += (event.amount & ((std::int64_t{1} << lower_bits) - 1)) * event.period;
  });
}
void merge_trend(std::byte* into, const std::byte* from, std::size_t) {
  const auto other = state_at<TrendState>(from);
  change<TrendState>(into, [&](TrendState& state) {
    state.sum += other.sum;
    state.upper += other.upper;
    state.lower += other.lower;
  });
}

// The slope of a line through the amounts by period, from the customer's first period on.
double slope_of(const TakenOf& of) {
  const auto state = state_at<TrendState>(of.state);
  const double count = of.window.periods_since(of.first);
  if (count < 2) return no_figure;
  const double middle = of.window.periods() - 1 - (count - 1) / 2;
  const double spread = count * (count * count - 1) / 12;
  const double by_period =
      std::ldexp(static_cast<double>(state.upper), lower_bits) + static_cast<double>(state.lower);
  const double along = by_period - middle * static_cast<double>(state.sum);
  return along / spread / of.scale;
}

double extreme_of(const TakenOf& of) {
  const auto state = state_at<ExtremeState>(of.state);
  return state.is_there != 0 ? static_cast<double>(state.value) / of.scale : no_figure;
}
double when_of(const TakenOf& of) {
  const auto state = state_at<WhenState>(of.state);
  return state.is_there != 0 ? static_cast<double>(state.value) / of.scale : no_figure;
}

} // namespace

extern const Take take_sum{
    .name = "sum",
    .help = "added up; returns lower it",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .takes_returns = true,
    .bytes = bytes_of<SumState>,
    .absorb = add_to_sum,
    .merge = merge_sum,
    .finish =
        [](const TakenOf& of) {
          return static_cast<double>(state_at<SumState>(of.state).sum) / of.scale;
        },
};
extern const Take take_sum_if_any{
    .name = "sum_if_any",
    .help = "the same, missing where there is no row",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .takes_returns = true,
    .bytes = bytes_of<MeanState>,
    .absorb = add_to_mean,
    .merge = merge_mean,
    .finish =
        [](const TakenOf& of) {
          const auto state = state_at<MeanState>(of.state);
          return state.count == 0 ? no_figure : static_cast<double>(state.sum) / of.scale;
        },
};
extern const Take take_mean{
    .name = "mean",
    .help = "mean of the rows",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of<MeanState>,
    .absorb = add_to_mean,
    .merge = merge_mean,
    .finish =
        [](const TakenOf& of) {
          const auto state = state_at<MeanState>(of.state);
          if (state.count == 0) return no_figure;
          return static_cast<double>(state.sum) / (of.scale * static_cast<double>(state.count));
        },
};
extern const Take take_max{
    .name = "max",
    .help = "the largest",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of<ExtremeState>,
    .absorb = add_to_extreme<1>,
    .merge = merge_extreme<1>,
    .finish = extreme_of,
};
extern const Take take_min{
    .name = "min",
    .help = "the smallest",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of<ExtremeState>,
    .absorb = add_to_extreme<-1>,
    .merge = merge_extreme<-1>,
    .finish = extreme_of,
};
extern const Take take_first{
    .name = "first",
    .help = "of the first row in time",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of<WhenState>,
    .absorb = add_to_when<-1>,
    .merge = merge_when<-1>,
    .finish = when_of,
};
extern const Take take_last{
    .name = "last",
    .help = "of the last row in time",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of<WhenState>,
    .absorb = add_to_when<1>,
    .merge = merge_when<1>,
    .finish = when_of,
};
extern const Take take_trend{
    .name = "trend",
    .help = "by how much it rises from one month (week, day) to the next, by least squares",
    .kind = Kind::amount,
    .needs = TakeNeeds::numbers,
    .bytes = bytes_of<TrendState>,
    .absorb = add_to_trend,
    .merge = merge_trend,
    .finish = slope_of,
};

} // namespace ilk
