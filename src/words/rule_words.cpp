#include "words/rule_words.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "facts/limit_figure.h"
#include "table/column_name.h"
#include "words/column_words.h"

namespace ilk {
namespace {

std::string named(const ColumnPreparation& column) {
  const std::string label = part_label(column);
  return label.empty() ? part_name(column) : label;
}

bool is_boolean(const ColumnPreparation& column) {
  return column.part == Part::value && column.schema.kind == Kind::boolean;
}

std::string without_gaps(const ColumnPreparation& column, const RuleCondition& condition) {
  const auto limit = [&] { return figure::limit_in(column.schema, condition.limit).text; };
  switch (condition.relation) {
  case RuleRelation::at_least:
    return fmt::format("{} at least {}", named(column), limit());
  case RuleRelation::below:
    return fmt::format("{} below {}", named(column), limit());
  case RuleRelation::is:
    return is_boolean(column) ? named(column) + ": yes" : named(column);
  case RuleRelation::is_not:
    if (column.part == Part::missing) return label_of(column.schema) + " not missing";
    if (column.part == Part::zero) return label_of(column.schema) + " not 0";
    return is_boolean(column) ? named(column) + ": no" : "not " + named(column);
  }
  return "";
}

// Questions on the longest way from a node to a leaf.
std::size_t depth_of(const DecisionTree& tree, std::size_t node) {
  const TreeNode& at = tree.nodes[node];
  if (at.is_leaf) return 0;
  return 1 + std::max(depth_of(tree, at.below), depth_of(tree, at.rest));
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return fmt::format("{} {}", figure::count(count).text, count == 1 ? one : many);
}

} // namespace

std::string condition_words(const ColumnPreparation& column, const RuleCondition& condition) {
  return without_gaps(column, condition) + (condition.takes_missing ? " (or missing)" : "");
}

std::string level_of(const ColumnPreparation& column) {
  if (column.part == Part::missing) return "missing";
  if (column.part == Part::zero) return "0";
  if (column.part == Part::level) return part_name(column).substr(column.schema.name.size() + 3);
  return column.schema.kind == Kind::boolean ? "yes" : "";
}

std::string rule_words(const Rule& rule, const std::vector<ColumnPreparation>& columns) {
  std::string text;
  const auto& conditions = rule.conditions;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (i > 0) text += i + 1 == conditions.size() ? " and " : ", ";
    text += condition_words(columns[conditions[i].attribute], conditions[i]);
  }
  return text;
}

std::string rule_worth_words(const Rule& rule) {
  return fmt::format("right for {} of those it picks, finds {} of the segment",
                     figure::share(rule.precision).text, figure::share(rule.recall).text);
}

std::pair<std::string, std::string> answer_words(const SegmentTree& tree, std::size_t node,
                                                 const std::vector<ColumnPreparation>& columns) {
  const TreeNode& at = tree.tree.nodes[node];
  const ColumnPreparation& column = columns[tree.attributes[at.column]];
  const std::string label = label_of(column.schema), level = level_of(column);
  std::pair<std::string, std::string> answers;
  if (is_boolean(column)) {
    answers = {label + ": no", label + ": yes"};
  } else if (!level.empty()) {
    answers = {fmt::format("{} is not {}", label, level), fmt::format("{} is {}", label, level)};
  } else {
    const std::string limit = figure::limit_in(column.schema, at.limit).text;
    answers = {fmt::format("{} below {}", label, limit),
               fmt::format("{} at least {}", label, limit)};
  }
  if (tree.takes_missing[node]) answers.first += " (or missing)";
  return answers;
}

std::string leaf_words(const SegmentTree& tree, std::size_t node) {
  const auto& counts = tree.customers[node];
  const auto customers = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  std::string words = counted(customers, "customer", "customers");
  if (customers > 0)
    words += fmt::format(
        ", {} right",
        figure::rough_share(static_cast<double>(counts[tree.tree.nodes[node].majority()]) /
                            static_cast<double>(customers))
            .text);
  return words;
}

std::string tree_words(const SegmentTree& tree) {
  const std::size_t all = tree.tree.nodes.size() - tree.tree.leaves();
  const std::size_t most = depth_of(tree.tree, 0);
  const std::string asked =
      all <= 1 ? counted(all, "question puts", "questions put")
               : fmt::format("At most {} each{} put", counted(most, "question", "questions"),
                             most < all ? fmt::format(", of {} in all,", all) : "");
  return fmt::format("{} {} of the customers into their segment", asked,
                     figure::rough_share(tree.fidelity).text);
}

std::string held_out_words(const SegmentTree& tree) {
  const Figure share = figure::rough_share(tree.held_out_fidelity);
  return share.exists() ? fmt::format("Of customers that it was not made from, {}.", share.text)
                        : "";
}

std::string rule_sentence(const Rule& rule, const std::vector<ColumnPreparation>& columns) {
  return fmt::format("By a rule: {}. {}.", rule_words(rule, columns),
                     sentence_start(rule_worth_words(rule)));
}

} // namespace ilk
