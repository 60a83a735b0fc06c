// A figure of a comparison held against its limits, and what is told of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/figure.h"

namespace ilk {

/// What is told of a figure, and of the whole: its worst.
enum class Health {
  holds, ///< the model still holds
  watch, ///< it has to be watched
  past,  ///< past a limit: fit anew
};

/// "still holds", "watch", "fit anew".
std::string_view name_of(Health health);

/// Past these a model is to be fitted anew; what is to be watched lies before them.
struct ComparisonLimits {
  double psi = 0.25;        ///< of an attribute, an axis of the code, distances, segments' shares
  std::optional<double> ks; ///< of an attribute, an axis of the code, distances
  double unusual = 0.05;    ///< share of the customers
  double agreement = 0.8;   ///< adjusted Rand index with another model's segments, at least
  std::optional<double> moved; ///< share of the customers in another segment

  // Not asked of the user.
  double kept = 0.75;            ///< of silhouettes and of the mean margin at the fit, at least
  double lost_r2 = 0.1;          ///< of the reconstruction at the fit, at most
  double smallest_share = 0.02;  ///< of the customers; under it a segment is to be watched
  std::uint64_t customers = 100; ///< fewer say little
};

/// Customers in another segment than before.
struct MovedFigures {
  Figure moved;
  Figure customers;   ///< of so many
  Figure from_border; ///< of those who moved
};

/// Values that are missing where fewer were at the fit.
struct MissingFigures {
  Figure now;
  Figure then; ///< may be of zero
};

struct Check {
  std::string key; ///< for programs: "psi_attributes", "unusual", ...
  double figure = 0;
  double watch = 0; ///< from where it is watched
  double limit = 0;
  Health health = Health::holds;

  // How it is told: figures beside their limits do not round onto the other side.
  Figure shown;                          ///< none: there is nothing to measure
  std::optional<Figure> shown_limit;     ///< none where it is only watched
  std::optional<Figure> at_fit;          ///< where it has one
  std::string of;                        ///< the column or segment that has it; mostly empty
  std::optional<MovedFigures> moved;     ///< where the figure is a share of moved customers
  std::optional<Figure> by_chance;       ///< what chance alone gives, where that is told
  std::vector<std::string> past;         ///< columns past the limit
  std::vector<std::string> watched;      ///< columns to be watched
  bool explained_by_chance = false;      ///< beyond a bound, but with too few customers to tell
  std::optional<MissingFigures> missing; ///< where most of the change is that values are missing
};

} // namespace ilk
