// The report's page: whole for any data, harmless for any text, the same for equal data.
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/page.h"

namespace ilk {
namespace {

using nlohmann::json;

json attribute(const std::string& name, const std::string& kind, const std::string& unit) {
  return {{"name", name},
          {"label", "label of " + name},
          {"unit", unit},
          {"kind", kind},
          {"count", 118},
          {"missing", 2},
          {"zeros", 30},
          {"outside", 1},
          {"minimum", 0},
          {"p10", 0},
          {"median", 12.25},
          {"p90", 90},
          {"maximum", 400},
          {"mean", 40.5},
          {"deviation", 9.1},
          {"skewness", 2.5},
          {"histogram", {{"low", 0}, {"high", 120}, {"counts", {60, 40, 0, 18}}}},
          {"preparation",
           {{"transform", "yeo_johnson"},
            {"lambda", -0.25},
            {"reason", "the tail is long"},
            {"fill", 12.25},
            {"filled", 2},
            {"clipped", 0},
            {"center", 1.5},
            {"scale", 0.5}}},
          {"dropped", nullptr}};
}

json attributes() {
  json list = {attribute("spent", "amount", "EUR"), attribute("visits", "count", ""),
               attribute("returned", "ratio", ""), attribute("constant", "amount", "EUR")};
  list[3]["preparation"] = nullptr;
  list[3]["dropped"] = "all values are equal";
  return list;
}

json segment(int id, double share) {
  json list = json::array();
  for (const char* name : {"spent", "visits", "returned"})
    list.push_back({{"name", name},
                    {"median", 10 * id},
                    {"p10", 2 * id},
                    {"p90", 30 * id},
                    {"mean", 12.5 * id},
                    {"share_of_total", id == 2 ? json() : json(0.25 * id)},
                    {"difference", id - 2.0}});
  return {{"id", id},
          {"name", "segment name " + std::to_string(id)},
          {"size", 120 * share},
          {"share", share},
          {"silhouette", 0.3},
          {"attributes", list},
          {"drivers",
           {{{"name", "spent"},
             {"label", "label of spent"},
             {"difference", id - 2.0},
             {"direction", id < 2 ? "low" : "high"}}}}};
}

json k_table() {
  json list = json::array();
  for (int k = 2; k <= 6; ++k)
    list.push_back({{"k", k},
                    {"inertia", 1000.0 / k},
                    {"silhouette_code", 0.3 - 0.01 * k},
                    {"silhouette_attributes", 0.2 + 0.01 * k},
                    {"calinski_harabasz", 500.0 - k},
                    {"davies_bouldin", 1.0 + 0.1 * k},
                    {"inertia_attributes", 2000.0 / k},
                    {"silhouette_plain", 0.19},
                    {"knee", 0.05 * k},
                    {"smallest_share", 0.5 / k},
                    {"ward_gap", 1.1},
                    {"ward_agreement", 0.7}});
  return list;
}

json dendrogram() {
  return {{"rows", 120},
          {"leaves",
           {{{"size", 60}, {"share", 0.5}},
            {{"size", 30}, {"share", 0.25}},
            {{"size", 18}, {"share", 0.15}},
            {{"size", 12}, {"share", 0.1}}}},
          {"merges",
           {{{"left", 2}, {"right", 3}, {"height", 4.5}},
            {{"left", 0}, {"right", 1}, {"height", 7}},
            {{"left", 4}, {"right", 5}, {"height", 19.5}}}},
          {"k", 3},
          {"cut_height", 5.5},
          {"agreement", 0.9}};
}

json points(int count) {
  json list = json::array();
  for (int i = 0; i < count; ++i)
    list.push_back({std::sin(i) * (1 + i % 3), std::cos(i * 1.7) / 3, 1 + i % 3});
  return list;
}

json gate(const char* key, const char* claim, bool passed) {
  return {{"key", key}, {"claim", claim}, {"measured", "0.771 of it"}, {"passed", passed}};
}

json null_figure(int k, const char* index, const char* null, double observed) {
  return {{"k", k},       {"index", index},    {"null", null},  {"observed", observed},
          {"mean", 0.15}, {"deviation", 0.01}, {"p95", 0.1875}, {"rank", 4},
          {"reruns", 4},  {"beaten", true}};
}

json agreement(const char* what, double mean, const std::vector<double>& jaccard) {
  return {{"what", what},        {"mean", mean}, {"deviation", 0.02},
          {"least", mean - 0.1}, {"reruns", 5},  {"jaccard", jaccard}};
}

json certificate() {
  return {
      {"measured", true},
      {"depth", "quick"},
      {"space", "principal axes"},
      {"rows", 3000},
      {"null",
       {null_figure(3, "silhouette_code", "independent", 0.3125),
        null_figure(3, "davies_bouldin", "copula", 1.5),
        null_figure(4, "silhouette_code", "copula", 0.7777)}},
      {"agreement",
       {{"sampling", agreement("customers drawn anew", 0.9375, {0.81, 0.72, 0.63})},
        {"sampling_attributes", nullptr},
        {"encoder", agreement("encoders trained anew", 0.875, {0.84, 0.75, 0.66})},
        {"cleaning", {agreement("tails: log1p", 0.6875, {0.57, 0.58, 0.59})}},
        {"algorithm", 0.5625}}},
      {"candidates",
       {{{"name", "k-means without frills"},
         {"silhouette_attributes", 0.234},
         {"davies_bouldin_attributes", 1.345},
         {"calinski_harabasz_attributes", 456.7},
         {"silhouette_own", 0.567},
         {"agreement", 0.789}}}},
      {"faithfulness",
       {{"r2", 0.9219},
        {"attributes", {{{"name", "spent"}, {"label", "label of spent"}, {"r2", 0.9375}}}},
        {"trustworthiness", 0.984},
        {"continuity", 0.976},
        {"neighbours", 12},
        {"rows", 2000}}},
      {"gates",
       {gate("customers", "a claim that holds", true),
        gate("encoder_agreement", "a claim that fails", false)}},
      {"abandoned", {{{"space", "code"}, {"gates", {gate("x", "a claim of before", false)}}}}},
      {"outliers", 5},
      {"verdict", {{"kind", "uncertain"}, {"passed", false}, {"sentence", "a verdict to read"}}}};
}

json sample() {
  json population = json::array();
  for (const json& entry : attributes())
    if (!entry["preparation"].is_null())
      population.push_back({{"name", entry["name"]},
                            {"label", entry["label"]},
                            {"unit", entry["unit"]},
                            {"kind", entry["kind"]},
                            {"median", 12.25},
                            {"p10", 0},
                            {"p90", 90},
                            {"mean", 40.5}});
  const json curve = {
      {"training", {0.5, 0.3, 0.2}}, {"held_out", {0.6, 0.35, 0.4}}, {"best_epoch", 1}};
  return {
      {"ilk", {{"version", "1.2.3"}}},
      {"source",
       {{"file", "folder/customers.csv"},
        {"rows", 12345},
        {"bad_rows", 1},
        {"first_bad_rows",
         {{{"line", 7}, {"column", 2}, {"name", "visits"}, {"what", "'x' is no number"}}}}}},
      {"findings",
       {{{"kind", "warning"}, {"text", "a warning to read"}},
        {{"kind", "note"}, {"text", "a note to read"}}}},
      {"attributes", attributes()},
      {"correlation",
       {{"names", {"spent", "visits", "returned"}},
        {"labels", {"label of spent", "label of visits", "label of returned"}},
        {"values", {{1, 0.875, -0.5}, {0.875, 1, 0.25}, {-0.5, 0.25, 1}}}}},
      {"k_table", k_table()},
      {"choice",
       {{"k", 3}, {"reason", "3 it is"}, {"rule", "the best one"}, {"chosen_by", "rule"}}},
      {"encoder",
       {{"encoders", 2},
        {"inputs", 3},
        {"code", 2},
        {"columns", 3},
        {"linear_r2", 0.85},
        {"reconstruction_r2", 0.97},
        {"curves", {curve, curve}}}},
      {"dendrogram", dendrogram()},
      {"segments", {segment(1, 0.5), segment(2, 0.375), segment(3, 0.125)}},
      {"population", population},
      {"map", {{"explained", {0.5, 0.25}}, {"points", points(90)}}},
      {"certificate", certificate()},
      {"quality",
       {{"silhouette_code", 0.271},
        {"silhouette_attributes", 0.222},
        {"reconstruction_r2", 0.971},
        {"sampled_rows", 3000}}},
      {"configuration",
       {{"seed", 1}, {"encoders", 2}, {"k", 0}, {"tails", "automatic"}, {"scale", "standard"}}}};
}

// What a reader of the page meets: its tags in order, its text, and what is inside <script>.
struct Parsed {
  std::vector<std::string> elements; // names of the elements opened
  std::set<std::string> ids;
  std::string text;
  std::string script;
};

const std::set<std::string> known_elements = {
    "html",  "head",  "meta",    "title",   "style",      "body",    "main",    "header",
    "nav",   "div",   "a",       "section", "h1",         "h2",      "h3",      "h4",
    "p",     "b",     "small",   "span",    "ul",         "li",      "dl",      "dt",
    "dd",    "i",     "article", "figure",  "figcaption", "details", "summary", "table",
    "thead", "tbody", "tr",      "th",      "td",         "bdi",     "br",      "svg",
    "desc",  "path",  "rect",    "circle",  "text",       "script"};
const std::set<std::string> known_attributes = {
    "lang",       "charset", "http-equiv", "content",     "name",
    "id",         "class",   "href",       "role",        "tabindex",
    "aria-label", "scope",   "style",      "aria-hidden", "viewBox",
    "d",          "x",       "y",          "width",       "height",
    "cx",         "cy",      "r",          "type",        "preserveAspectRatio"};
const std::set<std::string> of_numbers = {"viewBox", "d",  "x",  "y", "width",
                                          "height",  "cx", "cy", "r"};

void check_attribute(const std::string& name, const std::string& value) {
  EXPECT_TRUE(known_attributes.contains(name)) << name << "=" << value;
  EXPECT_EQ(value.find_first_of("<>\""), std::string::npos) << name << "=" << value;
  EXPECT_TRUE(name != "href" || value.starts_with('#')) << value;
  EXPECT_TRUE(name != "style" || value.starts_with("--k:")) << value;
  if (!of_numbers.contains(name)) return;
  EXPECT_EQ(value.find_first_not_of("MLHVZh0123456789.- "), std::string::npos)
      << name << "=" << value;
}

// Reads name="value" pairs; returns false when something else is among them.
bool read_attributes(const std::string& inside, std::size_t at, Parsed& parsed) {
  while (at < inside.size() && inside[at] == ' ') {
    const std::size_t equals = inside.find("=\"", at);
    if (equals == std::string::npos) return false;
    const std::size_t end = inside.find('"', equals + 2);
    if (end == std::string::npos) return false;
    const std::string name = inside.substr(at + 1, equals - at - 1);
    const std::string value = inside.substr(equals + 2, end - equals - 2);
    check_attribute(name, value);
    EXPECT_TRUE(name != "id" || parsed.ids.insert(value).second) << "id twice: " << value;
    at = end + 1;
  }
  return at == inside.size() || inside.substr(at) == "/";
}

// A strict reader: anything that the page's own markup does not use is a failure.
Parsed parse(const std::string& page) {
  Parsed parsed;
  std::vector<std::string> open;
  const std::string prologue = "<!DOCTYPE html>\n";
  EXPECT_EQ(page.substr(0, prologue.size()), prologue);
  std::size_t at = prologue.size();
  while (at < page.size()) {
    const std::size_t begin = page.find('<', at);
    parsed.text += page.substr(at, begin - at) + "|";
    if (begin == std::string::npos) break;
    const std::size_t end = page.find('>', begin);
    if (end == std::string::npos) {
      ADD_FAILURE() << "a tag does not end";
      break;
    }
    const std::string inside = page.substr(begin + 1, end - begin - 1);
    at = end + 1;
    if (inside[0] == '/') {
      EXPECT_FALSE(open.empty());
      EXPECT_EQ(inside.substr(1), open.back());
      open.pop_back();
      continue;
    }
    const std::string name = inside.substr(0, inside.find_first_of(" /"));
    EXPECT_TRUE(known_elements.contains(name)) << "<" << inside << ">";
    EXPECT_TRUE(read_attributes(inside, name.size(), parsed)) << "<" << inside << ">";
    parsed.elements.push_back(name);
    if (name == "script" || name == "style") {
      const std::size_t close = page.find("</" + name + ">", at);
      if (name == "script") parsed.script = page.substr(at, close - at);
      at = close + name.size() + 3;
    } else if (name != "meta" && name != "br" && inside.back() != '/') {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty());
  return parsed;
}

std::size_t occurrences(const std::string& in, const std::string& of) {
  std::size_t count = 0;
  for (std::size_t at = in.find(of); at != std::string::npos; at = in.find(of, at + 1)) ++count;
  return count;
}

// The data with every leaf that is asked for replaced.
json replaced(const json& data, const std::function<json(const json&)>& replacement) {
  if (!data.is_structured()) return replacement(data);
  json made = data;
  for (json& entry : made) entry = replaced(entry, replacement);
  return made;
}

json with_every_text(const std::string& text) {
  return replaced(sample(), [&](const json& leaf) { return leaf.is_string() ? json(text) : leaf; });
}

json with_every_number(double value) {
  return replaced(sample(),
                  [&](const json& leaf) { return leaf.is_number() ? json(value) : leaf; });
}

const std::vector<std::string> section_ids = {"segments", "trust",   "compare", "map",   "choice",
                                              "tree",     "encoder", "data",    "making"};

TEST(Page, HasEverySectionAndALinkToIt) {
  const std::string page = report_page(sample());
  const Parsed parsed = parse(page);
  for (const std::string& id : section_ids) {
    EXPECT_TRUE(parsed.ids.contains(id)) << id;
    EXPECT_EQ(occurrences(page, "href=\"#" + id + "\""), 1u) << id;
  }
}

TEST(Page, SaysWhatTheDataSay) {
  const std::string text = parse(report_page(sample())).text;
  for (const char* words : {"3 groups of 12,345 customers",
                            "|customers.csv|",
                            "0.271",
                            "0.222",
                            "97.1%",
                            "3 it is",
                            "segment name 1",
                            "50.0%",
                            "label of spent",
                            "well below average",
                            "(−1.0 SD)",
                            "median 10; all customers 12.2 EUR",
                            "chosen",
                            "cut: 3 clusters",
                            "a warning to read",
                            "a note to read",
                            "all values are equal",
                            "Yeo–Johnson, λ = −0.25",
                            "1.2.3",
                            "1 row could not be read",
                            "&#39;x&#39; is no number",
                            "−.50",
                            "a verdict to read",
                            "a claim that holds",
                            "a claim that fails",
                            "does not hold",
                            "0.771 of it",
                            "every column shuffled by itself",
                            "0.312",
                            "4 of 4",
                            "customers drawn anew",
                            "0.938",
                            "encoders trained anew",
                            "tails: log1p",
                            "0.562",
                            "k-means without frills",
                            "0.234",
                            "93.8%",
                            "0.984",
                            "Given up: segments in the",
                            "a claim of before",
                            "5 customers far from everybody were left out",
                            "of the spaces that were tried it passes the most gates"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

// Figures of other numbers of segments stay in summary.json.
TEST(Page, ComparesTheChosenNumberWithTheNullsOnly) {
  const std::string text = parse(report_page(sample())).text;
  EXPECT_EQ(text.find("0.777"), std::string::npos);
  EXPECT_EQ(text.find("0.778"), std::string::npos);
}

TEST(Page, NeedsNoNetworkAndRunsNoScript) {
  const std::string page = report_page(sample());
  EXPECT_NE(page.find("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'\">"),
            std::string::npos);
  EXPECT_EQ(occurrences(page, "<script"), 1u);
  EXPECT_NE(page.find("<script type=\"application/json\" id=\"ilk-data\">"), std::string::npos);
  for (const char* outside : {"http:", "https:", "url(", "@import", "src=", "//"})
    EXPECT_EQ(page.find(outside), std::string::npos) << outside;
}

TEST(Page, HoldsTheDataThemselves) {
  for (const json& data : {sample(), with_every_text("</script>&\xE2\x80\xA8]]><!--")})
    EXPECT_EQ(json::parse(parse(report_page(data)).script), data);
}

TEST(Page, EveryChartIsNamedAndDescribed) {
  const std::string page = report_page(sample());
  const std::size_t charts = occurrences(page, "<svg role=\"img\"");
  EXPECT_GT(charts, 15u);
  EXPECT_EQ(charts, occurrences(page, "<desc>"));
  EXPECT_EQ(charts + 1, occurrences(page, "<title>")); // and the page's own
  EXPECT_EQ(occurrences(page, "<svg "), charts + occurrences(page, "<svg class=\"key\""));
  EXPECT_EQ(page.find("<title></title>"), std::string::npos);
  EXPECT_EQ(occurrences(page, "<figure "), occurrences(page, "<figcaption><h3>"));
}

TEST(Page, EqualDataGiveEqualBytes) {
  EXPECT_EQ(report_page(sample()), report_page(json::parse(sample().dump())));
}

TEST(Page, TextsNeverBecomeMarkup) {
  const std::string long_text(10'000, 'x');
  const std::vector<std::string> hostile = {
      "</script><script>alert(1)</script>",
      "\"onload=\"alert(1)",
      "' onmouseover='alert(1)",
      "<img src=x onerror=alert(1)>",
      "</title><b>",
      "</style><style>*{display:none}",
      "--><svg onload=alert(1)>",
      "<![CDATA[x]]>",
      "]]>",
      "&lt;b&gt;&#60;",
      "{} {0} %s",
      std::string("nul\0byte", 8),
      "\x1b[31m\x07\x7f",
      "\xE2\x80\xAE\xE2\x81\xA6right to left\xE2\x80\x8F",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
      "broken \xC3\x28 \xFF \xE2\x82",
      "\xED\xA0\x80\xF4\x90\x80\x80\xC0\xAF",
      "",
      " ",
      long_text,
  };
  for (const std::string& text : hostile) {
    const std::string page = report_page(with_every_text(text));
    const Parsed parsed = parse(page);
    EXPECT_EQ(occurrences(page, "<script"), 1u) << text;
    EXPECT_EQ(occurrences(page, "</script"), 1u) << text;
    EXPECT_EQ(parsed.script.find_first_of("<>&"), std::string::npos) << text;
    for (const std::string& gone :
         {std::string(1, '\0'), std::string("\x1b"), std::string("\x7f"),
          std::string("\xE2\x80\xAE"), std::string("\xE2\x81\xA6"), std::string("\xE2\x80\x8F")})
      EXPECT_EQ(parsed.text.find(gone), std::string::npos) << text;
    EXPECT_LT(page.size() - parsed.script.size(), 250'000u) << text.substr(0, 20);
    EXPECT_EQ(page.find(std::string(1000, 'x')) < page.find("<script"), false) << "not shortened";
  }
}

TEST(Page, NumbersThatCannotBeDrawnAreLeftOut) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double value : {std::numeric_limits<double>::quiet_NaN(), infinity, -infinity, 1e308,
                             -1e308, 1e100, 1e-320, 0.0, -1.0, 1.0, 3.4e38}) {
    const Parsed parsed = parse(report_page(with_every_number(value)));
    for (const char* word : {"nan", "inf|", "inf%", ">inf", " inf "})
      EXPECT_EQ(parsed.text.find(word), std::string::npos) << word << " for " << value;
  }
}

TEST(Page, WhatIsMissingLeavesNoHole) {
  const json data = sample();
  for (const auto& [key, value] : data.items()) {
    json without = data;
    without.erase(key);
    const std::string page = report_page(without);
    parse(page);
    for (const json& other : {json(), json::array(), json::object(), json("text"), json(7)}) {
      json changed = data;
      changed[key] = other;
      parse(report_page(changed));
    }
    EXPECT_EQ(page.find("<figure class=\"\"></figure>"), std::string::npos) << key;
  }
  const Parsed empty = parse(report_page(json::object()));
  for (const std::string& id : section_ids) EXPECT_FALSE(empty.ids.contains(id)) << id;
  parse(report_page(json()));
}

// Every key at any depth, replaced wherever it occurs.
TEST(Page, AnyFieldMayBeOfAnotherType) {
  std::set<std::string> keys;
  const json flat = sample().flatten();
  for (const auto& [path, value] : flat.items()) {
    const std::size_t slash = path.find_last_not_of("/0123456789");
    keys.insert(
        path.substr(path.find_last_of('/', slash) + 1, slash - path.find_last_of('/', slash)));
  }
  EXPECT_GT(keys.size(), 60u);
  const std::function<json(const json&, const std::string&, const json&)> with =
      [&](const json& data, const std::string& key, const json& value) {
        json made = data;
        for (auto entry = made.begin(); entry != made.end(); ++entry) {
          if (made.is_object() && entry.key() == key)
            *entry = value;
          else if (entry->is_structured())
            *entry = with(*entry, key, value);
        }
        return made;
      };
  for (const std::string& key : keys)
    for (const json& value : {json(), json(-3.5), json("text"), json::array({1, "a", nullptr}),
                              json::object({{"a", 1}})})
      parse(report_page(with(sample(), key, value)));
}

TEST(Page, OneSegmentAndOneNumberTriedAreDrawn) {
  json data = sample();
  data["segments"] = json::array({segment(1, 1.0)});
  data["segments"][0]["drivers"] = json::array();
  data["k_table"].erase(1);
  data["k_table"] = json::array({data["k_table"][0]});
  for (json& curve : data["encoder"]["curves"]) curve["held_out"] = json::array();
  const Parsed parsed = parse(report_page(data));
  for (const std::string& id : section_ids) EXPECT_TRUE(parsed.ids.contains(id)) << id;
  EXPECT_NE(parsed.text.find("1 group of"), std::string::npos);
}

TEST(Page, SpeaksOfSegmentsWhenTheVerdictDoes) {
  json data = sample();
  data["certificate"]["verdict"]["passed"] = true;
  EXPECT_NE(parse(report_page(data)).text.find("3 segments of 12,345"), std::string::npos);
  data.erase("certificate");
  EXPECT_NE(parse(report_page(data)).text.find("3 segments of 12,345"), std::string::npos);
}

TEST(Page, StaysSmall) {
  json data = sample();
  data["map"]["points"] = points(2000);
  EXPECT_LT(report_page(data).size(), 300'000u);
  // A hundred attributes and twelve segments.
  for (int j = 0; j < 97; ++j) {
    data["attributes"].push_back(data["attributes"][0]);
    data["population"].push_back(data["population"][0]);
    for (json& entry : data["segments"]) entry["attributes"].push_back(entry["attributes"][0]);
  }
  for (int id = 4; id <= 12; ++id) {
    data["segments"].push_back(data["segments"][0]);
    data["segments"].back()["id"] = id;
  }
  const std::vector<double> row(100, 0.5);
  data["correlation"]["values"] = std::vector<std::vector<double>>(100, row);
  const std::string page = report_page(data);
  parse(page);
  EXPECT_LT(page.size(), 1'500'000u);
}

} // namespace
} // namespace ilk
