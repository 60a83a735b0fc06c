#include "report/profile_data.h"

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "facts/finding_fact.h"
#include "ilk/version.h"
#include "report/answers_data.h"
#include "report/columns_data.h"
#include "report/observations_data.h"
#include "report/relations_data.h"
#include "report/tidy_data.h"
#include "words/alert_words.h"
#include "words/claim_words.h"
#include "words/preparation_words.h"
#include "words/settings_words.h"
#include "words/unread_words.h"

namespace ilk {
namespace {

using nlohmann::json;

json columns_json(const std::vector<ColumnSchema>& attributes,
                  const std::vector<ColumnProfile>& profiles, const DataCaps& caps) {
  json list = json::array();
  for (std::size_t j = 0; j < profiles.size(); ++j) {
    list.push_back(column_json(attributes[j], profiles[j]));
    if (j >= caps.detailed) leave_out_details(list.back());
  }
  return list;
}

json unused_json(const Schema& schema) {
  json list = json::array();
  for (const ColumnSchema& column : schema.columns)
    if (column.role == Role::id || column.role == Role::ignore)
      list.push_back(
          {{"name", column.name}, {"role", name_of(column.role)}, {"reason", column.reason}});
  return list;
}

} // namespace

json source_json(const Read& read, Ids ids) {
  json first = json::array();
  for (const BadRow& row : read.report.first)
    first.push_back({{"line", row.line},
                     {"column", row.column},
                     {"name", row.name},
                     {"what", ids == Ids::shown ? row.what : without_cell(row.what)}});
  json notes = read.notes;
  for (const std::string& remark : read.remarks) notes.push_back(remark);
  return {{"file", read.source},
          {"notes", std::move(notes)},
          {"rows", read.report.rows},
          {"bad_rows", read.report.bad_rows},
          {"first_bad_rows", std::move(first)}};
}

json settings_json(const Read& read, const Provenance& provenance,
                   std::vector<NamedWords> settings) {
  for (NamedWords& each : input_words(read, provenance.bytes)) settings.push_back(std::move(each));
  return json_of(settings, FigureForm::shown);
}

json findings_json(const std::vector<Alert>& alerts, Ids ids, FigureForm form) {
  json list = json::array();
  for (const Alert& alert : alerts)
    list.push_back(
        json_of(FindingFact{alert.severity == Severity::note ? "note" : "warning",
                            std::string(name_of(alert.severity)), std::string(name_of(alert.kind)),
                            alert.columns, figure::share(alert.share), alert_sentence(alert, ids)},
                form));
  return list;
}

json table_data(const Read& read, const Explored& explored, const std::vector<Alert>& alerts,
                const Provenance& provenance, const DataCaps& caps) {
  json data = {
      {"ilk", {{"version", version}, {"format", data_format}}},
      {"command", provenance.command},
      {"source", source_json(read, provenance.ids)},
      {"table", json_of(table_size(read, explored.observations.size()), FigureForm::shown)},
      {"unread", json_of(unread_of(read.report, provenance.ids), FigureForm::shown)},
      {"findings", findings_json(alerts, provenance.ids, FigureForm::shown)},
      {"findings_words", alerts_words(alerts)},
      {"observations", observations_json(explored.observations, read.table.attributes)},
      {"hypotheses", answers_json(explored.answers)},
      {"hypotheses_words", claims_words(explored.answers)},
      {"unused", unused_json(read.schema)}};
  for (const char* key : {"findings", "observations", "hypotheses", "unused"})
    shorten(data[key], caps.list);
  data.update(relations_json(explored.profile, read.table, caps));
  return data;
}

json profile_data(const Read& read, const Explored& explored, const Provenance& provenance) {
  const auto alerts = find_alerts(read.table, read.schema, read.report, explored.profile);
  return within_size([&](const DataCaps& caps) {
    json data = table_data(read, explored, alerts, provenance, caps);
    data["attributes"] = columns_json(read.table.attributes, explored.profile.columns, caps);
    data["left_out"] = json_of(not_looked_at(read.schema.columns), FigureForm::shown);
    shorten(data["left_out"]["columns"], caps.list);
    data["settings"] = settings_json(read, provenance, {});
    data["correlation"] =
        rank_correlation_json(explored.profile.pairs, read.table.attributes, caps);
    tidy(data);
    return data;
  });
}

} // namespace ilk
