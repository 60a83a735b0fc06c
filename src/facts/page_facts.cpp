#include "facts/page_facts.h"

#include <stdexcept>

#include "facts/attribute_fact.h"
#include "facts/brought_fact.h"
#include "facts/certificate_fact.h"
#include "facts/choice_charts_fact.h"
#include "facts/choice_fact.h"
#include "facts/claim_facts.h"
#include "facts/compare_fact.h"
#include "facts/dendrogram_facts.h"
#include "facts/distribution_facts.h"
#include "facts/finding_fact.h"
#include "facts/headline_fact.h"
#include "facts/making_facts.h"
#include "facts/map_facts.h"
#include "facts/missingness_fact.h"
#include "facts/observation_fact.h"
#include "facts/outcome_facts.h"
#include "facts/plan_facts.h"
#include "facts/relation_facts.h"
#include "facts/segment_facts.h"
#include "facts/silhouette_facts.h"
#include "facts/table_facts.h"
#include "facts/trust_fact.h"
#include "facts/unread_facts.h"
#include "facts/what_if_facts.h"

namespace ilk {
namespace {

constexpr std::string_view written_by =
    "Written by `ninja -C build/release fact_types` from the facts in src/facts: change those.";
constexpr std::string_view begin_mark = "<!-- facts: begin. ", end_mark = "<!-- facts: end -->";

} // namespace

FactShapes page_facts() {
  FactShapes shapes;
  shapes.add<HeadlineFact>();
  shapes.add<KRowFact>();
  shapes.add<ChoiceFact>();
  shapes.add<ChoiceTitles>();
  shapes.add<ChoiceChartsFact>();
  shapes.add<CertificateFact>();
  shapes.add<TrustFact>();
  shapes.add<FindingFact>();
  shapes.add<ObservationFact>();
  shapes.add<ClaimFact>();
  shapes.add<AttributeFact>();
  shapes.add<PairFact>();
  shapes.add<PlaneFact>();
  shapes.add<CorrelationFact>();
  shapes.add<MissingnessFact>();
  shapes.add<IdentitiesFact>();
  shapes.add<DuplicatesFact>();
  shapes.add<CompareFact>();
  shapes.add<PopulationFacts>();
  shapes.add<SegmentFacts>();
  shapes.add<DistributionFacts>();
  shapes.add<OutcomeFacts>();
  shapes.add<PlanFacts>();
  shapes.add<PlayFacts>();
  shapes.add<BroughtFact>();
  shapes.add<BordersFacts>();
  shapes.add<MapWordsFacts>();
  shapes.add<SilhouettesFacts>();
  shapes.add<PreparedFacts>();
  shapes.add<LeftOutFacts>();
  shapes.add<EncoderFacts>();
  shapes.add<DendrogramFacts>();
  shapes.add<TableFacts>();
  shapes.add<UnreadFacts>();
  shapes.add<DensityFacts>();
  shapes.add<WhatIfFacts>();
  return shapes;
}

std::string page_fact_types() {
  return "// " + std::string(written_by) + "\n" + typescript_of(page_facts());
}

std::string with_page_facts(std::string_view document) {
  const std::size_t begin = document.find(begin_mark), end = document.find(end_mark);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
    throw std::invalid_argument("the document has no marks between which facts would stand");
  std::string text(document.substr(0, begin));
  text.append(begin_mark).append(written_by).append(" -->\n");
  text += markdown_of(page_facts());
  text += '\n';
  return text.append(document.substr(end));
}

} // namespace ilk
