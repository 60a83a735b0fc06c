// Cells of the CSV that ilk writes: no part of them is a formula, and the text can be had back.
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "base/csv_cell.h"
#include "io/utf8.h"
#include "support/formula_cells.h"
#include "support/paths.h"
#include "unit/csv_support.h"

namespace ilk {
namespace {

TEST(CsvCell, ThatASpreadsheetWouldTakeForAFormulaGetsAnApostrophe) {
  const std::pair<std::string, std::string> cells[] = {
      {"=1+1", "'=1+1"},
      {"=HYPERLINK(\"http://x.example\")", "\"'=HYPERLINK(\"\"http://x.example\"\")\""},
      {"@sum", "'@sum"},
      {"+49 170 1", "'+49 170 1"},
      {"-1+1", "'-1+1"},
      {"-", "'-"},
      {"-.5", "'-.5"},
      {"\t=1", "\"'\t'=1\""},
      {"\r=1", "\"'\r'=1\""},
      {"\n=1", "\"'\n'=1\""},
      {"\n\n @a", "\"'\n'\n' @a\""},
      {" =1", "' =1"},
      {"\u00a0-a", "'\u00a0-a"},
      {"\u3000 \ufeff=1", "'\u3000 \ufeff=1"},
      {"\u0085\u202e\u00ad=1", "'\u0085\u202e\u00ad=1"},
      {std::string("\0=1", 3), std::string("'\0=1", 4)},
      {"\"=1", "\"'\"\"=1\""},
      {"\uff1d1+1", "'\uff1d1+1"},
      {"\uff0b1", "'\uff0b1"},
      {"\uff0d1", "'\uff0d1"},
      {"\uff20a", "'\uff20a"},
      {"'=1", "''=1"},
      {"''-1", "'''-1"},
      {"' '=1", "'' '=1"},
      {"x;=1", "\"x;'=1\""},
      {"x|\t=1;-2;", "\"x|'\t'=1;-2;\""},
      {"1;-2", "\"1;'-2\""},
      {"x;-2|'a'!A0", "\"x;'-2|'a'!A0\""},
      {"x, -y", "\"x,' -y\""},
      {"-17", "-17"},
      {"+1.5", "+1.5"},
      {"-1e-7", "-1e-7"},
      {"+12%", "+12%"},
      {"'tis", "'tis"},
      {"'", "'"},
      {"", ""},
      {" ", " "},
      {"\u00e4=1", "\u00e4=1"},
      {"a=1", "a=1"}};
  for (const auto& [text, cell] : cells) EXPECT_EQ(csv_cell(text), cell);
}

// What a file of several columns has in it, whatever the spreadsheet's delimiter is.
RC_GTEST_PROP(CsvCell, BeginsAFormulaForNoDelimiter, ()) {
  const auto text = rc::gen::container<std::string>(rc::gen::element<char>(
      '\'', '"', '=', '-', '@', '\t', '\n', '\r', ' ', ',', ';', '|', '1', 'a'));
  std::string id = csv_cell(*text);
  if (id.find_first_not_of("-1") == std::string::npos) id = "a"; // plain numbers stay plain
  const std::string file = id + ",2," + csv_cell(*text) + "," + csv_cell(*text) + "\n";
  for (const char delimiter : {',', ';', '\t', '|'})
    for (const std::string& cell : test::spreadsheet_cells(file, delimiter)) {
      const bool is_number = cell.find_first_not_of("-+1,2\"") == std::string::npos;
      RC_ASSERT(is_number || !test::begins_formula(cell));
    }
}

// What a customer may be named, of the letters that matter here.
rc::Gen<std::string> gen_awkward_text() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
          "'", "\"", "=", "+", "-", "@", "\t", "\n", "\r", " ", ",", ";", "|", "1", ".", "e", "%",
          "\u00e4", "\u00a0", "\u0085", "\u3000", "\ufeff", "\uff1d", "\U0001f600")),
      [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
      });
}

RC_GTEST_PROP(CsvCell, GivesTheTextBackLessItsApostrophes, ()) {
  const std::string text = *gen_awkward_text();
  const std::string cell = csv_cell(text);
  RC_ASSERT(test::as_it_was(test::spreadsheet_cells(cell, ',').front()) == text);
}

// The rule as the documentation gives it to people, on cells as Python reads them.
TEST(CsvCell, GivesTheTextBackByTheDocumentedRule) {
  std::ifstream file(test::source_path("docs/outputs.md"));
  const std::string docs{std::istreambuf_iterator<char>(file), {}};
  const std::string opening = "```python\n";
  const std::size_t begin = docs.find(opening) + opening.size();
  ASSERT_LT(begin, docs.size());
  std::string program = docs.substr(begin, docs.find("```", begin) - begin);
  program += "import csv, json, sys\n"
             "csv.field_size_limit(10**8)\n"
             "cells = [row[0] if row else '' for row in\n"
             "         csv.reader(open(sys.argv[1], encoding='utf-8', newline=''))]\n"
             "texts = json.load(open(sys.argv[2], encoding='utf-8'))\n"
             "wrong = [(t, c) for t, c in zip(texts, cells) if as_it_was(c) != t]\n"
             "assert len(texts) == len(cells) and not wrong, wrong[:9]\n";
  nlohmann::json texts = nlohmann::json::array();
  std::string cells;
  const auto add = [&](const std::string& text) {
    texts.push_back(text);
    cells += csv_cell(text) + "\n";
  };
  std::mt19937_64 random(7);
  constexpr auto letters = std::to_array<const char*>(
      {"'",      "\"",     "=",      "+",      "-",      "@",      "\t",     "\n",
       "\r",     " ",      ",",      ";",      "|",      "1",      ".",      "e",
       "%",      "a",      "\u0085", "\u00a0", "\u00ad", "\u200b", "\u202e", "\u2028",
       "\u3000", "\ufeff", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u00e4", "\U0001f600"});
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t length = 1 + random() % 8; length > 0; --length)
      text += letters[random() % letters.size()];
    add(text);
  }
  for (char32_t code = 1; code < 0x10000; ++code) { // each letter before a sign
    if (code >= 0xd800 && code < 0xe000) continue;
    std::string letter;
    append_utf8(letter, code);
    add("'" + letter + "=");
  }
  const test::TemporaryFile rule(program), written(cells), as_they_were(texts.dump());
  const std::string run = "python3 '" + rule.path().string() + "' '" + written.path().string() +
                          "' '" + as_they_were.path().string() + "'";
  EXPECT_EQ(std::system(run.c_str()), 0);
}

TEST(CsvCell, TakesTimeInProportionToTheText) {
  std::string text(1'000'000, '\n');
  EXPECT_EQ(csv_cell(text).size(), text.size() + 2);
  text += "=";
  EXPECT_EQ(csv_cell(text).size(), 2 * text.size() + 2);
}

TEST(CsvCell, IsQuotedOnlyWhereNeeded) {
  EXPECT_EQ(csv_cell("plain text"), "plain text");
  for (const char* text : {"a,b", "a;b", "a|b", "a\tb", "a\nb", "a\rb"})
    EXPECT_EQ(csv_cell(text), '"' + std::string(text) + '"');
  EXPECT_EQ(csv_cell("a^b", '^'), "\"a^b\"");
  EXPECT_EQ(csv_cell("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
}

} // namespace
} // namespace ilk
