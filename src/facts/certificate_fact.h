// The evidence for a segmentation, as it is shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct NullFact {
  std::size_t k = 0;
  std::string index, null;
  Figure observed, mean, deviation, p95, limit, rank, reruns;
  bool beaten = false;

  static constexpr const char* type_name = "NullFigure";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("k", self.k, "segments");
    field("index", self.index,
          "`silhouette_code`, `silhouette_attributes`, `calinski_harabasz` or `davies_bouldin`");
    field("null", self.null, "`independent` or `copula`");
    field("observed", self.observed, "mean of the reruns of the table itself");
    field("mean", self.mean, "over the null's reruns");
    field("deviation", self.deviation, "over the null's reruns");
    field("p95", self.p95, "their own 95% quantile; of 5% where lower is better");
    field("limit", self.limit, "that one more table of the null passes in 5% of cases");
    field("rank", self.rank, "reruns that the observed figure beats");
    field("reruns", self.reruns, "of the null");
    field("beaten", self.beaten, "the observed figure is beyond the limit");
  }
};

struct AgreementFact {
  std::string what;
  Figure mean, deviation, least, reruns;
  std::vector<Figure> jaccard;

  static constexpr const char* type_name = "Agreement";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("what", self.what, "what was done otherwise");
    field("mean", self.mean, "adjusted Rand index, over the reruns");
    field("deviation", self.deviation, "over the reruns");
    field("least", self.least, "of the reruns");
    field("reruns", self.reruns, "how many");
    field("jaccard", self.jaccard, "by segment; by cluster in `sampling_attributes`");
  }
};

struct AgreementsFact {
  std::optional<AgreementFact> sampling, sampling_attributes, encoder;
  std::vector<AgreementFact> cleaning;
  Figure algorithm;

  static constexpr const char* type_name = "Agreements";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("sampling", self.sampling, "customers drawn anew");
    field("sampling_attributes", self.sampling_attributes, "the same without an encoder");
    field("encoder", self.encoder, "other encoders, or other starts of k-means");
    field("cleaning", self.cleaning, "one choice of cleaning changed each");
    field("algorithm", self.algorithm, "adjusted Rand index of the Ward cut to the segments");
  }
};

struct CandidateFact {
  std::string name;
  Figure silhouette_attributes, davies_bouldin_attributes, calinski_harabasz_attributes;
  Figure silhouette_own, agreement;

  static constexpr const char* type_name = "Candidate";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "how it was made");
    field("silhouette_attributes", self.silhouette_attributes, "in the attributes");
    field("davies_bouldin_attributes", self.davies_bouldin_attributes, "likewise");
    field("calinski_harabasz_attributes", self.calinski_harabasz_attributes, "likewise");
    field("silhouette_own", self.silhouette_own, "where it was made");
    field("agreement", self.agreement, "adjusted Rand index to the segments");
  }
};

struct KeptVariance {
  std::string name, label;
  Figure r2;

  static constexpr const char* type_name = "KeptVariance";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "of the attribute");
    field("label", self.label, "of the attribute");
    field("r2", self.r2, "share of its variance that the code keeps");
  }
};

struct FaithfulnessFact {
  Figure r2;
  std::vector<KeptVariance> attributes;
  Figure held_out, trustworthiness, continuity, neighbours, rows;

  static constexpr const char* type_name = "Faithfulness";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("r2", self.r2, "share of the attributes' variance that the code keeps");
    field("attributes", self.attributes, "the same by attribute");
    field("held_out", self.held_out, "customers that R² was taken of; 0: those fitted");
    field("trustworthiness", self.trustworthiness, "of neighbours in the code");
    field("continuity", self.continuity, "of neighbours in the attributes");
    field("neighbours", self.neighbours, "looked at");
    field("rows", self.rows, "customers looked at");
  }
};

struct GateFact {
  std::string key, claim, measured, state, meaning;
  Figure limit;
  bool passed = false;

  static constexpr const char* type_name = "Gate";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("key", self.key, "as in the configuration");
    field("claim", self.claim, "what must hold");
    field("measured", self.measured, "the figures, in words");
    field("limit", self.limit, "that the figure must reach");
    field("state", self.state, "`passed`, `failed` or `not measured`");
    field("passed", self.passed, "what was not measured does not pass");
    field("meaning", self.meaning, "what it guards against");
  }
};

struct AbandonedFact {
  std::string space;
  std::vector<GateFact> gates;

  static constexpr const char* type_name = "Abandoned";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("space", self.space, "that segments were made in");
    field("gates", self.gates, "there");
  }
};

struct VerdictFact {
  std::string kind, sentence;
  bool passed = false;

  static constexpr const char* type_name = "Verdict";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("kind", self.kind, "`segments`, `uncertain`, `no segments` or `too few customers`");
    field("passed", self.passed, "they are segments");
    field("sentence", self.sentence, "the verdict with its figures");
  }
};

struct CertificateFact {
  bool measured = false;
  std::string depth, space;
  Figure rows;
  std::vector<NullFact> null;
  AgreementsFact agreement;
  std::vector<CandidateFact> candidates;
  FaithfulnessFact faithfulness;
  std::vector<GateFact> gates;
  std::vector<AbandonedFact> abandoned;
  Figure outliers;
  VerdictFact verdict;

  static constexpr const char* type_name = "Certificate";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("measured", self.measured, "false under 30 customers: there are no reruns");
    field("depth", self.depth, "`quick` or `full`");
    field("space", self.space, "what segments were made in");
    field("rows", self.rows, "customers that the evidence was taken on");
    field("null", self.null, "the figures against tables without segments");
    field("agreement", self.agreement, "with segments made otherwise");
    field("candidates", self.candidates, "other ways to as many segments");
    field("faithfulness", self.faithfulness, "what the code keeps");
    field("gates", self.gates, "what the verdict rests on");
    field("abandoned", self.abandoned, "spaces that were tried too");
    field("outliers", self.outliers, "customers left out of the fit");
    field("verdict", self.verdict, "whether they are segments");
  }
};

} // namespace ilk
