// Text of data in Markdown stays text.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/campaign_lists.h"
#include "report/markdown.h"

namespace ilk {
namespace {

TEST(Markdown, EscapesWhatWouldBeMarkup) {
  const std::pair<const char*, const char*> texts[] = {
      {"plain words, 12.5% (a-b)", "plain words, 12.5% (a-b)"},
      {"a|b", "a\\|b"},
      {"*bold* _and_ `code`", "\\*bold\\* \\_and\\_ \\`code\\`"},
      {"<script>", "\\<script\\>"},
      {"[link](http://x.example)", "\\[link\\](http\\://x.example)"},
      {"see https://x.example/a", "see https\\://x.example/a"},
      {"WWW.x.example", "WWW\\.x.example"},
      {"mailto:a.b@x.example", "mailto\\:a.b\\@x.example"},
      {"spend: 2.2 times", "spend: 2.2 times"},
      {"![image](x)", "\\!\\[image\\](x)"},
      {"# head", "\\# head"},
      {"two\r\nlines\ttab", "two  lines tab"},
      {"back\\slash", "back\\\\slash"},
      {"&lt;", "\\&lt;"},
      {"été", "été"}};
  for (const auto& [text, safe] : texts) EXPECT_EQ(markdown(text), safe);
}

} // namespace
} // namespace ilk
