// The Ward tree of the codes, lying on its side: the root at the left, the smallest clusters
// shown at the right, each in a row of its own.
#include "report/axis.h"
#include "report/read.h"
#include "report/sections.h"
#include "report/tree_layout.h"

namespace ilk::page {

using nlohmann::json;

namespace {

constexpr double row_height = 21;
constexpr double top = 26;

double place_of(const TreeLayout& tree, std::size_t cluster) {
  return top + tree.place[cluster] * row_height;
}

double height_of(const TreeLayout& tree, std::size_t cluster) {
  const std::size_t leaves = tree.order.size();
  return cluster < leaves ? 0 : tree.merges[cluster - leaves].height;
}

void draw_branches(Drawing& drawing, const Scale& x, const TreeLayout& tree, MaybeNumber cut) {
  Markup above, below;
  for (const DrawnMerge& merge : tree.merges) {
    const double at = x(merge.height);
    const Markup branch =
        line_path({{x(height_of(tree, merge.left)), place_of(tree, merge.left)},
                   {at, place_of(tree, merge.left)},
                   {at, place_of(tree, merge.right)},
                   {x(height_of(tree, merge.right)), place_of(tree, merge.right)}});
    (cut && merge.height > *cut ? above : below) += branch;
  }
  drawing.path(above, Fixed("branch above"));
  drawing.path(below, Fixed("branch"));
}

// The leaves of one cluster of the cut, and its share of the customers.
void draw_bracket(Drawing& drawing, const TreeLayout& tree, const json& leaves,
                  const CutCluster& cluster) {
  double share = 0;
  for (std::size_t row = cluster.first; row < cluster.first + cluster.rows; ++row)
    share += number(leaves[tree.order[row]], "share").value_or(0);
  const double begin = top + static_cast<double>(cluster.first) * row_height + 3;
  const double end = begin + static_cast<double>(cluster.rows) * row_height - 6;
  drawing.path(line_path({{486, begin}, {491, begin}, {491, end}, {486, end}}), Fixed("bracket"));
  drawing.label({499, (begin + end) / 2 + 4}, percent(share), Fixed("tick strong"));
}

void draw_cut(Drawing& drawing, const Frame& frame, const TreeLayout& tree, const json& leaves,
              double cut_height) {
  const std::vector<CutCluster> clusters = cut(tree, cut_height);
  for (const CutCluster& cluster : clusters) draw_bracket(drawing, tree, leaves, cluster);
  const double at = frame.x(cut_height);
  drawing.line({at, top - 4}, {at, frame.y.start}, "cut");
  drawing.label(
      {at, top - 10},
      html("cut: {}", counted(static_cast<double>(clusters.size()), "cluster", "clusters")),
      Fixed("words strong mid"));
}

void draw_leaves(Drawing& drawing, const TreeLayout& tree, const json& leaves, double x) {
  for (const std::size_t leaf : tree.order) {
    const auto size = number(leaves[leaf], "size");
    const auto share = number(leaves[leaf], "share");
    drawing.label({x, place_of(tree, leaf) + 4}, html("{} · {}", whole(size), percent(share)),
                  Fixed("tick"));
  }
}

Markup tree_drawing(const json& dendrogram, const TreeLayout& tree, const Markup& description) {
  const double height = static_cast<double>(tree.order.size()) * row_height;
  Drawing drawing(560, top + height + 42);
  const Frame frame{{0, tree.merges.back().height, 352, 24}, {0, 1, top + height + 4, top}};
  const auto cut_height = number(dendrogram, "cut_height");
  if (cut_height) draw_cut(drawing, frame, tree, list(dendrogram, "leaves"), *cut_height);
  draw_branches(drawing, frame.x, tree, cut_height);
  draw_leaves(drawing, tree, list(dendrogram, "leaves"), 360);
  draw_x_axis(drawing, frame, Fixed("merge height (Ward distance)"));
  return drawing.finish(Fixed("Ward tree"), description, "wide");
}

Markup merges_table(const TreeLayout& tree) {
  Table table(Fixed("Merges of the tree, highest first"));
  table.add_column(Fixed("Clusters left after it"), Table::Column::words);
  table.add_column(Fixed("Height"));
  table.add_column(Fixed("Customers joined"));
  for (std::size_t m = tree.merges.size(); m-- > 0;) {
    const DrawnMerge& merge = tree.merges[m];
    table.add_row({html("{}", tree.merges.size() - m), adaptive(merge.height),
                   html("{} + {}", whole(tree.sizes[merge.left]), whole(tree.sizes[merge.right]))});
  }
  return table.finish();
}

Markup lead_of(const json& dendrogram) {
  Markup lead = Fixed("Built from below: the two clusters whose joining costs least are merged, "
                      "again and again. A long way between two merges is a natural place to "
                      "stop.");
  const auto agreement = number(dendrogram, "agreement");
  if (agreement)
    lead += html(" Cut into {}, the tree agrees with the segments by an adjusted Rand index of "
                 "<b>{}</b> (1: the same; 0: as by chance).",
                 counted(number(dendrogram, "k").value_or(0), "cluster", "clusters"),
                 decimal(agreement, 2));
  return lead;
}

} // namespace

Section tree_section(const json& data) {
  const json& dendrogram = member(data, "dendrogram");
  const auto tree = layout_of(dendrogram);
  if (!tree) return {"tree", "Tree", {}, {}};
  const double leaves = static_cast<double>(tree->order.size());
  const Markup description =
      html("{} merged step by step up to a height of {}", counted(leaves, "cluster", "clusters"),
           adaptive(tree->merges.back().height));
  Figure figure;
  figure.title = Fixed("The Ward tree of the codes and its cut");
  figure.note = html("The topmost {} of a tree over {}. At the right the customers of each, then "
                     "the share of each cluster of the cut.",
                     counted(leaves, "cluster", "clusters"),
                     counted(number(dendrogram, "rows").value_or(0), "customer", "customers"));
  if (const auto micro = number(dendrogram, "micro_clusters"))
    figure.note += html(" Approximate: customers were first put into {}.",
                        counted(*micro, "small cluster", "small clusters"));
  figure.body = tree_drawing(dendrogram, *tree, description);
  figure.data = merges_table(*tree);
  return {"tree", "Tree", lead_of(dendrogram), finish(figure)};
}

} // namespace ilk::page
