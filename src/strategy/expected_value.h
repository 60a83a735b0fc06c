// What a play would be worth if its assumptions were right: response x value - cost, with the
// three drawn from triangular distributions. It is arithmetic on assumptions, not a result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "strategy/play.h"

namespace ilk {

inline constexpr std::size_t value_draws = 10'000;

/// In the playbook's currency, of one contact or of many. Contacts of one play share its draws, so
/// that all figures but `loss` grow with their number.
struct ExpectedValue {
  double mean = 0;
  double p10 = 0;
  double median = 0;
  double p90 = 0;
  double loss = 0; ///< chance that it is below 0, in [0, 1]
};

/// Where the distribution function of the triangle over low, likely and high is u, in [0, 1]
/// (inverse CDF).
double triangular(const Assumption& assumption, double u);

/// Of one contact, by value_draws independent draws of each assumption. They depend on the seed and
/// the play's name alone.
ExpectedValue draw_value(const Assumptions& assumptions, std::uint64_t seed, std::string_view play);

/// The mean without drawing: the product of the triangles' means less the mean cost.
double mean_value(const Assumptions& assumptions);

/// The same of a contact in a segment, whose own response counts where it is known.
double mean_value(const Assumptions& assumptions, const std::string& segment);

/// The mean response, in a segment.
double mean_response(const Assumptions& assumptions, const std::string& segment);

/// Mean cost of a contact, by its triangle.
double mean_cost(const Assumptions& assumptions);

/// Of so many contacts; of none all is 0.
ExpectedValue times(const ExpectedValue& value, std::uint64_t contacts);

} // namespace ilk
