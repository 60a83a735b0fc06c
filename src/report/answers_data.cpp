#include "report/answers_data.h"

#include <nlohmann/json.hpp>

#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

json figure_json(const Estimate& figure) {
  return {{"estimate", figure_or_null(figure.estimate)},
          {"low", figure_or_null(figure.low)},
          {"high", figure_or_null(figure.high)},
          {"n", figure.n}};
}

json part_json(const PartAnswer& part) {
  json groups = json::array(), strata = json::array();
  for (const GroupFigures& group : part.groups)
    groups.push_back({{"name", group.name},
                      {"median", figure_json(group.median)},
                      {"mean", figure_or_null(group.mean)}});
  for (const StratumAnswer& stratum : part.strata)
    strata.push_back({{"name", stratum.name},
                      {"verdict", name_of(stratum.verdict)},
                      {"figure", figure_json(stratum.figure)}});
  return {{"check", name_of(part.check)},
          {"verdict", name_of(part.verdict)},
          {"sentence", part.sentence},
          {"expectation", part.expectation},
          {"figure", figure_json(part.figure)},
          {"customers_share", figure_or_null(part.customers_share)},
          {"groups", std::move(groups)},
          {"strata", std::move(strata)}};
}

} // namespace

json answers_json(const std::vector<Answer>& answers) {
  json list = json::array();
  for (const Answer& answer : answers) {
    json readings = json::array();
    for (const ReadingAnswer& reading : answer.readings) {
      json parts = json::array();
      for (const PartAnswer& part : reading.parts) parts.push_back(part_json(part));
      readings.push_back({{"text", reading.text},
                          {"verdict", name_of(reading.verdict)},
                          {"parts", std::move(parts)}});
    }
    list.push_back({{"number", answer.number},
                    {"text", answer.text},
                    {"verdict", name_of(answer.verdict)},
                    {"depends_on_reading", answer.depends_on_reading},
                    {"readings", std::move(readings)}});
  }
  return list;
}

} // namespace ilk
