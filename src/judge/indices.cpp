#include "judge/indices.h"

namespace ilk {
namespace {

constexpr std::string_view plain = "_attributes";

void add(const std::string& key, const std::vector<double>& figures,
         std::vector<IndexFigures>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i][key] = figures[i];
}

} // namespace

// A file each. What stands here is all that there is: a new one is named twice below.
extern const Index separation_index, knee_index, bend_index, gap_index, gap_error_index,
    calinski_harabasz_index, davies_bouldin_index;

MethodList<Index>& indices() {
  static MethodList<Index> list("index", {&separation_index, &knee_index, &bend_index, &gap_index,
                                          &gap_error_index, &calinski_harabasz_index,
                                          &davies_bouldin_index});
  return list;
}

std::vector<IndexFigures> index_figures(Partitions& on_codes, Partitions& on_attributes) {
  std::vector<IndexFigures> rows(on_codes.size());
  for (const Index* index : indices()) {
    add(std::string(index->name), index->of(on_codes), rows);
    if (index->of_both) add(std::string(index->name).append(plain), index->of(on_attributes), rows);
  }
  return rows;
}

std::vector<IndexColumn> index_columns() {
  std::vector<IndexColumn> columns;
  for (const Index* index : indices()) {
    const std::string key(index->name), title(index->title);
    columns.push_back({key, index->shows_both ? title + ", code" : title, index->decimals});
    if (index->shows_both)
      columns.push_back({key + std::string(plain), title + ", attributes", index->decimals});
  }
  return columns;
}

} // namespace ilk
