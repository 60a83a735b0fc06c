#include "profile/claim_sentence.h"

#include <cmath>

#include <fmt/format.h>

#include "profile/figure_words.h"

namespace ilk {
namespace {

std::string estimate_words(ClaimCheck check, double value) {
  const bool is_share = check != ClaimCheck::correlation && check != ClaimCheck::trend;
  return is_share ? percent_words(value) : correlation_words(value);
}

std::string interval_words(ClaimCheck check, const Estimate& figure) {
  if (std::isnan(figure.low) || std::isnan(figure.high)) return "no interval";
  return fmt::format("95% interval {} to {}", estimate_words(check, figure.low),
                     estimate_words(check, figure.high));
}

// "8,950 customers", "1 customer with balance low".
std::string customers_words(std::uint64_t n, const std::string& given) {
  return fmt::format("{} {}{}{}", figure_words(static_cast<double>(n)),
                     n == 1 ? "customer" : "customers", given.empty() ? "" : " with ", given);
}

std::string share_sentence(const PartRows& part, const Measurement& measured) {
  return fmt::format("Of {}, {} have {} ({}).",
                     customers_words(measured.figure.n, part.given.words),
                     percent_words(measured.figure.estimate), part.condition.words,
                     interval_words(part.check, measured.figure));
}

std::string total_share_sentence(const PartRows& part, const PartLabels& labels,
                                 const Measurement& measured) {
  return fmt::format("Of the {} of {}, {} comes from those with {} ({}); they are {} of the "
                     "customers.",
                     labels.of->label, customers_words(measured.figure.n, part.given.words),
                     percent_words(measured.figure.estimate), part.condition.words,
                     interval_words(part.check, measured.figure),
                     percent_words(measured.customers_share));
}

std::string correlation_sentence(const PartRows& part, const PartLabels& labels,
                                 const Measurement& measured) {
  return fmt::format(
      "The rank correlation of {} and {}{} is {} among {} ({}).", labels.along->label,
      labels.of->label,
      labels.held == nullptr ? "" : fmt::format(" with {} held fixed", labels.held->label),
      correlation_words(measured.figure.estimate),
      customers_words(measured.figure.n, part.given.words),
      interval_words(part.check, measured.figure));
}

std::string comparison_sentence(const PartRows& part, const PartLabels& labels,
                                const Measurement& measured) {
  const auto side = [&](const GroupFigures& group) {
    return fmt::format("{} and {} for the {} {}", value_words(group.median.estimate, *labels.of),
                       value_words(group.mean, *labels.of),
                       figure_words(static_cast<double>(group.median.n)), group.name);
  };
  return fmt::format("Median and mean of {}: {}; {}. One of the former is above one of the latter "
                     "with a chance of {} ({}).",
                     labels.of->label, side(measured.groups[0]), side(measured.groups[1]),
                     percent_words(measured.figure.estimate),
                     interval_words(part.check, measured.figure));
}

std::string trend_sentence(const PartRows& part, const PartLabels& labels,
                           const Measurement& measured) {
  bool zero = true;
  for (const GroupFigures& group : measured.groups)
    zero = zero && !(std::abs(group.median.estimate) > 0);
  std::vector<std::string> steps;
  for (const GroupFigures& group : measured.groups) {
    if (group.median.n == 0) continue;
    steps.push_back(fmt::format(
        "{}: {}", group.name, value_words(zero ? group.mean : group.median.estimate, *labels.of)));
  }
  return fmt::format("The rank correlation of {} along {} is {} among {} ({}); its {} are {}.",
                     labels.of->label, labels.along->label,
                     correlation_words(measured.figure.estimate),
                     customers_words(measured.figure.n, part.given.words),
                     interval_words(part.check, measured.figure),
                     zero ? "means (all medians are 0)" : "medians", fmt::join(steps, ", "));
}

} // namespace

std::string sentence_of(const PartRows& part, const PartLabels& labels,
                        const Measurement& measured) {
  switch (part.check) {
  case ClaimCheck::share:
    return share_sentence(part, measured);
  case ClaimCheck::total_share:
    return total_share_sentence(part, labels, measured);
  case ClaimCheck::correlation:
    return correlation_sentence(part, labels, measured);
  case ClaimCheck::compare:
    return comparison_sentence(part, labels, measured);
  case ClaimCheck::trend:
    return trend_sentence(part, labels, measured);
  }
  return "";
}

std::string strata_sentence(ClaimCheck check, const std::vector<StratumAnswer>& strata) {
  std::vector<std::string> words;
  for (const StratumAnswer& stratum : strata)
    words.push_back(fmt::format("{} with {} ({} customers: {})",
                                estimate_words(check, stratum.figure.estimate), stratum.name,
                                figure_words(static_cast<double>(stratum.figure.n)),
                                name_of(stratum.verdict)));
  return fmt::format("By strata: {}.", fmt::join(words, "; "));
}

} // namespace ilk
