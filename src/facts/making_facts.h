// What is told of how segments were made: the preparation of attributes, and the encoder.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/figures.h"
#include "facts/named_words.h"

namespace ilk {

/// One prepared column: of a number the attribute itself, of a category one for each of its levels.
struct PreparedFacts {
  std::string label, transform, method, taken_as, reason, filled;
  Figure clipped, center, scale;

  static constexpr const char* type_name = "Prepared";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("label", self.label, "what people call it, with its unit");
    field("transform", self.transform, "its name; empty of zeros and ones");
    field("method", self.method, "that fills gaps; empty of zeros and ones");
    field("taken_as", self.taken_as, "the transform in words");
    field("reason", self.reason, "why it was taken so");
    field("filled", self.filled, "how many gaps were filled, and with what");
    field("clipped", self.clipped, "values that were moved into the dictionary's range");
    field("center", self.center, "that was taken off");
    field("scale", self.scale, "that it was divided by");
  }
};

/// Columns that no segment is made from, or that were not looked at.
struct LeftOutFacts {
  std::string heading;
  std::vector<NamedWords> columns;

  static constexpr const char* type_name = "LeftOut";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("heading", self.heading, "what became of them");
    field("columns", self.columns, "each with the reason");
  }
};

struct CurveFacts {
  Figures training, held_out;
  std::size_t kept = 0;

  static constexpr const char* type_name = "Curve";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("training", self.training, "mean squared error by epoch, of customers learned from");
    field("held_out", self.held_out, "likewise, of customers held out; empty without any");
    field("kept", self.kept, "the epoch whose weights were kept, from 1");
  }
};

struct EncoderFacts {
  std::string made, kept;
  std::vector<NamedWords> figures;
  std::string title, note, summary;
  bool powers = false;
  std::size_t epochs = 0;
  std::vector<CurveFacts> curves;

  static constexpr const char* type_name = "Encoder";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("made", self.made, "what the code is made of");
    field("kept", self.kept, "how much of the attributes it keeps");
    field("figures", self.figures, "its sizes");
    field("title", self.title, "of the curves");
    field("note", self.note, "how to read them");
    field("summary", self.summary, "what they come to");
    field("powers", self.powers, "whether they are drawn in powers of ten");
    field("epochs", self.epochs, "of the longest curve");
    field("curves", self.curves, "how each encoder learned; empty without training");
  }
};

} // namespace ilk
