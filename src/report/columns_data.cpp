#include "report/columns_data.h"

#include <nlohmann/json.hpp>

#include "report/data_caps.h"
#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

json list_of_figures(const auto& values) {
  json list = json::array();
  for (const double value : values) list.push_back(figure_or_null(value));
  return list;
}

json value_counts(const std::vector<ValueCount>& counts) {
  json list = json::array();
  for (const ValueCount& count : counts)
    list.push_back({{"value", count.value}, {"count", count.count}});
  return list;
}

json levels_json(const ColumnProfile& profile) {
  json list = json::array();
  for (const LevelCount& level : profile.levels)
    list.push_back({{"level", level.level}, {"count", level.count}});
  if (profile.other_levels.count > 0)
    list.push_back({{"level", profile.other_levels.level}, {"count", profile.other_levels.count}});
  return list;
}

} // namespace

json column_json(const ColumnSchema& schema, const ColumnProfile& profile) {
  const ColumnMoments& moments = profile.moments;
  json column = {{"name", schema.name},
                 {"label", schema.label},
                 {"unit", schema.unit},
                 {"role", name_of(schema.role)},
                 {"kind", name_of(schema.kind)},
                 {"count", moments.count},
                 {"missing", moments.missing},
                 {"distinct", profile.distinct},
                 {"zeros", moments.zeros},
                 {"negative", profile.negative},
                 {"outside", profile.outside},
                 {"unseen", profile.unseen},
                 {"whole", profile.whole},
                 {"minimum", figure_or_null(moments.minimum)},
                 {"p10", figure_or_null(profile.p10())},
                 {"median", figure_or_null(profile.median())},
                 {"p90", figure_or_null(profile.p90())},
                 {"maximum", figure_or_null(moments.maximum)},
                 {"sum", figure_or_null(moments.sum)},
                 {"mean", figure_or_null(moments.mean)},
                 {"deviation", figure_or_null(moments.deviation())},
                 {"skewness", figure_or_null(moments.skewness)},
                 {"excess_kurtosis", figure_or_null(moments.excess_kurtosis)},
                 {"probabilities", profile_probabilities},
                 {"quantiles", list_of_figures(profile.quantiles)},
                 {"ecdf", list_of_figures(profile.ecdf)},
                 {"most_frequent", value_counts(profile.most_frequent)},
                 {"tail_index", figure_or_null(profile.tail.index)},
                 {"tail_values", profile.tail.values},
                 {"histogram",
                  {{"low", figure_or_null(profile.bins.low)},
                   {"high", figure_or_null(profile.bins.high)},
                   {"counts", profile.histogram}}}};
  if (schema.kind == Kind::category) { // codes of levels are no numbers
    column["levels"] = levels_json(profile);
    for (const char* key : {"minimum", "p10", "median", "p90", "maximum", "sum", "mean",
                            "deviation", "skewness", "excess_kurtosis", "tail_index", "zeros"})
      column[key] = nullptr;
    for (const char* key : {"quantiles", "ecdf", "most_frequent"}) column[key] = json::array();
    column["histogram"] = nullptr;
  }
  if (profile.sentinel)
    column["sentinel"] = {{"value", profile.sentinel->value}, {"count", profile.sentinel->count}};
  if (profile.dates)
    column["dates"] = {{"first", profile.dates->first},
                       {"median", profile.dates->middle},
                       {"last", profile.dates->last}};
  return column;
}

void leave_out_details(json& column) {
  constexpr std::size_t most_levels = 5;
  for (const char* key : {"quantiles", "ecdf", "most_frequent"}) column[key] = json::array();
  column["histogram"] = nullptr;
  if (column.contains("levels")) shorten(column["levels"], most_levels);
}

} // namespace ilk
