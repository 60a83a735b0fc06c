// What the page says beside the figures of the certificate.
#pragma once

#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

/// A row of the chart of agreements.
struct AgreementRow {
  std::string name, group;
  bool caution = false;
  Figure mean, deviation, least, reruns, asked;

  static constexpr const char* type_name = "AgreementRow";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "what was changed");
    field("group", self.group, "what kind of change it is");
    field("caution", self.caution, "the segments come out differently there");
    field("mean", self.mean, "adjusted Rand index");
    field("deviation", self.deviation, "over the reruns; none of a single one");
    field("least", self.least, "of the reruns; none of a single one");
    field("reruns", self.reruns, "how many");
    field("asked", self.asked, "what a gate asks for");
  }
};

/// A figure of the certificate, named and explained, against the nulls.
struct NullTitle {
  std::string index, name, title, note, summary;
  bool quantiles = false;

  static constexpr const char* type_name = "NullTitle";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("index", self.index, "as in `null[]` of the certificate");
    field("name", self.name, "in words");
    field("title", self.title, "what the chart shows");
    field("note", self.note, "how to read it");
    field("summary", self.summary, "the figures at the chosen number of segments");
    field("quantiles", self.quantiles, "the 95% quantiles are of enough reruns to be drawn");
  }
};

/// A kind of tables without segments.
struct NullKindFact {
  std::string null, name, mean;

  static constexpr const char* type_name = "NullKind";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("null", self.null, "as in `null[]` of the certificate");
    field("name", self.name, "what such tables are");
    field("mean", self.mean, "what their mean is called");
  }
};

struct TrustFact {
  std::vector<std::string> lead, abandoned, stability_grades;
  std::string gates, agreements, agreements_note, agreements_summary, candidates, reruns;
  std::string stability, stability_note, stability_summary, faithfulness, faithfulness_note;
  std::vector<Figure> stability_marks;
  std::vector<AgreementRow> agreement_rows;
  std::vector<NullTitle> nulls;
  std::vector<NullKindFact> null_kinds;

  static constexpr const char* type_name = "Trust";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("lead", self.lead, "what opens the section, a paragraph each");
    field("gates", self.gates, "how many tests hold");
    field("abandoned", self.abandoned, "a heading for each space that was tried too");
    field("nulls", self.nulls, "titles of the figures against the nulls, the plainest first");
    field("null_kinds", self.null_kinds, "of the tables in `null[]`");
    field("agreements", self.agreements, "title of the agreements");
    field("agreements_note", self.agreements_note, "how to read it");
    field("agreements_summary", self.agreements_summary, "all agreements, in a line");
    field("agreement_rows", self.agreement_rows, "all of them");
    field("stability", self.stability, "title of how well each segment comes back");
    field("stability_note", self.stability_note, "how to read it");
    field("stability_summary", self.stability_summary, "of every segment");
    field("stability_grades", self.stability_grades, "by segment, in words");
    field("stability_marks", self.stability_marks, "limits of the grades");
    field("faithfulness", self.faithfulness, "title of what the code keeps");
    field("faithfulness_note", self.faithfulness_note, "how to read it");
    field("candidates", self.candidates, "how other ways to as many segments do");
    field("reruns", self.reruns, "why their figures are not quite those of the run");
  }
};

} // namespace ilk
