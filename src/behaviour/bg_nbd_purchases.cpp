#include "behaviour/bg_nbd_purchases.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ilk {
namespace {

// (1 - e^(-slope * x)) / slope, also for a slope of 0.
double decayed(double slope, double x) {
  return slope == 0 ? x : -std::expm1(-slope * x) / slope;
}

// Expected purchases given the chance to leave, of which the logarithm is given.
double purchases_given_chance(const BgNbdCustomer& customer, double log_chance, double ratio) {
  const double chance = std::exp(log_chance);
  if (chance < 1e-200) return customer.buying * ratio;
  return -std::expm1(-customer.buying * std::log1p(chance * ratio)) / chance;
}

struct ChanceNode {
  double log_chance = 0;
  double log_weight = 0;
};

// The beta distribution at the logit of the chance, which runs over its centre and both tails as
// the hyperbolic sine of evenly spaced nodes: such sums converge exponentially (Takahasi & Mori,
// 1974).
std::vector<ChanceNode> chance_nodes(const BgNbdCustomer& customer) {
  constexpr int nodes_to_a_side = 120;
  const double a = customer.leaving, b = customer.staying;
  const double width = std::min(1.0, std::sqrt(1 / a + 1 / b));
  const double farthest = std::asinh(50 * std::max({1 / a, 1 / b, 1.0, width}) / width);
  std::vector<ChanceNode> nodes;
  for (int i = -nodes_to_a_side; i <= nodes_to_a_side; ++i) {
    const double u = farthest * i / nodes_to_a_side;
    const double logit = std::log(a / b) + width * std::sinh(u);
    const double size = std::log1p(std::exp(-std::abs(logit)));
    const double log_chance = std::min(logit, 0.0) - size;
    const double log_stay = std::min(-logit, 0.0) - size;
    nodes.push_back({log_chance, a * log_chance + b * log_stay + std::log(std::cosh(u))});
  }
  return nodes;
}

} // namespace

// The rate of buying at a time s from now is buying / waited (1 - z)^a
// 2F1(a, a + b - buying - 1; a + b; z) with z = s / (waited + s), by Pfaff's transformation. Its
// integral over s takes one of z^k (1 - z)^(a - 2) for each term; they follow from one another.
// Unlike the closed form it stays whole where a is near 1, and its terms fall the faster the more a
// customer has bought.
std::optional<double> purchases_by_series(const BgNbdCustomer& customer, double horizon) {
  constexpr int most_terms = 400;
  constexpr double most_lost = 1e4;
  const double a = customer.leaving, both = a + customer.staying;
  const double other = both - customer.buying - 1;
  const double z = horizon / (customer.waited + horizon);
  const double log_left = std::log1p(horizon / customer.waited); // -ln(1 - z)
  double integral = decayed(a - 1, log_left);
  double edge = std::exp(-(a - 1) * log_left); // z^k (1 - z)^(a - 1)
  const double error_scale = integral + edge;
  double factor = 1, sum = integral, lost = error_scale;
  for (int k = 1; k <= most_terms; ++k) {
    factor *= (a + (k - 1)) / (both + (k - 1)) * ((other + (k - 1)) / k);
    edge *= z;
    integral = (k * integral - edge) / (k + a - 1);
    const double term = factor * integral;
    sum += term;
    lost += std::abs(factor) * error_scale;
    if (!(lost <= most_lost * sum) || std::isinf(sum)) return std::nullopt;
    if (std::abs(factor) * std::max(integral, edge) <= 1e-14 * sum * (1 - z))
      return customer.buying * sum;
  }
  return std::nullopt;
}

double purchases_by_quadrature(const BgNbdCustomer& customer, double horizon) {
  const std::vector<ChanceNode> nodes = chance_nodes(customer);
  double highest = -std::numeric_limits<double>::infinity();
  for (const ChanceNode& node : nodes) highest = std::max(highest, node.log_weight);
  double sum = 0, weights = 0;
  for (const ChanceNode& node : nodes) {
    const double weight = std::exp(node.log_weight - highest);
    if (weight < 1e-20) continue;
    weights += weight;
    sum += weight * purchases_given_chance(customer, node.log_chance, horizon / customer.waited);
  }
  return sum / weights;
}

// Where customers hardly leave, or all leave alike, the chance needs no integral.
std::optional<double> purchases_at_one_chance(const BgNbdCustomer& customer, double horizon) {
  constexpr double alike = 1e6, negligible = 1e-6;
  const double both = customer.leaving + customer.staying;
  const double chance = customer.leaving / both, ratio = horizon / customer.waited;
  if (chance * (customer.buying + 1) * ratio > negligible && both < alike) return std::nullopt;
  return purchases_given_chance(customer, std::log(chance), ratio);
}

double purchases_while_alive(const BgNbdCustomer& customer, double horizon) {
  if (const auto plain = purchases_at_one_chance(customer, horizon)) return *plain;
  const std::optional<double> quick = purchases_by_series(customer, horizon);
  return quick ? *quick : purchases_by_quadrature(customer, horizon);
}

} // namespace ilk
