#include "words/claim_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/claim_facts.h"
#include "facts/claim_verdict.h"
#include "table/column_name.h"
#include "words/column_words.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

std::string interval_words(ClaimCheck check, const Estimate& figure) {
  if (std::isnan(figure.low) || std::isnan(figure.high)) return "no interval";
  return fmt::format("95% interval {} to {}", figure_of(check, figure.low).text,
                     figure_of(check, figure.high).text);
}

std::string estimate_words(const PartAnswer& part) {
  return figure_of(part.check, part.figure.estimate).text;
}

// "8,950 customers", "1 customer with balance low".
std::string customers_words(const PartAnswer& part) {
  const std::string given = condition_words(part.given);
  return fmt::format("{} {}{}{}", figure::count(part.figure.n).text,
                     part.figure.n == 1 ? "customer" : "customers", given.empty() ? "" : " with ",
                     given);
}

std::string share_sentence(const PartAnswer& part) {
  return fmt::format("Of {}, {} have {} ({}).", customers_words(part), estimate_words(part),
                     condition_words(part.condition), interval_words(part.check, part.figure));
}

std::string total_share_sentence(const PartAnswer& part) {
  return fmt::format(
      "Of the {} of {}, {} comes from those with {} ({}); they are {} of the customers.",
      label_of(*part.of), customers_words(part), estimate_words(part),
      condition_words(part.condition), interval_words(part.check, part.figure),
      figure::share(part.customers_share).text);
}

std::string correlation_sentence(const PartAnswer& part) {
  return fmt::format(
      "The rank correlation of {} and {}{} is {} among {} ({}).", label_of(*part.along),
      label_of(*part.of), part.held ? fmt::format(" with {} held fixed", label_of(*part.held)) : "",
      estimate_words(part), customers_words(part), interval_words(part.check, part.figure));
}

std::string comparison_sentence(const PartAnswer& part) {
  const auto side = [&](std::size_t group) {
    const GroupFigures& figures = part.groups[group];
    return fmt::format("median {}, mean {} for the {} {}",
                       figure::of_column(figures.median.estimate, *part.of).text,
                       figure::of_column(figures.mean, *part.of).text,
                       figure::count(figures.median.n).text, group_words(part, group));
  };
  return fmt::format("{}: {}; {}. One of the former, drawn at random, has more than one of the "
                     "latter with a chance of {} ({}).",
                     sentence_start(label_of(*part.of)), side(0), side(1), estimate_words(part),
                     interval_words(part.check, part.figure));
}

// More steps than this are told by their table only.
constexpr std::size_t most_steps = 3;

std::string steps_words(const PartAnswer& part) {
  if (part.groups.size() > most_steps) return "";
  const bool zero = std::ranges::none_of(
      part.groups, [](const GroupFigures& group) { return std::abs(group.median.estimate) > 0; });
  std::vector<std::string> steps;
  for (std::size_t g = 0; g < part.groups.size(); ++g)
    if (const GroupFigures& group = part.groups[g]; group.median.n > 0)
      steps.push_back(fmt::format(
          "{} ({})", figure::of_column(zero ? group.mean : group.median.estimate, *part.of).text,
          group_words(part, g)));
  return fmt::format("; its {} by {}: {}", zero ? "means, as all medians are 0," : "medians",
                     label_of(*part.along), fmt::join(steps, ", "));
}

std::string trend_sentence(const PartAnswer& part) {
  return fmt::format("The rank correlation of {} along {} is {} among {} ({}){}.",
                     label_of(*part.of), label_of(*part.along), estimate_words(part),
                     customers_words(part), interval_words(part.check, part.figure),
                     steps_words(part));
}

// Why there is no figure.
std::string nothing_measured(const PartAnswer& part) {
  if (part.figure.n == 0) return "There are no customers to tell by.";
  switch (part.check) {
  case ClaimCheck::total_share:
    return fmt::format("The {} of {} cannot be shared out: some of it is below zero, or there is "
                       "none.",
                       label_of(*part.of), customers_words(part));
  case ClaimCheck::correlation:
  case ClaimCheck::trend:
    return fmt::format("{} and {} have no rank correlation among {}: one of them is always the "
                       "same, or they are too few.",
                       label_of(*part.along), label_of(*part.of), customers_words(part));
  default:
    return "There are too few customers to tell by.";
  }
}

// Of a correlation, that there is none; of a comparison, that one side is as often above as below.
std::string around(ClaimCheck check, const Expectation& expectation) {
  const ExpectedRange range = expected_range(check, expectation);
  const std::string low = figure_of(check, range.low).text;
  return expectation.tolerance == 0
             ? low
             : fmt::format("{} to {}", low, figure_of(check, range.high).text);
}

} // namespace

std::string expectation_words(ClaimCheck check, const Expectation& expectation) {
  const ExpectedRange range = expected_range(check, expectation);
  const std::string least = "at least " + figure_of(check, range.low).text;
  const std::string most = "at most " + figure_of(check, range.high).text;
  switch (expectation.kind) {
  case Expected::at_least:
    return least;
  case Expected::at_most:
    return most;
  case Expected::about:
    return fmt::format("about {}: {}", figure_of(check, expectation.value).text,
                       around(check, expectation));
  case Expected::higher:
    return "higher: " + least;
  case Expected::lower:
    return "lower: " + most;
  case Expected::same:
    return "the same: " + around(check, expectation);
  case Expected::rising:
    return "rising: " + least;
  case Expected::falling:
    return "falling: " + most;
  case Expected::flat:
    return "unchanged: " + around(check, expectation);
  case Expected::none:
    return "none: " + around(check, expectation);
  }
  return "";
}

std::string measure_words(ClaimCheck check) {
  switch (check) {
  case ClaimCheck::share:
    return "share of the customers";
  case ClaimCheck::total_share:
    return "share of the total";
  case ClaimCheck::compare:
    return "chance of being above";
  case ClaimCheck::correlation:
  case ClaimCheck::trend:
    return "rank correlation";
  }
  return "";
}

std::string answer_sentence(const PartAnswer& part) {
  if (std::isnan(part.figure.estimate)) return nothing_measured(part);
  switch (part.check) {
  case ClaimCheck::share:
    return share_sentence(part);
  case ClaimCheck::total_share:
    return total_share_sentence(part);
  case ClaimCheck::correlation:
    return correlation_sentence(part);
  case ClaimCheck::compare:
    return comparison_sentence(part);
  case ClaimCheck::trend:
    return trend_sentence(part);
  }
  return "";
}

std::string group_words(const PartAnswer& part, std::size_t group) {
  if (part.check == ClaimCheck::trend) return part_words(part.groups[group].step, *part.along);
  const auto& who = group == 0 ? part.given : part.condition;
  return who.empty() ? "others" : "with " + condition_words(who);
}

std::string stratum_words(const PartAnswer& part, std::size_t stratum) {
  return fmt::format("{} {}", label_of(*part.within),
                     part_words(part.strata[stratum].part, *part.within));
}

std::string strata_words(const PartAnswer& part) {
  if (part.strata.empty()) return "";
  const auto holds = std::ranges::count_if(part.strata, [&](const StratumAnswer& stratum) {
    return verdict_of(part.check, part.expectation, stratum.figure) == ClaimVerdict::holds;
  });
  return fmt::format("In each of {} parts: holds in {}", part.strata.size(), holds);
}

std::string readings_words(const Answer& answer) {
  if (depends_on_reading(answer))
    return "The words can mean more than one thing, and the answer depends on it.";
  return answer.readings.size() < 2
             ? ""
             : fmt::format("The words can mean {} things; the answer is the same.",
                           answer.readings.size());
}

std::string claims_words(const std::vector<Answer>& answers) {
  if (answers.empty()) return "";
  std::vector<std::string> said;
  const auto add = [&](ClaimVerdict verdict, const char* one, const char* several) {
    const auto count = std::ranges::count_if(
        answers, [&](const Answer& answer) { return verdict_of(answer) == verdict; });
    if (count > 0) said.push_back(fmt::format("{} {}", count, count == 1 ? one : several));
  };
  add(ClaimVerdict::holds, "holds", "hold");
  add(ClaimVerdict::partly, "holds partly", "hold partly");
  add(ClaimVerdict::does_not_hold, "does not hold", "do not hold");
  add(ClaimVerdict::cannot_tell, "cannot be decided", "cannot be decided");
  return fmt::format("Of {} {}, {}.", answers.size(), answers.size() == 1 ? "claim" : "claims",
                     enumerated(said));
}

} // namespace ilk
