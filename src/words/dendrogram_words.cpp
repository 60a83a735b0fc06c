#include "words/dendrogram_words.h"

#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/grades.h"
#include "words/counted.h"
#include "words/decimals.h"

namespace ilk {
namespace {

std::string_view tree_title(double agreement) {
  switch (likeness_of(agreement)) {
  case Likeness::same:
    return "A second method finds the same groups: the Ward tree";
  case Likeness::partly:
    return "A second method agrees in part: the Ward tree";
  case Likeness::other:
    break;
  }
  return "A second method groups otherwise: the Ward tree";
}

std::string_view groups_words(double agreement) {
  switch (likeness_of(agreement)) {
  case Likeness::same:
    return "agree with the segments";
  case Likeness::partly:
    return "agree with the segments in part";
  case Likeness::other:
    break;
  }
  return "are other groups than the segments";
}

// What the cut into as many groups as segments says of them.
std::string agreement_words(std::size_t k, double agreement) {
  return fmt::format(
      "Cut into {}, the tree's groups {} (adjusted Rand index {}; 1 the same, 0 as by "
      "chance).",
      k, groups_words(agreement), decimals(agreement, 2));
}

std::string summary_of(const DendrogramFacts& facts) {
  constexpr std::size_t last = 3;
  const auto& merges = facts.merges;
  std::vector<std::string> heights;
  for (std::size_t m = merges.size() - std::min(merges.size(), last); m < merges.size(); ++m)
    heights.push_back(merges[m].height.text);
  std::string words = fmt::format("Tree of {}; the last joins are at heights {}.",
                                  counted(facts.leaves.size(), "group"), fmt::join(heights, ", "));
  if (facts.cut.exists()) words += fmt::format(" It is cut at height {}.", facts.cut.text);
  return words;
}

void tell_leaves(DendrogramFacts& facts) {
  for (LeafFacts& leaf : facts.leaves)
    leaf.name = leaf.segment ? fmt::format("{} of segment {}", leaf.size.text, *leaf.segment)
                             : leaf.size.text;
}

void tell_joins(DendrogramFacts& facts) {
  const std::size_t leaves = facts.leaves.size();
  const auto size = [&](std::size_t part) {
    return part < leaves ? facts.leaves[part].size.text : facts.merges[part - leaves].size.text;
  };
  for (std::size_t m = 0; m < facts.merges.size(); ++m) {
    JoinFacts& join = facts.merges[m];
    join.title = "Join at height " + join.height.text;
    join.parts = fmt::format("{} and {} customers", size(join.left), size(join.right));
    join.groups = counted(facts.merges.size() - m, "group");
  }
}

} // namespace

DendrogramFacts dendrogram_of(const Agglomeration& agglomeration, std::size_t customers,
                              std::size_t k, double agreement,
                              const std::vector<std::uint32_t>& of_rows) {
  const auto rows = static_cast<std::size_t>(
      std::reduce(agglomeration.leaf_sizes.begin(), agglomeration.leaf_sizes.end()));
  DendrogramFacts facts = dendrogram_facts(agglomeration, rows, k, of_rows);
  tell_leaves(facts);
  tell_joins(facts);
  const std::string agrees = agreement_words(k, agreement);
  facts.title = tree_title(agreement);
  facts.note = fmt::format(
      "Groups of {} are joined step by step, the two most alike first (read from right to "
      "left). A join far to the left puts unlike groups together. {}",
      counted(rows, "customer"), agrees);
  if (rows < customers)
    facts.note += fmt::format(" They are drawn from all {}.", figure::count(customers).text);
  if (!facts.leaves.empty() && facts.leaves.front().segment)
    facts.note += " A group has the colour of the segment that most of its customers are in.";
  if (agglomeration.approximate())
    facts.note += fmt::format(" Made over {} small groups of customers, so approximate.",
                              figure::count(agglomeration.tree.leaves).text);
  facts.summary = summary_of(facts) + " " + agrees;
  facts.cut_words = fmt::format("cut into {}", k);
  return facts;
}

} // namespace ilk
