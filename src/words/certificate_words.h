// What the page says beside the figures of the certificate.
#pragma once

#include <string>
#include <vector>

#include "facts/trust_fact.h"
#include "judge/certificate.h"
#include "model/preparation.h"

namespace ilk {

/// How a candidate was made: "k-means on the code".
std::string candidate_name(const Candidate& candidate);

/// How well a segment comes back: "very stable".
std::string_view stability_words(double jaccard);

/// "`names`": of the segments. `columns`: the prepared ones.
TrustFact trust_of(const Certificate& certificate, const std::vector<std::string>& names,
                   const std::vector<ColumnPreparation>& columns);

/// Titles of the figures against the nulls.
std::vector<NullTitle> null_titles(const Certificate& certificate);

/// The kinds of tables without segments.
std::vector<NullKindFact> null_kinds();

/// How the segments' own silhouette in the attributes stands to the best of the other ways.
std::string candidates_title(const std::vector<Candidate>& candidates);

/// What was done otherwise: "customers drawn anew", "tails: none".
std::string redone_words(const Redone& redone);

/// All agreements with segments made otherwise, and what they come to.
std::vector<AgreementRow> agreement_rows(const Certificate& certificate);
std::string agreements_title(const std::vector<AgreementRow>& rows);

/// How their chart is to be read, and what it shows.
std::string agreements_note();
std::string agreements_summary(const std::vector<AgreementRow>& rows);

} // namespace ilk
