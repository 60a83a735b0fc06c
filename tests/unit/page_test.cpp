// The page around the data: web/tests look at what it draws.
#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "report/page.h"
#include "support/artifacts.h"

namespace ilk {
namespace {

using nlohmann::json;

TEST(Page, HoldsTheDataThemselves) {
  const json data = {{"ilk", {{"version", "x"}}}, {"list", {1, 2.5, nullptr, "</script>"}}};
  EXPECT_EQ(test::data_of_page(report_page(data)), data);
}

TEST(Page, HoldsNoOtherPlaceForData) {
  EXPECT_EQ(report_page(json::object()).find("ILK_DATA"), std::string::npos);
  // Data that name the place are data.
  const json data = {"ILK_DATA", "SCRIPT_TEXT", "STYLE_HASH"};
  EXPECT_EQ(test::data_of_page(report_page(data)), data);
}

TEST(Page, LoadsNothingAndRunsOnlyItsOwnScript) {
  const std::string page = report_page(json::object());
  const std::size_t policy = page.find("content=\"default-src 'none'; script-src 'sha256-");
  EXPECT_NE(policy, std::string::npos);
  const std::string head = page.substr(0, page.find("</head>"));
  EXPECT_EQ(head.find("unsafe"), std::string::npos);
  for (const char* loader : {" src=\"", "<link", "<iframe", "<img", "@import", "url(http"})
    EXPECT_EQ(page.find(loader), std::string::npos) << loader;
}

TEST(Page, LeavesRoomForTheData) {
  EXPECT_LT(report_page(json::object()).size(), 800'000u); // of two megabytes
}

RC_GTEST_PROP(Page, AnyTextIsHarmlessAndKept, (const std::string& raw)) {
  const json mended = json::parse(script_json(json(raw)));
  const std::string script = script_json(json::object({{mended.get<std::string>(), mended}}));
  RC_ASSERT(script.find_first_of("<>&") == std::string::npos);
  RC_ASSERT(json::parse(script) == json::object({{mended.get<std::string>(), mended}}));
}

TEST(Page, NumbersThatAreNoneAreNull) {
  EXPECT_EQ(script_json(json::array({std::numeric_limits<double>::quiet_NaN(),
                                     std::numeric_limits<double>::infinity(), 1.5})),
            "[null,null,1.5]");
}

} // namespace
} // namespace ilk
