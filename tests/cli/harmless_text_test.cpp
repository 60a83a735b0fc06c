// Text of the data where people read it: nothing that a terminal obeys, or that hides or turns
// words.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/formula_cells.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

const std::vector<std::string> orders = {"\x1b",   "\x7f",   "\u009b", "\u0085", "\u00ad",
                                         "\u061c", "\u200b", "\u200f", "\u2028", "\u2029",
                                         "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff"};

std::string all_orders() {
  std::string all;
  for (const std::string& order : orders) all += order + "x";
  return all;
}

void expect_harmless(const std::string& text, const std::string& what) {
  for (const std::string& order : orders)
    EXPECT_EQ(text.find(order), std::string::npos)
        << what << " holds " << testing::PrintToString(order) << " at " << text.find(order);
}

std::string toml_escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('\x1b', at)) != std::string::npos;)
    text.replace(at, 1, "\\u001b");
  for (std::size_t at = 0; (at = text.find('\x7f', at)) != std::string::npos;)
    text.replace(at, 1, "\\u007f");
  return text;
}

// Customers whose columns, words, ids and faults are full of orders.
std::string obeyed_table() {
  const std::string plain = test::small_table(240);
  const std::string nasty = all_orders();
  std::string text = "id " + nasty + ",spend " + nasty + ",visits,share,region " + nasty + "\n";
  int row = 0;
  for (std::size_t at = plain.find('\n') + 1; at < plain.size(); ++row) {
    const std::size_t end = plain.find('\n', at);
    const std::string line = plain.substr(at, end - at);
    text += (row == 7 ? "C0003" : line.substr(0, 5)) + nasty +
            (row == 9 ? "," + nasty + line.substr(line.find(',', 6)) : line.substr(5)) + "," +
            (row % 3 == 0 ? "north " : "south ") + nasty + "\n";
    at = end + 1;
  }
  return text;
}

TEST(HarmlessText, NothingOfTheDataIsObeyed) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", obeyed_table());
  const auto expect = [&](std::vector<std::string> words, bool is_error) {
    const Outcome outcome = run_ilk(words);
    EXPECT_EQ(outcome.exit_code != 0, is_error) << outcome.err;
    EXPECT_FALSE((outcome.out + outcome.err).empty());
    expect_harmless(outcome.out, words[0] + " out");
    expect_harmless(outcome.err, words[0] + " err");
  };
  expect({"run", data, "-o", folder / "out", "--k", "3", "--evidence", "quick", "--ids"}, false);
  expect_harmless(read_text(folder / "out/strategy.md"), "strategy.md");
  expect({"profile", data, "-o", folder / "profile"}, false);
  expect({"profile", data, "-o", folder / "profile", "--json"}, false);
  expect({"run", data, "-o", folder / "out", "--k", "3", "--evidence", "quick", "--json"}, false);
  expect({"schema", data}, false);
  expect({"compare", folder / "out/model.json", data}, false);
  expect({"run", data, "-o", folder / "none", "--on-bad-row", "fail"}, true);
  expect({"run", data, "-o", folder / "none", "--id", all_orders()}, true);
  expect({"run", folder / ("no" + all_orders()), "-o", folder / "none"}, true);
  expect({"run", data, "--" + all_orders()}, true);
  expect({all_orders()}, true);
  const std::string schema = folder.file(
      "a.toml", "[[column]]\nname = \"" + all_orders().substr(4) + "\"\nrole = \"x\"\n");
  expect({"run", data, "-o", folder / "none", "--schema", schema}, true);
}

TEST(HarmlessText, WhatReadsItBackGetsItAsItWas) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", obeyed_table());
  const std::string dictionary = folder.file("a.toml", run_ilk({"schema", data}).out);
  const Outcome ran = run_ilk({"run", data, "-o", folder / "out", "--schema", dictionary, "--k",
                               "3", "--evidence", "quick", "--json"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(nlohmann::json::parse(ran.out),
            nlohmann::json::parse(read_text(folder / "out/summary.json")));
}

TEST(HarmlessText, NamesAndReasonsInListsAreNotObeyed) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", obeyed_table());
  const std::string playbook = folder.file(
      "plays.toml",
      "[[play]]\nname = \"a\"\ntitle = \"A\"\nsegment = { column = \"visits\", "
      "figure = \"concentration\", at_least = 0.1 }\ncustomer = { column = \"region " +
          toml_escaped(all_orders()) + "\", equals = \"north " + toml_escaped(all_orders()) +
          "\" }\naction = \"write\"\nchannel = \"mail\"\nmessage = \"m\"\n"
          "kpi = \"k\"\nstop = [\"s\"]\n");
  const Outcome ran = run_ilk({"run", data, "-o", folder / "out", "--k", "3", "--evidence", "quick",
                               "--playbook", playbook});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  for (const char* list : {"out/segments.csv", "out/campaigns/a.csv"}) {
    const std::string text = read_text(folder / list);
    std::size_t lines = 0;
    for (std::size_t at = text.find('\n') + 1; at < text.size(); ++lines) {
      const std::size_t end = text.find('\n', at);
      const auto cells = test::spreadsheet_cells(text.substr(at, end - at), ',');
      for (std::size_t j = 1; j < cells.size(); ++j) expect_harmless(cells[j], list);
      at = end + 1;
    }
    EXPECT_GT(lines, 50u) << list;
  }
}

} // namespace
} // namespace ilk
