#include "words/play_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "table/column_name.h"
#include "words/clause_words.h"
#include "words/column_words.h"
#include "words/counted.h"
#include "words/plan_words.h"

namespace ilk {

std::optional<ExpectedFacts> expected_of(const Plan& plan, const PlayPlan& made,
                                         std::uint64_t contacts) {
  auto expected = expected_facts(made, contacts);
  if (!expected) return expected;
  const auto& texts = expected->values.texts; // P10, median, P90, mean
  expected->mean = with_currency(plan, texts[3]);
  expected->range = fmt::format("{} to {}", texts[0], with_currency(plan, texts[2]));
  return expected;
}

std::string worth_words(const Plan& plan, const PlayPlan& made) {
  if (!made.per_contact)
    return "No figure in money: the playbook assumes no response, value and cost for this play.";
  if (made.contacts == 0) return "No figure in money: nobody is to be contacted.";
  const auto expected = *expected_of(plan, made, made.contacts);
  return fmt::format("{} on average if your assumptions hold; 8 in 10 draws of them give {}.",
                     expected.mean, expected.range);
}

std::string best_play_title(const Plan& plan) {
  const std::string best = best_play_words(plan);
  return best.empty() ? "What the plays may bring"
                      : fmt::format("If your assumptions hold, this play brings most: "
                                    "\u2068{}\u2069",
                                    best);
}

std::string plays_worth_words(const Plan& plan) {
  std::vector<std::string> said;
  for (const PlayPlan& made : plan.plays) {
    if (!made.reaches() || made.contacts == 0) continue;
    if (const auto expected = expected_of(plan, made, made.contacts))
      said.push_back(fmt::format("{}: {} on average, {}", play_of(plan, made).title, expected->mean,
                                 expected->range));
  }
  return said.empty() ? "" : fmt::format("{}.", fmt::join(said, "; "));
}

std::vector<NamedWords> assumption_lines(const Play& play) {
  if (!play.assumptions) return {};
  const Assumptions& assumed = *play.assumptions;
  std::vector<NamedWords> words = {{"Response", assumption_words(assumed.response, true)}};
  if (assumed.baseline > 0) words.push_back({"Do it anyway", assumed_share(assumed.baseline).text});
  words.push_back({"Value", assumption_words(assumed.value, false)});
  words.push_back({"Cost", assumption_words(assumed.cost, false)});
  return words;
}

std::string money_basis_words(const Play& play) {
  if (!play.assumptions) return "No assumptions are given, so nothing is said of money.";
  const Assumptions& assumptions = *play.assumptions;
  const bool measured = !assumptions.response.measured.empty();
  return fmt::format(
      "{}: response {}{}; value {}; cost {}; {} do it anyway",
      measured ? "Assumed, but for what is called measured" : "Assumed, not measured",
      assumption_words(assumptions.response, true),
      assumptions.by_segment.empty()
          ? ""
          : fmt::format(", its own in {}", counted(assumptions.by_segment.size(), "segment")),
      assumption_words(assumptions.value, false), assumption_words(assumptions.cost, false),
      assumed_share(assumptions.baseline).text);
}

std::string all_sizes_words(const Plan& plan, const PlayPlan& made) {
  std::string words = sizes_words(made.contacts, made.held_out);
  if (const std::uint64_t left = made.kept_apart + made.capped; left > 0)
    words += ", " + figure::count(left).text + " left to other plays";
  if (made.rested > 0)
    words += ", " + figure::count(made.rested).text + " contacted often enough lately";
  if (made.over_budget > 0)
    words += ", " + figure::count(made.over_budget).text + " left out by " + limiting_words(plan);
  if (made.in_control > 0)
    words += ", " + figure::count(made.in_control).text + " in the control group";
  return words;
}

std::string unlucky_sentence(const PlayPlan& made) {
  const std::string unlucky = unlucky_words(made);
  return unlucky.empty() ? "" : sentence_start(unlucky) + ": another seed gives another draw.";
}

std::string further_words(std::size_t segments) {
  return segments == 0 ? ""
                       : fmt::format("and {} with fewer customers", counted(segments, "segment"));
}

std::string nobody_held_out_words(const PlayPlan& made) {
  return made.contacts > 0 && made.hold_out == 0
             ? "Nobody is held out, so nothing will show what it did"
             : "";
}

std::string unranked_words(const PlayPlan& made) {
  return made.is_ranked ? "" : "Its list is not ranked: it has no `rank_by`";
}

std::string exclusive_words(const Play& play) {
  return play.exclusive ? "Exclusive: its customers are on no other list" : "";
}

std::string miss_words(const PlayPlan& made, const std::vector<Segment>& segments) {
  const std::size_t nearest = nearest_miss(made);
  std::vector<std::string> lacking;
  for (const ClauseEvidence& each : made.segments[nearest].match.evidence)
    if (!each.holds) lacking.push_back(evidence_words(each));
  return fmt::format("Nearest is {}, where this does not hold: {}.", segments[nearest].name,
                     fmt::join(lacking, "; "));
}

std::string doubt_words(const Verdict& verdict) {
  return verdict.passed() ? ""
                          : "The segments did not pass every test: try a play on few customers "
                            "before you spend on many.";
}

std::string held_out_count_words() {
  return "Who is held out counts as in the list.";
}

std::string reach_words(const Plan& plan, const PlayPlan& made, const PlayInSegment& here) {
  std::string words = figure::count(here.customers).text;
  if (!made.customer.empty()) words += " with " + condition_words(made.customer);
  words += ": " + sizes_words(here.contacts, here.held_out);
  const std::string left = left_words(plan, here);
  return words + (left.empty() ? "." : "; " + left + ".");
}

std::string if_assumed_words(const Plan& plan, const PlayPlan& made, std::uint64_t contacts,
                             const std::string& playbook) {
  return fmt::format("if the assumptions of {} hold: {}.", playbook,
                     money_words(plan, *expected_facts(made, contacts)));
}

} // namespace ilk
