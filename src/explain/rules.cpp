#include "explain/rules.h"

#include <algorithm>
#include <cmath>

#include "base/philox.h"
#include "base/significant.h"
#include "model/preparation.h"

namespace ilk {
namespace {

constexpr std::size_t rule_depth = 3;
constexpr double tolerated_loss = 0.005; // of F1, for a limit with fewer digits
constexpr std::size_t folds = 5;

double f1(std::uint64_t right, std::uint64_t picked, std::uint64_t wanted) {
  return 2 * static_cast<double>(right) / static_cast<double>(picked + wanted);
}

bool is_indicator(const ColumnPreparation& column) {
  return column.part != Part::value || column.schema.kind == Kind::boolean;
}

// Of which columns of the trees a split may part the missing from all values: not where people are
// told of yes and no alone, and not where a column of its own says who lacks a value.
std::vector<bool> parts_missing(const RuleBasis& basis) {
  std::vector<bool> parts;
  for (const std::size_t attribute : basis.attributes) {
    const ColumnPreparation& column = basis.preparation[attribute];
    const bool is_told = std::ranges::any_of(basis.attributes, [&](std::size_t other) {
      const ColumnPreparation& part = basis.preparation[other];
      return part.part == Part::missing && part.schema.name == column.schema.name;
    });
    parts.push_back(!is_indicator(column) && !is_told);
  }
  return parts;
}

bool meets(const RuleCondition& condition, float value) {
  const bool above = value >= condition.limit; // false for a missing value
  return above ==
         (condition.relation == RuleRelation::at_least || condition.relation == RuleRelation::is);
}

// What a rule picks of some rows.
struct Picked {
  std::uint64_t right = 0, all = 0;
};

// The sampled rows of the columns that trees look at.
struct Sampled {
  std::vector<std::vector<float>> values;
  std::vector<std::uint32_t> labels;
  std::vector<bool> whole; // columns of whole numbers, which limits should be too
};

Sampled sample_of(Execution& execution, const RuleBasis& basis) {
  Sampled sampled;
  sampled.values.resize(basis.attributes.size());
  std::vector<std::uint8_t> whole(basis.attributes.size());
  execution.for_each(basis.attributes.size(), [&](std::size_t c) {
    for (const std::uint32_t row : basis.sample)
      sampled.values[c].push_back(basis.columns[basis.attributes[c]][row]);
    whole[c] = std::ranges::all_of(sampled.values[c], [](float value) {
      return std::isnan(value) || std::floor(value) == value;
    });
  });
  sampled.whole.assign(whole.begin(), whole.end());
  for (const std::uint32_t row : basis.sample) sampled.labels.push_back(basis.labels[row]);
  return sampled;
}

// The rule of one segment.
class RuleSearch {
 public:
  RuleSearch(const RuleBasis& basis, const Sampled& sampled, const TreeColumns& columns,
             std::uint32_t segment)
      : basis_(basis), sampled_(sampled), columns_(columns), segment_(segment) {
    for (const std::uint32_t label : sampled.labels) wanted_ += label == segment;
  }

  std::optional<Rule> rule() const {
    std::vector<std::uint32_t> labels;
    for (const std::uint32_t label : sampled_.labels) labels.push_back(label == segment_);
    const DecisionTree tree = grow_tree(columns_, labels, 2, std::vector<bool>(labels.size(), true),
                                        {rule_depth, std::size_t{1} << rule_depth});
    const auto node = best_node(tree);
    if (node == 0) return std::nullopt;
    Rule rule;
    rule.conditions = conditions_to(tree, node);
    shorten_limits(rule.conditions);
    return rule;
  }

 private:
  std::size_t best_node(const DecisionTree& tree) const {
    std::size_t best = 0;
    double most = 0;
    for (std::size_t n = 1; n < tree.nodes.size(); ++n) {
      const TreeNode& node = tree.nodes[n];
      const double reached = f1(node.counts[1], node.rows(), wanted_);
      const bool shorter = reached == most && node.depth < tree.nodes[best].depth;
      if (reached <= most && !shorter) continue;
      best = n;
      most = reached;
    }
    return best;
  }

  // From the root down; of two limits on the same side of a column the tighter one alone.
  std::vector<RuleCondition> conditions_to(const DecisionTree& tree, std::size_t node) const {
    std::vector<RuleCondition> conditions;
    for (; node != 0; node = tree.nodes[node].parent) { // the tighter one is met first
      const TreeNode& parent = tree.nodes[tree.nodes[node].parent];
      const bool above = parent.rest == node;
      RuleCondition condition;
      condition.attribute = basis_.attributes[parent.column];
      const bool indicator = is_indicator(basis_.preparation[condition.attribute]);
      condition.relation = indicator ? (above ? RuleRelation::is : RuleRelation::is_not)
                                     : (above ? RuleRelation::at_least : RuleRelation::below);
      condition.limit = indicator ? 0.5 : parent.limit;
      const auto same = [&](const RuleCondition& each) {
        return each.attribute == condition.attribute && each.relation == condition.relation;
      };
      if (std::ranges::none_of(conditions, same)) conditions.push_back(condition);
    }
    std::ranges::reverse(conditions);
    return conditions;
  }

  std::size_t column_of(const RuleCondition& condition) const {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(basis_.attributes, condition.attribute) -
        basis_.attributes.begin());
  }

  double f1_of(const std::vector<RuleCondition>& conditions) const {
    Picked picked;
    std::vector<std::span<const float>> values;
    for (const RuleCondition& each : conditions) values.push_back(sampled_.values[column_of(each)]);
    for (std::size_t i = 0; i < sampled_.labels.size(); ++i) {
      bool all = true;
      for (std::size_t c = 0; c < conditions.size() && all; ++c)
        all = meets(conditions[c], values[c][i]);
      picked.all += all;
      picked.right += all && sampled_.labels[i] == segment_;
    }
    return f1(picked.right, picked.all, wanted_);
  }

  void shorten_limits(std::vector<RuleCondition>& conditions) const {
    const double least = f1_of(conditions) - tolerated_loss;
    for (RuleCondition& condition : conditions) {
      const ColumnPreparation& column = basis_.preparation[condition.attribute];
      if (is_indicator(column)) continue;
      const bool whole = sampled_.whole[column_of(condition)];
      const double exact = whole ? std::ceil(condition.limit) : condition.limit;
      condition.limit = exact;
      if (column.schema.kind == Kind::date) continue; // a day has no digits to spare
      for (int digits = 1; digits < 8; ++digits) {
        const double limit = to_significant(exact, digits);
        condition.limit = whole ? std::ceil(limit) : limit;
        if (condition.limit == exact || f1_of(conditions) >= least) break;
        condition.limit = exact;
      }
    }
  }

  const RuleBasis& basis_;
  const Sampled& sampled_;
  const TreeColumns& columns_;
  std::uint32_t segment_;
  std::uint64_t wanted_ = 0;
};

// On all customers.
void count_rule(const RuleBasis& basis, std::uint32_t segment, Rule& rule) {
  Picked picked;
  std::uint64_t wanted = 0;
  for (std::size_t row = 0; row < basis.labels.size(); ++row) {
    const bool all = std::ranges::all_of(rule.conditions, [&](const RuleCondition& condition) {
      return meets(condition, basis.columns[condition.attribute][row]);
    });
    picked.all += all;
    picked.right += all && basis.labels[row] == segment;
    if (all)
      for (RuleCondition& condition : rule.conditions)
        condition.takes_missing |= std::isnan(basis.columns[condition.attribute][row]);
    wanted += basis.labels[row] == segment;
  }
  const auto share = [](std::uint64_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  rule.customers = picked.all;
  rule.precision = share(picked.right, picked.all);
  rule.recall = share(picked.right, wanted);
  rule.coverage = share(picked.all, basis.labels.size());
}

// Five trees, each judged on the fold that it has not seen.
double held_out(Execution& execution, const RuleBasis& basis, const Sampled& sampled,
                const TreeColumns& columns, const TreeOptions& options) {
  const RandomStream stream(basis.seed, Purpose::tree_folds);
  std::vector<std::size_t> fold;
  for (const std::uint32_t row : basis.sample) fold.push_back(stream.word(row) % folds);
  std::vector<std::uint64_t> right(folds);
  execution.for_each(folds, [&](std::size_t f) {
    std::vector<bool> taken(fold.size());
    for (std::size_t i = 0; i < fold.size(); ++i) taken[i] = fold[i] != f;
    if (std::ranges::count(taken, true) == 0) return;
    const DecisionTree tree = grow_tree(columns, sampled.labels, basis.segments, taken, options);
    for (std::size_t i = 0; i < fold.size(); ++i) {
      if (taken[i]) continue;
      const auto leaf = tree.leaf_of([&](std::size_t column) { return columns.values(column)[i]; });
      right[f] += tree.nodes[leaf].majority() == sampled.labels[i];
    }
  });
  std::uint64_t sum = 0;
  for (const std::uint64_t each : right) sum += each;
  return static_cast<double>(sum) / static_cast<double>(fold.size());
}

// Of every node whether a customer who comes to it lacks the value that it asks for.
std::vector<bool> nodes_with_missing(const RuleBasis& basis, const DecisionTree& tree) {
  std::vector<bool> with(tree.nodes.size());
  for (std::size_t row = 0; row < basis.labels.size(); ++row)
    for (std::size_t n = 0; !tree.nodes[n].is_leaf;) {
      const TreeNode& node = tree.nodes[n];
      const float value = basis.columns[basis.attributes[node.column]][row];
      if (std::isnan(value)) with[n] = true;
      n = value >= node.limit ? node.rest : node.below;
    }
  return with;
}

SegmentTree grow_for_all(const RuleBasis& basis, const Sampled& sampled, const TreeColumns& columns,
                         const TreeOptions& options) {
  SegmentTree result;
  result.attributes = basis.attributes;
  result.tree = grow_tree(columns, sampled.labels, basis.segments,
                          std::vector<bool>(sampled.labels.size(), true), options);
  auto& nodes = result.tree.nodes;
  result.customers.assign(nodes.size(), std::vector<std::uint64_t>(basis.segments));
  std::uint64_t right = 0;
  for (std::size_t row = 0; row < basis.labels.size(); ++row) {
    const auto leaf = result.tree.leaf_of(
        [&](std::size_t column) { return basis.columns[basis.attributes[column]][row]; });
    ++result.customers[leaf][basis.labels[row]];
    right += nodes[leaf].majority() == basis.labels[row];
  }
  for (std::size_t n = nodes.size(); n-- > 1;)
    for (std::size_t s = 0; s < basis.segments; ++s)
      result.customers[nodes[n].parent][s] += result.customers[n][s];
  result.takes_missing = nodes_with_missing(basis, result.tree);
  result.fidelity = static_cast<double>(right) / static_cast<double>(basis.labels.size());
  return result;
}

} // namespace

std::string_view name_of(RuleRelation relation) {
  switch (relation) {
  case RuleRelation::at_least:
    return "at_least";
  case RuleRelation::below:
    return "below";
  case RuleRelation::is:
    return "is";
  case RuleRelation::is_not:
    return "is_not";
  }
  return "is";
}

Rules find_rules(Execution& execution, const RuleBasis& basis) {
  Rules rules;
  rules.of_segments.resize(basis.segments);
  const Sampled sampled = sample_of(execution, basis);
  const TreeColumns columns(execution, {sampled.values.begin(), sampled.values.end()},
                            parts_missing(basis));
  TreeOptions options;
  options.most_leaves = 2 * basis.segments;
  execution.for_each(basis.segments + 1, [&](std::size_t task) {
    if (task == basis.segments) { // the longest
      rules.tree = grow_for_all(basis, sampled, columns, options);
      return;
    }
    const auto segment = static_cast<std::uint32_t>(task);
    auto& rule = rules.of_segments[segment];
    rule = RuleSearch(basis, sampled, columns, segment).rule();
    if (rule) count_rule(basis, segment, *rule);
  });
  rules.tree.held_out_fidelity = held_out(execution, basis, sampled, columns, options);
  return rules;
}

} // namespace ilk
