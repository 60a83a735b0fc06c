#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/figure.h"
#include "facts/grades.h"
#include "words/certificate_words.h"

namespace ilk {
namespace {

// "yeo_johnson" as people write it.
std::string spaced_method(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string tails_words(const std::string& method) {
  if (method == "none") return "long tails left as they are";
  if (method == "automatic") return "long tails treated automatically";
  return "long tails treated by " + spaced_method(method);
}

void add_row(const Agreement& agreement, const char* group, Figure asked,
             std::vector<AgreementRow>& rows) {
  if (agreement.reruns == 0) return;
  const bool several = agreement.reruns > 1;
  rows.push_back({redone_words(agreement.redone), group,
                  likeness_of(agreement.mean) == Likeness::other,
                  figure::decimal(agreement.mean, 2),
                  several ? figure::decimal(agreement.deviation, 3) : Figure{},
                  several ? figure::decimal(agreement.least, 3) : Figure{},
                  figure::count(agreement.reruns), std::move(asked)});
}

} // namespace

std::string redone_words(const Redone& redone) {
  switch (redone.part) {
  case Redone::Part::customers:
    return "customers drawn anew";
  case Redone::Part::customers_in_attributes:
    return "customers drawn anew, without encoder";
  case Redone::Part::halves:
    return fmt::format("{} of the encoders against the other {}", redone.here, redone.there);
  case Redone::Part::encoders:
    return "encoders trained anew";
  case Redone::Part::starts:
    return "k-means started anew";
  case Redone::Part::tails:
    return tails_words(redone.method);
  case Redone::Part::fill:
    return "missing values filled by " + spaced_method(redone.method);
  case Redone::Part::outliers:
    break;
  }
  return fmt::format("the farthest {} left out of the fit",
                     figure::rough_share(redone.left_out).text);
}

std::vector<AgreementRow> agreement_rows(const Certificate& certificate) {
  const GateLimits& limits = certificate.limits;
  std::vector<AgreementRow> rows;
  add_row(certificate.sampling, "Other customers", figure::decimal(limits[bootstrap_gate], 2),
          rows);
  add_row(certificate.sampling_attributes, "Other customers", {}, rows);
  add_row(certificate.encoder, "Other encoders", figure::decimal(limits[encoder_gate], 2), rows);
  for (const Agreement& cleaning : certificate.cleaning)
    add_row(cleaning, "Other cleaning", {}, rows);
  rows.push_back({"Ward's tree instead of k-means",
                  "Other method",
                  likeness_of(certificate.algorithm) == Likeness::other,
                  figure::decimal(certificate.algorithm, 2),
                  {},
                  {},
                  {},
                  {}});
  return rows;
}

std::string agreements_title(const std::vector<AgreementRow>& rows) {
  const auto weakest =
      std::ranges::min_element(rows, {}, [](const AgreementRow& row) { return row.mean.value; });
  if (likeness_of(weakest->mean.value) == Likeness::same)
    return "However they are made, the segments come back";
  return fmt::format("The segments depend most on this choice: {} (agreement {})", weakest->name,
                     weakest->mean.text);
}

std::string agreements_note() {
  return "Everything is made again with one thing changed, and the new segments are compared with "
         "these: 1 is the same segments, 0 as alike as by chance (adjusted Rand index). Whisker: "
         "one standard deviation over reruns, whose number stands beside each. Dashed: what the "
         "test asks for; other cleaning is "
         "another question rather than an error, so nothing is asked of it.";
}

std::string agreements_summary(const std::vector<AgreementRow>& rows) {
  std::vector<std::string> said;
  for (const AgreementRow& row : rows)
    said.push_back(fmt::format("{}, {}: {}", row.group, row.name, row.mean.text));
  return fmt::format("{}.", fmt::join(said, "; "));
}

} // namespace ilk
