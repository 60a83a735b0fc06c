// The parts that the report's page is drawn with: text, numbers, axes, tree.
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "report/axis.h"
#include "report/escape.h"
#include "report/read.h"
#include "report/shown_number.h"
#include "report/tree_layout.h"

namespace ilk::page {
namespace {

using nlohmann::json;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(PageText, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(text("<b a=\"1\" c='2'>&`").str(), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&#96;");
  EXPECT_EQ(isolated("a<b").str(), "<bdi>a&lt;b</bdi>");
}

TEST(PageText, LeavesOutControlsAndDirections) {
  EXPECT_EQ(text(std::string("a\0b\x1b\x7f", 5)).str(), "ab");
  EXPECT_EQ(text("a\xC2\x85\xEF\xBB\xBF z").str(), "a z"); // C1, byte order mark
  EXPECT_EQ(text("\xE2\x80\xAE"
                 "a\xE2\x81\xA9\xD8\x9C\xE2\x80\x8E")
                .str(),
            "a"); // directions
  EXPECT_EQ(text("one\r\n\ttwo\xE2\x80\xA8").str(), "one   two ");
  EXPECT_EQ(text("caf\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x99\x82").str(),
            "caf\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x99\x82");
}

TEST(PageText, MendsBrokenEncoding) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(text("a\xFF z").str(), "a" + mark + " z");
  EXPECT_EQ(text("\xC3(").str(), mark + "(");                           // half a letter
  EXPECT_EQ(text("\xC0\xAF").str(), mark + mark);                       // overlong slash
  EXPECT_EQ(text("\xED\xA0\x80").str(), mark + mark + mark);            // surrogate
  EXPECT_EQ(text("\xF4\x90\x80\x80").str(), mark + mark + mark + mark); // beyond Unicode
  EXPECT_EQ(text("\xE2\x82").str(), mark + mark);                       // ends too early
}

TEST(PageText, ShortensByLettersNotBytes) {
  EXPECT_EQ(text("abcde", 5).str(), "abcde");
  EXPECT_EQ(text("abcdef", 5).str(), "abcd…");
  EXPECT_EQ(text("äöüßé!", 5).str(), "äöüß…");
  EXPECT_EQ(text("&&&&&&", 5).str(), "&amp;&amp;&amp;&amp;…");
  EXPECT_EQ(text("漢字漢字", 6).str(), "漢字…"); // each as wide as two
}

RC_GTEST_PROP(PageText, AnyBytesAreHarmless, (const std::string& raw)) {
  const std::string safe = text(raw, 40).str();
  RC_ASSERT(safe.find_first_of("<>\"'`") == std::string::npos);
  for (std::size_t at = safe.find('&'); at != std::string::npos; at = safe.find('&', at + 1)) {
    const std::string entity = safe.substr(at, safe.find(';', at) - at);
    RC_ASSERT(entity == "&amp" || entity == "&lt" || entity == "&gt" || entity == "&quot" ||
              entity == "&#39" || entity == "&#96");
  }
  RC_ASSERT_FALSE(json(safe).dump().empty()); // throws unless the text is UTF-8
  RC_ASSERT(safe.size() <= 40 * 6 + 3);
}

RC_GTEST_PROP(PageText, JsonSurvivesTheScript, (const std::string& raw)) {
  const std::string mended = json::parse(script_json(json(raw)).str()).get<std::string>();
  const std::string script = script_json(json::object({{mended, mended}})).str();
  RC_ASSERT(script.find_first_of("<>&") == std::string::npos);
  RC_ASSERT(json::parse(script) == json::object({{mended, mended}}));
}

TEST(PageText, JsonWithoutNumbersIsNull) {
  EXPECT_EQ(script_json(json::array({nan, infinity, 1.5})).str(), "[null,null,1.5]");
  EXPECT_EQ(script_json(json("\xE2\x80\xA8<\xE2\x80\xA9")).str(), "\"\\u2028\\u003c\\u2029\"");
}

TEST(PageNumbers, AreWrittenForPeople) {
  EXPECT_EQ(whole(1234567).str(), "1,234,567");
  EXPECT_EQ(whole(-1234).str(), "−1,234");
  EXPECT_EQ(whole(999.6).str(), "1,000");
  EXPECT_EQ(whole(-0.2).str(), "0");
  EXPECT_EQ(whole(3.4e38).str(), "3.40e+38");
  EXPECT_EQ(percent(0.1234).str(), "12.3%");
  EXPECT_EQ(percent(1).str(), "100.0%");
  EXPECT_EQ(percent(0.0001).str(), "&lt;0.1%");
  EXPECT_EQ(percent(0).str(), "0.0%");
  EXPECT_EQ(decimal(0.2174).str(), "0.217");
  EXPECT_EQ(decimal(12345.678, 1).str(), "12,345.7");
  EXPECT_EQ(signed_decimal(1.25).str(), "+1.2");
  EXPECT_EQ(signed_decimal(-1.26).str(), "−1.3");
  EXPECT_EQ(signed_decimal(0.01).str(), "0.0");
  EXPECT_EQ(signed_decimal(-0.01).str(), "0.0");
  EXPECT_EQ(counted(1, "row", "rows").str(), "1 row");
  EXPECT_EQ(counted(2000, "row", "rows").str(), "2,000 rows");
  for (const Markup& missing : {whole({}), percent({}), decimal({}), adaptive({})})
    EXPECT_EQ(missing.str(), "–");
}

TEST(PageNumbers, KeepAboutThreeFigures) {
  EXPECT_EQ(adaptive(12345.6).str(), "12,346");
  EXPECT_EQ(adaptive(123.4).str(), "123");
  EXPECT_EQ(adaptive(12.34).str(), "12.3");
  EXPECT_EQ(adaptive(1.234).str(), "1.23");
  EXPECT_EQ(adaptive(0.1234).str(), "0.123");
  EXPECT_EQ(adaptive(0.00123).str(), "0.0012");
  EXPECT_EQ(adaptive(-0.00123).str(), "−0.0012");
  EXPECT_EQ(adaptive(7).str(), "7");
}

TEST(PageNumbers, FollowTheDictionary) {
  EXPECT_EQ(value_of(0.5, {"ratio", ""}).str(), "50%");
  EXPECT_EQ(value_of(0.083333, {"ratio", ""}).str(), "8.3%");
  EXPECT_EQ(value_of(0.5, {"ratio", "kg per m"}).str(), "0.500");
  EXPECT_EQ(value_of(12.0, {"count", ""}).str(), "12");
  EXPECT_EQ(value_of(12.5, {"count", ""}).str(), "12.5");
  EXPECT_EQ(value_with_unit(1234.5, {"amount", "EUR"}).str(), "1,234 EUR");
  EXPECT_EQ(value_with_unit(12, {"amount", "%"}).str(), "12%");
  EXPECT_EQ(value_with_unit(12, {"duration", "<b>"}).str(), "12 &lt;b&gt;");
  EXPECT_EQ(value_with_unit({}, {"amount", "EUR"}).str(), "–");
}

TEST(PageNumbers, AreReadWithoutTrust) {
  const json data = {{"a", 1.5}, {"b", nan}, {"c", 1e300}, {"d", "1"}, {"e", {1, nullptr, "x"}}};
  EXPECT_EQ(number(data, "a"), 1.5);
  for (const char* key : {"b", "c", "d", "e", "f"}) EXPECT_EQ(number(data, key), std::nullopt);
  EXPECT_EQ(numbers(data, "e").size(), 3u);
  EXPECT_TRUE(std::isnan(numbers(data, "e")[1]));
  EXPECT_TRUE(numbers(data, "a").empty());
  EXPECT_EQ(words(data, "a"), "");
  EXPECT_TRUE(member(json(), "a").is_null());
  EXPECT_TRUE(element(data, 0).is_null());
}

TEST(PageAxis, TicksAreRound) {
  EXPECT_EQ(round_ticks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
  EXPECT_EQ(round_ticks(7, 31, 5), (std::vector<double>{10, 15, 20, 25, 30}));
  EXPECT_EQ(round_ticks(-0.5, 0.5, 4), (std::vector<double>{-0.5, 0, 0.5}));
  EXPECT_EQ(round_ticks(3, 3, 5), (std::vector<double>{3}));
  EXPECT_EQ(tick_words(0.25, 0.05).str(), "0.25");
  EXPECT_EQ(tick_words(-1500, 500).str(), "−1,500");
  EXPECT_EQ(tick_words(20000, 5000).str(), "20k");
  EXPECT_EQ(tick_words(1.5e6, 5e5).str(), "1.5M");
  EXPECT_EQ(tick_words(2e9, 1e9).str(), "2bn");
  EXPECT_EQ(tick_words(0.5, 0.25, {"ratio", ""}).str(), "50%");
}

RC_GTEST_PROP(PageAxis, TicksStayInsideAndFew, (double low, double width)) {
  RC_PRE(std::isfinite(low) && std::isfinite(width));
  const double high = low + std::abs(width);
  RC_PRE(std::isfinite(high - low));
  const std::vector<double> ticks = round_ticks(low, high, 5);
  const double slack = (high - low) * 1e-6 + std::abs(low) * 1e-12;
  RC_ASSERT(ticks.size() <= 6u);
  for (const double tick : ticks) RC_ASSERT(tick >= low - slack && tick <= high + slack);
}

TEST(PageAxis, ScalesClampAndSurviveNoWidth) {
  const Scale scale{10, 20, 100, 0};
  EXPECT_EQ(scale(10), 100);
  EXPECT_EQ(scale(15), 50);
  EXPECT_EQ(scale(99), 0);
  EXPECT_TRUE(std::isnan(scale(nan)));
  EXPECT_EQ((Scale{3, 3, 0, 10})(3), 5);
  EXPECT_EQ(extent_of({nan, 2, -1, infinity}).low, -1);
  EXPECT_EQ(extent_of({}).high, 1);
}

TEST(PageDrawing, CoordinatesAreAlwaysNumbers) {
  EXPECT_EQ(coordinate(1.26).str(), "1.3");
  EXPECT_EQ(coordinate(-0.01).str(), "0");
  EXPECT_EQ(coordinate(20).str(), "20");
  EXPECT_EQ(coordinate(nan).str(), "0");
  EXPECT_EQ(coordinate(infinity).str(), "0");
  EXPECT_EQ(line_path({{0, 1}, {2, nan}, {3, 4}, {5, 6}}).str(), "M0 1M3 4L5 6");
}

json tree_of(const std::vector<double>& sizes, const std::vector<std::vector<double>>& merges) {
  json tree = {{"leaves", json::array()}, {"merges", json::array()}};
  for (const double size : sizes) tree["leaves"].push_back({{"size", size}});
  for (const auto& merge : merges)
    tree["merges"].push_back({{"left", merge[0]}, {"right", merge[1]}, {"height", merge[2]}});
  return tree;
}

TEST(PageTree, PutsTheLargerBranchFirstAndParentsBetween) {
  const auto tree = layout_of(tree_of({5, 20, 10, 2}, {{2, 3, 1}, {0, 4, 2}, {1, 5, 6}}));
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->order, (std::vector<std::size_t>{1, 2, 3, 0}));
  EXPECT_EQ(tree->sizes, (std::vector<double>{5, 20, 10, 2, 12, 17, 37}));
  EXPECT_EQ(tree->place[1], 0.5);
  EXPECT_EQ(tree->place[4], 2);
  EXPECT_EQ(tree->place[5], 2.75);
}

TEST(PageTree, IsCutIntoRowsThatLieTogether) {
  const auto tree = layout_of(tree_of({5, 20, 10, 2}, {{2, 3, 1}, {0, 4, 2}, {1, 5, 6}}));
  ASSERT_TRUE(tree);
  const auto rows = [&](double height) {
    std::vector<std::size_t> lengths;
    for (const CutCluster& cluster : cut(*tree, height)) lengths.push_back(cluster.rows);
    return lengths;
  };
  EXPECT_EQ(rows(0), (std::vector<std::size_t>{1, 1, 1, 1}));
  EXPECT_EQ(rows(1.5), (std::vector<std::size_t>{1, 2, 1}));
  EXPECT_EQ(rows(3), (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(rows(9), (std::vector<std::size_t>{4}));
}

TEST(PageTree, RefusesWhatIsNoTree) {
  const auto refused = [](const json& tree) { return !layout_of(tree); };
  EXPECT_TRUE(refused(json()));
  EXPECT_TRUE(refused(tree_of({1}, {})));
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, 1, 1}})));              // a merge is missing
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, 1, 1}, {0, 2, 2}})));   // merged twice
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, 1, 1}, {2, 4, 2}})));   // not made yet
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, 1, 2}, {2, 3, 1}})));   // heights fall
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, 1.5, 1}, {2, 3, 1}}))); // no cluster
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, -1, 1}, {2, 3, 1}})));
  EXPECT_TRUE(refused(tree_of({1, 2, 3}, {{0, 1, nan}, {2, 3, 1}})));
}

} // namespace
} // namespace ilk::page
