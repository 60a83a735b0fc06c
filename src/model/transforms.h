// Monotone transforms that shorten a long tail: a file each (transform_*.cpp).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/method_list.h"
#include "model/knots.h"
#include "model/known_values.h"
#include "table/schema.h"

namespace ilk {

/// What a transform was fitted to. A model keeps both for every transform, so a new one needs no
/// new format; each says what it makes of them.
struct TransformFigures {
  double lambda = 1;
  Knots knots = {};
};

struct Transform {
  std::string_view name;
  std::string_view help = {}; ///< for those who choose; not where the name says it

  /// What a column is taken as, for people: "log(1 + value)".
  std::string (*words)(const TransformFigures& figures);

  /// Rising in x, finite for finite floats.
  double (*apply)(double x, const TransformFigures& figures);

  /// The same to the bit of many at once; null where one after another is as good.
  void (*apply_to_all)(std::span<double> values, const TransformFigures& figures) = nullptr;

  /// The x of a value, or the nearest that there is.
  double (*undo)(double value, const TransformFigures& figures);

  /// Null where nothing is fitted, or where fitting takes a pass of its own (prepare/own_fits.h).
  TransformFigures (*fit)(const KnownValues& values) = nullptr;

  /// How many knots a model must keep of it.
  std::size_t least_knots = 0;
  std::size_t most_knots = 0;

  /// Each value x becomes apply(x).
  void change(std::span<double> values, const TransformFigures& figures) const;
};

extern const Transform no_transform;

/// All of them. May be added to by AddedMethod.
MethodList<Transform>& transforms();

/// The words that say what is done about a tail: "automatic", then the transforms' names.
std::vector<std::string_view> names_of_tails();
std::optional<Tail> tail_from(std::string_view name);

} // namespace ilk
