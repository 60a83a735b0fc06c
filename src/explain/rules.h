// Segments in plain conditions: a short rule for each, and one tree for all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "explain/decision_tree.h"
#include "model/column_preparation.h"

namespace ilk {

enum class RuleRelation {
  at_least, ///< the value is at or above the limit
  below,    ///< below the limit, or missing
  is,       ///< a category has the level, a boolean is yes
  is_not,   ///< it does not, or is missing
};
std::string_view name_of(RuleRelation relation);

struct RuleCondition {
  std::size_t attribute = 0; ///< index into the preparation's columns
  RuleRelation relation = RuleRelation::at_least;
  double limit = 0;           ///< in the user's unit; 0.5 for is and is_not
  bool takes_missing = false; ///< whether some whom its rule picks lack a value, and meet it so
};

/// All conditions hold: at most three.
struct Rule {
  std::vector<RuleCondition> conditions;
  std::uint64_t customers = 0; ///< that it picks
  double precision = 0;        ///< share of these that are of the segment
  double recall = 0;           ///< share of the segment's that it picks
  double coverage = 0;         ///< share of all customers that it picks
};

/// One tree that tells all segments apart.
struct SegmentTree {
  DecisionTree tree;                                 ///< its columns are `attributes`
  std::vector<std::size_t> attributes;               ///< of each column of the tree, ascending
  std::vector<std::vector<std::uint64_t>> customers; ///< of all, by node and segment
  std::vector<bool> takes_missing; ///< by node: some who come to it lack what it asks for; they go
                                   ///< with those below
  double fidelity = 0;             ///< share of all customers whose leaf has their segment
  double held_out_fidelity = 0; ///< the same of customers that the tree was not grown on: mean over
                                ///< five folds of the sample
};

struct RuleBasis {
  const std::vector<ColumnPreparation>& preparation;
  const std::vector<std::span<const float>>& columns; ///< what people are told of, one per prepared
  std::span<const std::uint32_t> labels;              ///< one per row of these
  std::size_t segments = 0;
  std::span<const std::uint32_t> sample; ///< rows that trees are grown on, ascending
  std::vector<std::size_t> attributes;   ///< columns to look at, ascending
  std::uint64_t seed = 1;                ///< of the folds
};

struct Rules {
  std::vector<std::optional<Rule>> of_segments; ///< none where no condition tells it apart
  SegmentTree tree;
};

/// A rule per segment: of a tree of depth three of its customers against the others, the path to a
/// node with the largest F1 (C. van Rijsbergen 1979), ties to the shortest; its limits with as few
/// digits as keep F1 within 0.005; its figures counted on all customers. And a tree of at most
/// twice as many leaves as segments, grown best first. Of levels and booleans who lacks the value
/// goes with those who are not so; who lacks one is told apart by a column of Part::missing, where
/// `attributes` has it, else by a limit of a number. Without attributes the tree is its root.
/// Results do not depend on threads.
Rules find_rules(Execution& execution, const RuleBasis& basis);

} // namespace ilk
