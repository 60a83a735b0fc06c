#include "report/answers_data.h"

#include <nlohmann/json.hpp>

#include "facts/claim_facts.h"
#include "facts/claim_verdict.h"
#include "facts/fields_json.h"
#include "words/claim_words.h"

namespace ilk {
namespace {

using nlohmann::json;

std::string name_of_verdict(ClaimVerdict verdict) {
  return std::string(name_of(verdict));
}

ClaimPartFact part_fact(const PartAnswer& part) {
  ClaimPartFact fact;
  fact.check = name_of(part.check);
  fact.measure = measure_words(part.check);
  fact.verdict = name_of_verdict(verdict_of(part));
  fact.sentence = answer_sentence(part);
  fact.expectation = expectation_words(part.check, part.expectation);
  set_scale(fact, part.check, part.expectation);
  fact.figure = measured_fact(part.check, part.figure);
  fact.customers_share = figure::share(part.customers_share);
  for (std::size_t g = 0; g < part.groups.size(); ++g)
    fact.groups.push_back({group_words(part, g), measured_fact(*part.of, part.groups[g].median),
                           figure::of_column(part.groups[g].mean, *part.of)});
  for (std::size_t s = 0; s < part.strata.size(); ++s) {
    const Estimate& figure = part.strata[s].figure;
    fact.strata.push_back({stratum_words(part, s),
                           name_of_verdict(verdict_of(part.check, part.expectation, figure)),
                           measured_fact(part.check, figure)});
  }
  fact.strata_words = strata_words(part);
  return fact;
}

ClaimFact claim_fact(const Answer& answer) {
  ClaimFact fact{answer.number,
                 answer.text,
                 name_of_verdict(verdict_of(answer)),
                 depends_on_reading(answer),
                 readings_words(answer),
                 {}};
  for (const ReadingAnswer& reading : answer.readings) {
    fact.readings.push_back({reading.text, name_of_verdict(verdict_of(reading)), {}});
    for (const PartAnswer& part : reading.parts)
      fact.readings.back().parts.push_back(part_fact(part));
  }
  return fact;
}

} // namespace

json answers_json(const std::vector<Answer>& answers) {
  json list = json::array();
  for (const Answer& answer : answers)
    list.push_back(json_of(claim_fact(answer), FigureForm::shown));
  return list;
}

} // namespace ilk
