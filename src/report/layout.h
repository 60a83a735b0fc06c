// The parts that every section is made of: tables, figures and the section around them.
#pragma once

#include <cstddef>
#include <vector>

#include "report/markup.h"

namespace ilk::page {

/// A table of the page. The first cell of each row is its heading.
class Table {
 public:
  enum class Column { words, figures };

  /// `name`: what the table holds, for those who do not see it; `style`: classes of the table.
  explicit Table(Markup name, Fixed style = "") : name_(std::move(name)), style_(style) {}

  void add_column(const Markup& heading, Column kind = Column::figures);

  /// As many cells as columns; `style`: classes of the row.
  void add_row(const std::vector<Markup>& cells, Fixed style = "");

  bool empty() const { return rows_.empty(); }

  /// In a box of its own, which scrolls when the page is too narrow.
  Markup finish() const;

 private:
  Markup name_;
  Fixed style_;
  Markup headings_;
  Markup rows_;
  std::vector<Column> kinds_;
};

/// A box that scrolls sideways by pointer and keyboard.
Markup scrolling(const Markup& name, const Markup& body);

/// A chart or table with a title that says what it shows.
struct Figure {
  Markup title;
  Markup note; ///< one or two sentences on how to read it; may be empty
  Markup body;
  Markup data; ///< the same as a table; empty when the body is one
  Fixed style = "";
};
Markup finish(const Figure& figure);

/// Figures side by side where there is room.
Markup side_by_side(const Markup& figures);

/// More, which is shown when asked for.
Markup folded(const Markup& summary, const Markup& body);

/// A part of the page with its own heading and entry in the contents.
struct Section {
  Fixed id;      ///< of the anchor
  Fixed heading; ///< short, for the contents too
  Markup lead;   ///< a sentence or two under the heading
  Markup body;   ///< empty: there is nothing to show, so no section
};
Markup finish(const Section& section);

/// The number of a segment on its colour. `slot`: its place in the list of segments, from 0.
Markup chip(std::size_t slot, const Markup& number);

/// The class that gives a mark the colour of the segment in that place. There are twelve
/// colours; a thirteenth segment starts over.
int colour_of(std::size_t slot);

} // namespace ilk::page
