#include "words/comparison_words.h"

#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/listed.h"
#include "base/one_line.h"
#include "monitor/migration_intervals.h"

namespace ilk {
namespace {

constexpr std::size_t most_listed = 5;

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> names_of_figures = {{
    {"psi_attributes", "largest PSI of an attribute"},
    {"psi_code", "largest PSI of the code"},
    {"psi_segments", "PSI of the segments' shares"},
    {"ks_attributes", "largest KS of an attribute"},
    {"ks_code", "largest KS of the code"},
    {"unusual", "share of customers farther out than 99% of the fitted"},
    {"silhouette_code", "silhouette in the code"},
    {"silhouette_attributes", "silhouette in the attributes"},
    {"margin", "mean margin"},
    {"reconstruction_r2", "R2 of the encoders' reconstruction"},
    {"smallest_share", "share of the smallest segment"},
    {"agreement", "adjusted Rand index with the other model's segments"},
    {"moved_by_model", "share of customers in another segment by the other model"},
    {"moved", "share of customers who have moved to another segment"},
}};

std::string missing_words(const MissingFigures& missing) {
  return fmt::format("{} missing where {}: look at the feed before fitting anew", missing.now.text,
                     missing.then.value == 0 ? "none were" : missing.then.text + " were");
}

} // namespace

std::string_view what_words(const Check& check) {
  for (const auto& [key, words] : names_of_figures)
    if (check.key == key) return words;
  return "number of customers";
}

std::string measured_words(const Check& check) {
  if (!check.shown.exists()) return "there is nothing to measure";
  std::string words = check.shown.text;
  if (!check.of.empty()) words += " (" + check.of + ")";
  if (check.at_fit) words += ", at the fit " + check.at_fit->text;
  if (check.moved)
    words += fmt::format(" ({} of {}, {} of them from a border)", check.moved->moved.text,
                         check.moved->customers.text, check.moved->from_border.text);
  return words;
}

std::string asked_words(const Check& check) {
  if (!check.shown_limit) return "";
  if (check.key == "customers") return check.shown_limit->text + " to tell by";
  return "limit " + check.shown_limit->text;
}

std::string remark_words(const Check& check) {
  std::vector<std::string> remarks;
  const auto &past = check.past, &watched = check.watched;
  if (check.by_chance) remarks.push_back("by chance up to " + check.by_chance->text);
  if (past.size() > 1) remarks.push_back("past it: " + listed(past, most_listed));
  if (!watched.empty() && past.size() + watched.size() > 1)
    remarks.push_back("to watch: " + listed(watched, most_listed));
  if (check.explained_by_chance) remarks.emplace_back("too few customers to tell");
  if (check.missing) remarks.push_back(missing_words(*check.missing));
  return fmt::format("{}", fmt::join(remarks, "; "));
}

std::string words_of(const Check& check) {
  std::string words = fmt::format("{}: {}", what_words(check), measured_words(check));
  const std::string asked = asked_words(check), remark = remark_words(check);
  if (!asked.empty()) words += ", " + asked;
  if (!remark.empty()) words += " (" + remark + ")";
  return words;
}

std::string_view heading_of(const ComparisonFacts& facts) {
  return facts.only_models_differ() ? "the two models differ" : name_of(facts.verdict);
}

std::string sentence_of(const ComparisonFacts& facts) {
  if (facts.verdict == Health::holds) return "still holds: no figure has come near its limit";
  std::vector<std::string> reasons;
  for (const Check& check : facts.checks)
    if (check.health == facts.verdict) reasons.push_back(words_of(check));
  return fmt::format("{}: {}", heading_of(facts), fmt::join(reasons, "; "));
}

std::string change_words(const AttributeDriftFacts& drift) {
  if (!drift.most_changed) return "";
  const ChangedBin& bin = *drift.most_changed;
  std::string where = bin.words;
  if (bin.above) where = "above " + bin.above->text;
  if (bin.at_most) where += (where.empty() ? "up to " : ", up to ") + bin.at_most->text;
  return fmt::format("{}: {} -> {}", where, bin.then.text, bin.now.text);
}

std::string moved_words(const Migration& migration) {
  const MovedFigures figures = moved_figures(migration);
  const Interval share = moved_interval(migration), agreement = agreement_interval(migration);
  return fmt::format(
      "{} of {} customers moved ({}; with chance {} to {}), {} of them from a border; "
      "adjusted Rand index {} ({} to {})",
      figures.moved.text, figures.customers.text, figure::share(migration.moved()).text,
      figure::share(share.low).text, figure::share(share.high).text, figures.from_border.text,
      figure::decimal(migration.agreement, 3).text, figure::decimal(agreement.low, 3).text,
      figure::decimal(agreement.high, 3).text);
}

std::string beyond_words(const Comparison& comparison) {
  const std::size_t beyond = comparison.beyond.size();
  return fmt::format("{} customer{} farther out than everybody who was fitted: counted as unusual, "
                     "and left out of all other figures",
                     figure::count(beyond).text, beyond == 1 ? " is" : "s are");
}

std::string unseen_words(const std::string& column, double share) {
  return fmt::format("{} of the customers have a value of {} that the model has not seen",
                     figure::share(share).text, column);
}

std::string unseen_words(const std::string& column, std::uint64_t rows) {
  return fmt::format("{} {} a value of {} that the model has not seen", figure::count(rows).text,
                     rows == 1 ? "row has" : "rows have", column);
}

std::vector<std::string> scored_words(const ScoredFacts& scored) {
  std::vector<std::string> words;
  for (const auto& [place, unseen] : scored.unseen)
    words.push_back(unseen_words(unseen.attribute, unseen.rows));
  if (scored.lacking > 0)
    words.push_back(fmt::format(
        "{} of {} customers lack{} most of the model's attributes: little is known of {}, and the "
        "segment says little",
        figure::count(scored.lacking).text, figure::count(scored.customers).text,
        scored.lacking == 1 ? "s" : "", scored.lacking == 1 ? "that one" : "them"));
  if (scored.are_strange())
    words.push_back(fmt::format("{} of {} customers are unlike those that the model was fitted on, "
                                "where 1% are expected: look at units and columns (ilk compare "
                                "says which)",
                                figure::count(scored.unusual).text,
                                figure::count(scored.customers).text));
  return words;
}

std::string held_against_words(const Comparison& comparison) {
  return fmt::format("{}, {} customers, held against the {} that {} was fitted on", comparison.file,
                     figure::count(comparison.table.rows()).text,
                     figure::count(comparison.fitted_rows).text, comparison.model_file);
}

std::string come_and_gone_words(const Migration& migration) {
  if (migration.only_before + migration.only_after == 0) return "";
  return fmt::format("{} only before, {} only afterwards",
                     figure::count(migration.only_before).text,
                     figure::count(migration.only_after).text);
}

std::string further_drifts_words(std::size_t attributes) {
  return fmt::format("and {} more with a smaller index", figure::count(attributes).text);
}

std::string heir_words(const Migration& migration, std::size_t from) {
  const auto heir = migration.heirs[from];
  const std::string to =
      heir ? fmt::format("{} {}", migration.to[*heir].id, one_line(migration.to[*heir].name))
           : "none";
  return fmt::format("{} -> {}", one_line(migration.from[from].name), to);
}

} // namespace ilk
