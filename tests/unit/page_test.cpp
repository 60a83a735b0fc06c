// The page around the data: web/tests look at what it draws.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "io/unpack.h"
#include "report/data_caps.h"
#include "report/packed.h"
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
  EXPECT_LT(report_page(json::object()).size(), most_template_bytes);
}

RC_GTEST_PROP(Page, AnyTextIsKeptAndNoMarkup, (const std::string& raw)) {
  const json data = {{"text", raw}};
  const std::string plain = data.dump(-1, ' ', false, json::error_handler_t::replace);
  const std::string held = packed(plain);
  RC_ASSERT(held.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                   "+/=") == std::string::npos);
  RC_ASSERT(unpacked(test::from_base64(held), "it") == plain);
}

TEST(Page, TakesAQuarterOfWhatItsDataTakes) {
  json data = json::array();
  for (int i = 0; i < 20000; ++i) data.push_back({{"value", i / 7}, {"text", "some words"}});
  EXPECT_LT(packed(data.dump()).size() * 4, data.dump().size());
}

TEST(Page, Base64IsThatOfTheStandard) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

} // namespace
} // namespace ilk
