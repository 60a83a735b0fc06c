// Pages of the Markdown that ilk writes.
#include <gtest/gtest.h>

#include "report/markdown.h"
#include "report/plain_page.h"

namespace ilk {
namespace {

std::string body_of(const std::string& page) {
  const std::string begin = "<main>\n";
  const std::size_t at = page.find(begin) + begin.size();
  return page.substr(at, page.rfind("</main>") - at);
}

TEST(PlainPage, HasTheBlocksOfTheText) {
  const std::string page =
      markdown_page("# Of **all** CC\\_1\n\nOne line.\n\n> Said & done.\n\n## Part\n\n"
                    "- a\n- b `c<d`\n\n1. **First.** Do.\n   - why\n   - who\n2. Next.\n");
  EXPECT_NE(page.find("<title>Of all CC_1</title>"), std::string::npos);
  EXPECT_EQ(body_of(page), "<h1>Of <strong>all</strong> CC_1</h1>\n<p>One line.</p>\n"
                           "<blockquote><p>Said &amp; done.</p></blockquote>\n<h2>Part</h2>\n"
                           "<ul>\n<li>a</li>\n<li>b <code>c&lt;d</code></li>\n</ul>\n"
                           "<ol>\n<li><strong>First.</strong> Do.<ul>\n<li>why</li>\n<li>who</li>\n"
                           "</ul>\n</li>\n<li>Next.</li>\n</ol>\n");
}

TEST(PlainPage, HasTablesWithTheirSides) {
  EXPECT_EQ(body_of(markdown_page("| a \\| b | n |\n| --- | --: |\n| x | 1 |\n\nEnd.\n")),
            "<div class=\"wide\"><table><thead><tr><th class=\"text\">a | b</th><th>n</th></tr>\n"
            "</thead><tbody>\n<tr><td class=\"text\">x</td><td>1</td></tr>\n"
            "</tbody></table></div>\n<p>End.</p>\n");
}

TEST(PlainPage, NumberedPartsBeginAPageOnPaper) {
  EXPECT_EQ(body_of(markdown_page("### 1. One\n\n### Two\n")),
            "<h3 class=\"part\">1. One</h3>\n<h3>Two</h3>\n");
}

TEST(PlainPage, TextOfDataStaysText) {
  const std::string data = "<script>alert(1)</script> **no** [a](http://b) `c` | d \\ & \"e\"";
  const std::string page =
      markdown_page("# T\n\n" + markdown(data) + "\n\n- " + markdown(data) + "\n");
  EXPECT_EQ(page.find("<script"), std::string::npos);
  const std::string shown = "&lt;script&gt;alert(1)&lt;/script&gt; **no** [a](http://b) `c` | d \\ "
                            "&amp; &quot;e&quot;";
  EXPECT_NE(page.find("<p>" + shown + "</p>"), std::string::npos) << page.substr(page.find("<p>"));
  EXPECT_NE(page.find("<li>" + shown + "</li>"), std::string::npos);
}

TEST(PlainPage, WhatEndsEarlyIsClosed) {
  for (const char* text :
       {"", "#", "# ", "**a", "`a", "| a", "| a |\n| --: |", "- a\n   - b", "\\"})
    EXPECT_TRUE(markdown_page(text).ends_with("</main></body></html>\n")) << text;
  EXPECT_EQ(body_of(markdown_page("**a `b")), "<p><strong>a <code>b</code></strong></p>\n");
}

} // namespace
} // namespace ilk
