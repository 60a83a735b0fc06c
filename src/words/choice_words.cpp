#include "words/choice_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/grades.h"
#include "words/decimals.h"
#include "words/kinds_words.h"

namespace ilk {
namespace {

using Among = ChoiceOfK::Among;

std::string numbers(std::vector<std::size_t> ks) {
  if (ks.size() < 2) return fmt::format("{}", fmt::join(ks, ""));
  const std::size_t last = ks.back();
  ks.pop_back();
  return fmt::format("{} and {}", fmt::join(ks, ", "), last);
}

// What the tree's cut at the chosen number says, and where it would be cut by itself.
std::string tree_words(const ChoiceOfK& choice) {
  const auto& jaccard = choice.best.ward_jaccard;
  const auto found = std::ranges::count_if(
      jaccard, [](double each) { return stability_of(each) != Stability::unreliable; });
  return fmt::format("The Ward tree, cut at {}, {} (adjusted Rand index {}) and finds {} of them "
                     "again; its widest gap is at {}.",
                     choice.best.k, ward_words(choice.best.ward_agreement),
                     decimals(choice.best.ward_agreement, 2),
                     static_cast<std::size_t>(found) == jaccard.size() ? "all"
                                                                       : fmt::format("{}", found),
                     choice.widest_gap);
}

std::string figures_words(const KEvidence& row) {
  std::string words = fmt::format("a mean silhouette of {}", decimals(mean_silhouette(row), 3));
  if (row.measured)
    words += fmt::format(", {} of it beyond what correlations explain, and a bootstrap agreement "
                         "of {}",
                         decimals(row.null_excess, 3), decimals(row.bootstrap, 2));
  return words;
}

// Which others are as good, and why they lose; empty when there is none.
std::string equals_words(const std::vector<std::size_t>& equals) {
  if (equals.empty()) return "";
  return fmt::format(" {} {} as good within {}, and coarser.", numbers(equals),
                     equals.size() == 1 ? "is" : "are", figure::rough_share(equal_within).text);
}

std::string standing_words(const ChoiceOfK& choice) {
  switch (choice.among) {
  case Among::fit:
    return choice.passed.size() == 1
               ? "the only number of segments that beats both nulls, comes back when customers are "
                 "drawn anew and leaves no tiny segment; it has "
               : fmt::format("the best of those that beat both nulls, come back when customers are "
                             "drawn anew and leave no tiny segment ({}), with ",
                             numbers(choice.passed));
  case Among::stable:
    return "no number of segments beats both nulls, comes back when customers are drawn anew and "
           "leaves no tiny segment; of those that do the latter two it is the best, with ";
  case Among::large:
    return choice.best.measured ? "no number of segments comes back when customers are drawn anew "
                                  "and leaves no tiny "
                                  "segment; of those that do the latter it is the best, with "
                                : "of those without a tiny segment it is the best, with ";
  case Among::all:
    break;
  }
  return "every number of segments leaves a tiny one; of all it is the best, with ";
}

// Whether reruns take the same number.
std::string reruns_words(const ChoiceOfK& choice) {
  if (choice.by_reruns.empty()) return "";
  const auto same = static_cast<std::size_t>(std::ranges::count(choice.by_reruns, choice.best.k));
  const std::size_t all = choice.by_reruns.size();
  return same == all ? fmt::format(" With other seeds the rule takes {} too, in {} of {} reruns.",
                                   choice.best.k, same, all)
                     : fmt::format(" With other seeds the rule takes {} in {} of {} reruns only.",
                                   choice.best.k, same, all);
}

std::string by_rule(const ChoiceOfK& choice) {
  return fmt::format("{}: {}{}.{}{} {}", choice.best.k, standing_words(choice),
                     figures_words(choice.best),
                     choice.among == Among::fit ? equals_words(choice.equals) : "",
                     reruns_words(choice), tree_words(choice));
}

std::string by_kinds(const Chosen& chosen) {
  std::string why = kinds_words(chosen.kinds);
  why[0] = 'a'; // "A model of kinds ..."
  const std::string supported = supported_words(chosen);
  return fmt::format("{}: {}{}{} {}", chosen.choice.k, why, supported.empty() ? "" : " ", supported,
                     tree_words(chosen.choice));
}

std::string with_kinds(std::string words, const Chosen& chosen) {
  for (const std::string& more : {kinds_words(chosen.kinds), supported_words(chosen)})
    if (!more.empty()) words.append(" ").append(more);
  return words;
}

std::string coarser_words(const Chosen& chosen, const std::vector<std::string>& names) {
  if (!chosen.coarser) return "";
  std::vector<std::string> together;
  for (const auto& group : chosen.coarser->together) {
    std::vector<std::string> quoted;
    for (const std::size_t segment : group) quoted.push_back(fmt::format("\"{}\"", names[segment]));
    together.push_back(fmt::format("{} together", fmt::join(quoted, " and ")));
  }
  const KEvidence &row = chosen.row(), &other = chosen.coarser->row;
  return fmt::format(" {} are {} stable ({}), but put {}.", other.k,
                     is_more_stable(other, row) ? "more" : "as", decimals(other.bootstrap, 2),
                     fmt::join(together, ", and "));
}

} // namespace

std::string reason_words(const Chosen& chosen, const std::vector<std::string>& names) {
  const ChoiceOfK& choice = chosen.choice;
  std::string words;
  if (chosen.kinds.outcome == KindEvidence::Outcome::taken) return by_kinds(chosen);
  if (choice.k != choice.best.k)
    words = fmt::format("{}: asked for; in the {}, the rule would have chosen ", choice.k,
                        name_of(chosen.space));
  words += by_rule(choice);
  if (chosen.tuned) words += " The encoders were then tuned for this number.";
  return with_kinds(words + coarser_words(chosen, names), chosen);
}

std::string rule_words(const GateLimits& limits) {
  return fmt::format(
      "A number of segments is fit when its silhouettes, in the code and in the attributes, are "
      "above the limit of both nulls and on the mean {} above that of the tables with the same "
      "correlations, when redrawn customers give the same segments (adjusted Rand index of at "
      "least {}), and when the smallest holds at least {} of the customers and at least {} of "
      "them. Its figure is its mean "
      "silhouette plus what that has above those tables' mean. The fit one with the highest figure "
      "is taken; of those within {} of it, the finest. Where none is fit, the nulls are left out, "
      "then the redrawing, then the smallest segment. While the choice lies at the end of the "
      "range, "
      "larger numbers are tried. Where a model of kinds of customers finds kinds that hold, these "
      "are taken instead.",
      decimals(limits[null_excess_gate], 2), decimals(limits[bootstrap_gate], 2),
      figure::share(limits[smallest_share_gate]).text, decimals(limits[smallest_size_gate], 0),
      figure::rough_share(equal_within).text);
}

std::string knee_words(const Knee& knee) {
  if (!knee.clear)
    return "no clear knee: nowhere does the logarithm of the inertia over that of k bend to half "
           "its slope";
  return fmt::format("a clear knee at {}: the slope of the logarithm of the inertia over that of k "
                     "falls there by {}, to under half",
                     knee.k, decimals(knee.bend, 2));
}

std::string_view ward_words(double agreement) {
  switch (likeness_of(agreement)) {
  case Likeness::same:
    return "agrees";
  case Likeness::partly:
    return "agrees in part";
  case Likeness::other:
    break;
  }
  return "cuts otherwise";
}

} // namespace ilk
