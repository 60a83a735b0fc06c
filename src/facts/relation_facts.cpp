#include "facts/relation_facts.h"

#include <cmath>

namespace ilk {

RelationStrength relation_strength(double association) {
  const double size = std::abs(association);
  if (size >= 0.5) return RelationStrength::strong;
  if (size >= 0.3) return RelationStrength::clear;
  return size >= 0.1 ? RelationStrength::weak : RelationStrength::none;
}

double association_of(const PairProfile& pair) {
  return std::isnan(pair.spearman) ? pair.value : pair.spearman;
}

PairFact pair_figures(const PairProfile& pair) {
  PairFact fact;
  fact.value = figure::decimal(pair.value, 3);
  fact.pearson = figure::decimal(pair.pearson, 3);
  fact.spearman = figure::decimal(pair.spearman, 3);
  fact.p_value = figure::p_value(pair.p_value);
  fact.rows = figure::count(pair.rows);
  return fact;
}

} // namespace ilk
