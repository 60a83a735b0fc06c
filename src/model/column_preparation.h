// What is done to one attribute to make one prepared column of it. A number gives one column, a
// category one for each of its levels, and where it tells something that a value is missing, or is
// 0, that is a column too.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/fill_methods.h"
#include "model/transforms.h"
#include "table/schema.h"

namespace ilk {

/// What of the attribute a prepared column holds.
enum class Part {
  value,   ///< the number itself, or a boolean's 0 or 1
  level,   ///< 1 where the category has one of some levels, else 0
  missing, ///< 1 where the value is missing, else 0
  zero,    ///< 1 where the number is 0, else 0
};

std::string_view name_of(Part part);
std::optional<Part> part_from(std::string_view name);

/// A value: clip, fill, transform, then (t - center) / scale. An indicator: (0 or 1 - center) /
/// scale, and a missing category, or number of Part::zero, at the center, 0.
struct ColumnPreparation {
  ColumnSchema schema; ///< the attribute's; `high` and `low` name a segment by this part
  Part part = Part::value;
  std::vector<std::uint32_t> codes; ///< of Part::level: the levels that count as 1, ascending
  bool pooled = false;              ///< and levels that are not in the dictionary count too
  const FillMethod* method = &median_fill; ///< how a missing value is replaced; not owned
  double fill = 0; ///< by this, or where `method` looks at other columns it starts from it
  const Transform* transform = &no_transform; ///< not owned
  TransformFigures fitted;                    ///< what the transform was fitted to
  double center = 0;
  double scale = 1;
  std::uint64_t filled = 0;  ///< missing values in the fitted table
  std::uint64_t clipped = 0; ///< values moved to the dictionary's range in the fitted table
  std::string reason;        ///< why this transform, these levels, this fill

  /// A raw value, or NaN for missing, as prepared from itself alone. Finite for every finite float.
  float prepared(float raw) const;

  /// The same of many, one for each.
  void prepare(std::span<const float> raw, std::span<float> to) const;

  /// The raw value that a prepared one stands for (the fill, clipping and winsorising aside).
  double restored(double value) const;

  /// A filled value after the transform, before centering.
  double shortened(double value) const;

  /// The same of many, as floats, one for each; NaN stays.
  void shorten(std::span<const float> values, std::span<float> to) const;

  /// A raw value moved into the dictionary's range, if it says so.
  double within_range(double value) const;

  /// What people are told of: the raw value, or 0 or 1 for an indicator. NaN for missing.
  float shown(float raw) const;

  /// Whether a missing value is replaced by looking at the row's other columns.
  bool fills_by_others() const { return part == Part::value && method->by_others(); }

  bool is_filled_by(const FillMethod& fill) const { return part == Part::value && method == &fill; }

  /// Whether its value is known where the raw one is `raw`.
  bool is_observed(float raw) const { return part == Part::missing || raw == raw; }
};

/// Unique among the prepared columns: "income", "region = north", "region = other", "income is
/// missing".
std::string part_name(const ColumnPreparation& column);

/// The same in the dictionary's words: "household income", "region: north", "household income
/// missing".
std::string part_label(const ColumnPreparation& column);

} // namespace ilk
