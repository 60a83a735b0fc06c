#include "words/kinds_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "facts/grades.h"
#include "words/decimals.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

using Outcome = KindEvidence::Outcome;

// "3 to 5", "3 and 5", "4".
std::string range_of(const std::vector<std::size_t>& numbers) {
  const bool is_run = numbers.size() > 2 && numbers.back() - numbers.front() + 1 == numbers.size();
  if (is_run) return fmt::format("{} to {}", numbers.front(), numbers.back());
  std::vector<std::string> words;
  for (const std::size_t number : numbers) words.push_back(fmt::format("{}", number));
  return enumerated(words);
}

std::string found_words(const KindEvidence& kinds) {
  std::string words = fmt::format("A model of kinds of customers finds {}", kinds.count);
  if (kinds.components > kinds.count) words += " with gaps between them";
  if (kinds.reruns > 0)
    words += fmt::format(" (with other seeds too in {} of {})", kinds.same, kinds.reruns);
  return words;
}

std::string taken_words(const KindEvidence& kinds) {
  const std::string chain =
      kinds.by_rule == kinds.count
          ? fmt::format("By k-means on the code there would be as many, {}",
                        likeness_of(kinds.agreement) == Likeness::same ? "nearly the same"
                                                                       : "but others")
          : fmt::format("By k-means on the code there would be {}", kinds.by_rule);
  const std::string_view why =
      kinds.comes_back ? "they come back when customers are drawn anew"
                       : "they come back in part only when customers are drawn anew, but no worse "
                         "than those, or those fail their tests";
  return fmt::format("{}. {} (adjusted Rand index {}). The kinds are taken: {}. Sums of the "
                     "attributes tell them as the model does, with an adjusted Rand index of {}.",
                     found_words(kinds), chain, decimals(kinds.agreement, 2), why,
                     decimals(kinds.fidelity, 2));
}

} // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
  case Outcome::not_looked:
    return "not looked";
  case Outcome::one_kind:
    return "one kind";
  case Outcome::no_end:
    return "no end";
  case Outcome::tiny:
    return "too small";
  case Outcome::coarser:
    return "coarser";
  case Outcome::unlike:
    return "unlike";
  case Outcome::unstable:
    return "unstable";
  case Outcome::other_number:
    return "other number";
  case Outcome::taken:
    return "taken";
  }
  return "";
}

std::string kinds_words(const KindEvidence& kinds) {
  switch (kinds.outcome) {
  case Outcome::not_looked:
    break;
  case Outcome::one_kind:
    return "A model of kinds of customers finds no gap between groups: one kind.";
  case Outcome::no_end:
    return "A model of kinds of customers finds ever more of them, the more it may, and so says "
           "nothing of their number.";
  case Outcome::tiny:
    return found_words(kinds) + ", of which one is too small for a segment.";
  case Outcome::coarser:
    return found_words(kinds) + "; the finer segments by k-means lie farther apart, and come back "
                                "as well.";
  case Outcome::unlike:
    return found_words(kinds) + ", which the sums of attributes that segments are told by cannot "
                                "tell apart.";
  case Outcome::unstable:
    return found_words(kinds) + ", which do not come back when customers are drawn anew.";
  case Outcome::other_number:
    return found_words(kinds) + ".";
  case Outcome::taken:
    return taken_words(kinds);
  }
  return "";
}

std::string supported_words(const Chosen& chosen) {
  const auto& supported = chosen.choice.supported;
  const std::size_t k = chosen.choice.k;
  const bool inside = std::ranges::find(supported, k) != supported.end();
  const std::string least =
      chosen.choice.at_end ? fmt::format(" Read it as at least {}: more could not be tried.", k)
                           : "";
  if (inside && supported.size() == 1)
    return "No other number of segments is supported as well." + least;
  if (supported.empty()) return least.empty() ? "" : least.substr(1);
  if (!inside)
    return fmt::format("{} is outside what the table supports: {}.", k, range_of(supported)) +
           least;
  return fmt::format("The table supports {} about as well; {} is {}.", range_of(supported), k,
                     chosen.by_user ? "inside" : "taken") +
         least;
}

} // namespace ilk
