#include "explain/smallest_change.h"

#include <algorithm>
#include <cmath>

#include "base/significant.h"

namespace ilk {
namespace {

constexpr int steps = 16, halvings = 12;

// One customer with one value replaced.
struct Trial {
  std::size_t customer = 0; ///< index into the customers
  std::size_t column = 0;   ///< of the table
  float value = 0;
};

// Between these two values the customer changes the segment.
struct Bracket {
  Trial inner, outer;
  float end = 0; ///< how far outwards values go
  bool whole = false;
};

class ChangeSearch {
 public:
  ChangeSearch(Execution& execution, const Model& model, const Table& table,
               std::span<const std::uint32_t> customers, std::span<const double> deviations)
      : execution_(execution), model_(model), table_(table), customers_(customers),
        deviations_(deviations),
        sources_(sources_in(model.preparation.columns, attribute_names(table))),
        found_(customers.size()) {
    std::vector<Trial> unchanged;
    for (std::size_t c = 0; c < customers.size(); ++c)
      unchanged.push_back({c, 0, table.values.at(customers[c], 0)});
    own_ = segments_of(unchanged);
  }

  std::vector<std::optional<SmallestChange>> found(std::span<const std::size_t> columns,
                                                   std::span<const std::uint32_t> within) {
    std::vector<Trial> trials;
    std::vector<Range> ranges(columns.size());
    execution_.for_each(columns.size(), [&](std::size_t c) {
      if (!has_levels(columns[c])) ranges[c] = range_of(columns[c], within);
    });
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (has_levels(columns[c]))
        add_levels(columns[c], trials);
      else
        add_brackets(columns[c], ranges[c]);
    keep_moving(trials);
    narrow();
    std::vector<Trial> rounded, nearer;
    for (const Bracket& each : brackets_) rounded.push_back(round_outwards(each, unit_of(each)));
    const auto moved = keep_moving(rounded);
    for (std::size_t i = 0; i < brackets_.size(); ++i)
      if (!moved[i])
        nearer.push_back(brackets_[i].whole ? round_outwards(brackets_[i], 1) : brackets_[i].outer);
    keep_moving(nearer);
    return std::move(found_);
  }

 private:
  // Of what a column says of some rows.
  struct Range {
    float low = INFINITY, high = -INFINITY;
    bool whole = true;
  };

  bool has_levels(std::size_t column) const {
    const Kind kind = table_.attributes[column].kind;
    return kind == Kind::category || kind == Kind::boolean;
  }

  Range range_of(std::size_t column, std::span<const std::uint32_t> within) const {
    Range range;
    const auto values = table_.values.column(column);
    for (const std::uint32_t row : within) {
      const float value = values[row];
      if (std::isnan(value)) continue;
      range.low = std::min(range.low, value);
      range.high = std::max(range.high, value);
      range.whole = range.whole && std::floor(value) == value;
    }
    return range;
  }

  float value_of(const Trial& trial) const {
    return table_.values.at(customers_[trial.customer], trial.column);
  }

  std::vector<std::uint32_t> segments_of(const std::vector<Trial>& trials) const {
    std::vector<std::uint32_t> rows;
    for (const Trial& trial : trials) rows.push_back(customers_[trial.customer]);
    Table changed;
    changed.attributes = table_.attributes;
    changed.values = gather_rows(table_.values.block(), rows);
    for (std::size_t i = 0; i < trials.size(); ++i)
      changed.values.at(i, trials[i].column) = trials[i].value;
    std::vector<std::uint32_t> segments;
    if (trials.empty()) return segments;
    for (const Score& each : score(execution_, model_, changed)) segments.push_back(each.segment);
    return segments;
  }

  void add_levels(std::size_t column, std::vector<Trial>& trials) const {
    const ColumnSchema& schema = table_.attributes[column];
    const std::size_t levels = schema.kind == Kind::boolean ? 2 : schema.levels.size();
    for (std::size_t c = 0; c < customers_.size(); ++c)
      for (std::size_t level = 0; level < levels; ++level) {
        const Trial trial{c, column, static_cast<float>(level)};
        const float own = value_of(trial);
        if (!std::isnan(own) && own != trial.value) trials.push_back(trial);
      }
  }

  const ColumnPreparation* prepared_of(std::size_t column) const {
    for (std::size_t j = 0; j < sources_.size(); ++j)
      if (sources_[j] == column && model_.preparation.columns[j].part == Part::value)
        return &model_.preparation.columns[j];
    return nullptr;
  }

  // Of each customer to either side, where a step of the walk changes the segment.
  void add_brackets(std::size_t column, const Range& range) {
    const ColumnPreparation* prepared = prepared_of(column);
    if (prepared == nullptr) return;
    const auto [low, high, whole] = range;
    std::vector<Trial> walks;
    std::vector<float> ends;
    for (std::size_t c = 0; c < customers_.size(); ++c)
      for (const float end : {low, high}) {
        const float from = table_.values.at(customers_[c], column);
        if (std::isnan(from) || (end == low ? from <= low : from >= high)) continue;
        ends.push_back(end);
        const double start = prepared->prepared(from), stop = prepared->prepared(end);
        for (int step = 1; step <= steps; ++step) {
          const double at = start + (stop - start) * step / steps;
          const auto value = static_cast<float>(prepared->restored(at));
          walks.push_back(
              {c, column,
               step == steps ? end : std::clamp(value, std::min(from, end), std::max(from, end))});
        }
      }
    const auto segments = segments_of(walks);
    for (std::size_t walk = 0; walk < ends.size(); ++walk)
      for (int step = 0; step < steps; ++step) {
        const std::size_t i = walk * steps + static_cast<std::size_t>(step);
        if (segments[i] == own_[walks[i].customer]) continue;
        Trial inner = walks[i];
        inner.value = step == 0 ? value_of(inner) : walks[i - 1].value;
        brackets_.push_back({inner, walks[i], ends[walk], whole});
        break;
      }
  }

  void narrow() {
    for (int halving = 0; halving < halvings; ++halving) {
      std::vector<Trial> middles;
      for (const Bracket& each : brackets_) {
        middles.push_back(each.inner);
        middles.back().value = each.inner.value / 2 + each.outer.value / 2;
      }
      const auto segments = segments_of(middles);
      for (std::size_t i = 0; i < middles.size(); ++i)
        (segments[i] == own_[middles[i].customer] ? brackets_[i].inner : brackets_[i].outer) =
            middles[i];
    }
  }

  // The third digit of the change, or a whole number or day.
  double unit_of(const Bracket& bracket) const {
    const double change = std::abs(double{bracket.outer.value} - double{value_of(bracket.outer)});
    const bool is_date = table_.attributes[bracket.outer.column].kind == Kind::date;
    const double unit = std::pow(10.0, std::floor(std::log10(change)) - 2);
    return bracket.whole || is_date ? std::max(unit, 1.0) : unit;
  }

  // To the next multiple of the unit away from the customer's own value.
  static Trial round_outwards(const Bracket& bracket, double unit) {
    const bool up = bracket.outer.value > bracket.inner.value;
    const double places = bracket.outer.value / unit;
    const double rounded = to_significant((up ? std::ceil(places) : std::floor(places)) * unit, 9);
    Trial trial = bracket.outer;
    trial.value = static_cast<float>(up ? std::min(rounded, double{bracket.end})
                                        : std::max(rounded, double{bracket.end}));
    return trial;
  }

  // How far apart, over all prepared columns of the attribute.
  double distance_of(const Trial& trial) const {
    double squares = 0, variances = 0;
    for (std::size_t j = 0; j < sources_.size(); ++j) {
      if (sources_[j] != trial.column) continue;
      const ColumnPreparation& column = model_.preparation.columns[j];
      const double change = column.prepared(trial.value) - column.prepared(value_of(trial));
      squares += change * change;
      variances += deviations_[j] * deviations_[j];
    }
    return variances > 0 ? std::sqrt(squares / variances) : INFINITY;
  }

  // Of those that move their customer, keeps the smallest per customer, the first of equal ones.
  // Returns which do.
  std::vector<bool> keep_moving(const std::vector<Trial>& trials) {
    const auto segments = segments_of(trials);
    std::vector<bool> moved(trials.size());
    for (std::size_t i = 0; i < trials.size(); ++i) {
      const Trial& trial = trials[i];
      auto& best = found_[trial.customer];
      moved[i] = segments[i] != own_[trial.customer];
      const double distance = distance_of(trial);
      if (moved[i] && (!best || distance < best->distance))
        best = SmallestChange{trial.column, value_of(trial), trial.value, segments[i], distance};
    }
    return moved;
  }

  Execution& execution_;
  const Model& model_;
  const Table& table_;
  std::span<const std::uint32_t> customers_;
  std::span<const double> deviations_;
  std::vector<std::size_t> sources_; // of every prepared column, its column in the table
  std::vector<std::uint32_t> own_;   // segment of each customer
  std::vector<Bracket> brackets_;
  std::vector<std::optional<SmallestChange>> found_;
};

} // namespace

std::vector<std::optional<SmallestChange>>
smallest_changes(Execution& execution, const Model& model, const Table& table,
                 std::span<const std::uint32_t> customers, std::span<const std::size_t> columns,
                 std::span<const std::uint32_t> within, std::span<const double> deviations) {
  if (customers.empty()) return {};
  return ChangeSearch(execution, model, table, customers, deviations).found(columns, within);
}

} // namespace ilk
