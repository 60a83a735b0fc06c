#include "report/plain_page.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/one_line.h"

namespace ilk {
namespace {

// The colours and sizes of web/src/style.
constexpr const char* plain_style = R"(
:root{color-scheme:light dark;--paper:#f7f6f3;--card:#fff;--ink:#1c232d;--soft:#5d6675;--rule:#e3e1dc;
--pale:#b9c0cc;--wash:#f6e7c8;--s1:#0038a0;--s2:#cb8000;--s3:#349285;--s4:#6a1d5e;--s5:#2bb7fd;--s6:#c62d27;
--s7:#9076e8;--s8:#9cb577;--s9:#881800;--s10:#5b5e70;--s11:#425eca;--s12:#d293bf}
@media(prefers-color-scheme:dark){:root{--paper:#14181d;--card:#1b2027;--ink:#e9ebee;--soft:#9aa4b2;
--rule:#2c333d;--pale:#566070;--wash:#453a22;--s1:#4866c3;--s3:#00ab87;--s4:#915a8d;--s6:#b2564e;--s7:#8a3bfe;
--s8:#a4be17;--s9:#feb18f;--s10:#c9caee;--s11:#7d7fd6;--s12:#cd90c5}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
main{max-width:1140px;margin:0 auto;padding:0 24px 40px}
h1{font-size:clamp(1.6rem,4vw,2.4rem);line-height:1.15;margin:44px 0 14px}
h2{font-size:1.4rem;line-height:1.2;margin:44px 0 6px}
h3{font-size:1.05rem;margin:26px 0 4px}
p{margin:0 0 10px;max-width:84ch}
.lead{font-size:1.15rem;font-weight:600}
.note{color:var(--soft)}
.warnings{background:var(--wash);border-radius:10px;padding:14px 18px 14px 36px;margin:14px 0}
figure{margin:12px 0;padding:14px 16px;background:var(--card);border:1px solid var(--rule);border-radius:10px;
overflow-x:auto}
svg{display:block;width:100%;min-width:640px;height:auto}
svg text{font-size:13px;fill:var(--ink)}
svg .axis{fill:var(--soft)}
svg .grid{stroke:var(--rule)}
.line{fill:none;stroke-width:2.5;stroke:var(--c)}
.dot,.bar{fill:var(--c)}
.flow{fill:var(--c);opacity:.38}
.flow:hover{opacity:.7}
.s0{--c:var(--pale)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}.s4{--c:var(--s4)}
.s5{--c:var(--s5)}.s6{--c:var(--s6)}.s7{--c:var(--s7)}.s8{--c:var(--s8)}.s9{--c:var(--s9)}
.s10{--c:var(--s10)}.s11{--c:var(--s11)}.s12{--c:var(--s12)}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;margin:8px 0}
th,td{padding:6px 12px;text-align:right;border-top:1px solid var(--rule);vertical-align:top}
th:first-child{text-align:left;font-weight:600}
thead th{border-top:0;color:var(--soft);font-weight:500}
blockquote{margin:14px 0;padding:10px 18px;background:var(--wash);border-radius:10px}
blockquote p{margin:0}
ul,ol{padding-left:24px;margin:6px 0 12px;max-width:88ch}
li{margin:3px 0}
code{font-size:.92em}
td,th{overflow-wrap:normal;white-space:nowrap}
td.text,th.text{text-align:left;white-space:normal;min-width:6em}
@media print{body{background:#fff}figure,tr{break-inside:avoid}svg{min-width:0}h1,h2,h3{break-after:avoid}
h3.part{break-before:page}}
)";

void add_safe(std::string& to, char c) {
  if (c == '&')
    to += "&amp;";
  else if (c == '<')
    to += "&lt;";
  else if (c == '>')
    to += "&gt;";
  else if (c == '"')
    to += "&quot;";
  else
    to += c;
}

// What stands within a line.
std::string inline_html(std::string_view text) {
  std::string made;
  bool is_strong = false, is_code = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '`') {
      made += is_code ? "</code>" : "<code>";
      is_code = !is_code;
    } else if (is_code) {
      add_safe(made, text[at]);
    } else if (text[at] == '\\' && at + 1 < text.size()) {
      add_safe(made, text[++at]);
    } else if (text.substr(at).starts_with("**")) {
      made += is_strong ? "</strong>" : "<strong>";
      is_strong = !is_strong;
      ++at;
    } else {
      add_safe(made, text[at]);
    }
  }
  if (is_code) made += "</code>";
  if (is_strong) made += "</strong>";
  return made;
}

// Without the marks, for the title.
std::string plain_text(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size())
      ++at;
    else if (text[at] == '`' || text[at] == '*')
      continue;
    made += text[at];
  }
  return made;
}

std::vector<std::string_view> cells_of_row(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 1; // behind the first bar
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (line[at] == '\\')
      ++at;
    else if (line[at] == '|') {
      std::string_view cell = line.substr(begin, at - begin);
      while (cell.starts_with(' ')) cell.remove_prefix(1);
      while (cell.ends_with(' ')) cell.remove_suffix(1);
      cells.push_back(cell);
      begin = at + 1;
    }
  }
  return cells;
}

// Line by line; what is open is closed by what follows.
class MarkdownReader {
 public:
  std::string html_of(std::string_view markdown) {
    for (std::size_t begin = 0; begin < markdown.size();) {
      const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
      line(markdown.substr(begin, end - begin));
      begin = end + 1;
    }
    close();
    return std::move(made_);
  }

  const std::string& title() const { return title_; }

 private:
  void line(std::string_view text) {
    const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(indent);
    const std::size_t number = text.find_first_not_of("0123456789");
    if (text.empty()) return close_tables();
    if (text.starts_with("# ") || text.starts_with("## ") || text.starts_with("### "))
      heading(text);
    else if (text.starts_with("|"))
      row(text);
    else if (text.starts_with("> "))
      quotation(text.substr(2));
    else if (text.starts_with("- "))
      item("ul", indent, text.substr(2));
    else if (number != 0 && number != std::string_view::npos &&
             text.substr(number).starts_with(". "))
      item("ol", indent, text.substr(number + 2));
    else
      paragraph(text);
  }

  void heading(std::string_view text) {
    close();
    const std::size_t order = text.find(' ');
    if (title_.empty()) title_ = plain_text(text.substr(order + 1));
    const std::string_view words = text.substr(order + 1);
    const bool is_part = order == 3 && !words.empty() && words[0] >= '0' && words[0] <= '9';
    made_ += fmt::format("<h{0}{1}>{2}</h{0}>\n", order, is_part ? " class=\"part\"" : "",
                         inline_html(words));
  }

  void paragraph(std::string_view text) {
    close();
    made_ += "<p>" + inline_html(text) + "</p>\n";
  }

  void quotation(std::string_view text) {
    close();
    made_ += "<blockquote><p>" + inline_html(text) + "</p></blockquote>\n";
  }

  // A list within an item begins where the item's text does.
  void item(std::string_view kind, std::size_t indent, std::string_view text) {
    close_tables();
    while (!lists_.empty() && (lists_.back().indent > indent ||
                               (lists_.back().indent == indent && lists_.back().kind != kind)))
      close_list();
    if (lists_.empty() || lists_.back().indent < indent) {
      lists_.push_back({kind, indent});
      made_ += fmt::format("<{}>\n<li>", kind);
    } else {
      made_ += "</li>\n<li>";
    }
    made_ += inline_html(text);
  }

  void row(std::string_view text) {
    close_lists();
    const auto cells = cells_of_row(text);
    if (!in_table_) {
      header_.assign(cells.begin(), cells.end());
      in_table_ = true;
      return;
    }
    if (aligned_right_.empty()) { // the line below the header
      for (const std::string_view cell : cells) aligned_right_.push_back(cell.ends_with(':'));
      made_ += "<div class=\"wide\"><table><thead>";
      add_row(header_, "th");
      made_ += "</thead><tbody>\n";
      return;
    }
    add_row(cells, "td");
  }

  void add_row(const std::vector<std::string_view>& cells, std::string_view tag) {
    made_ += "<tr>";
    for (std::size_t j = 0; j < cells.size(); ++j) {
      const bool is_text = j >= aligned_right_.size() || !aligned_right_[j];
      made_ += fmt::format("<{0}{1}>{2}</{0}>", tag, is_text ? " class=\"text\"" : "",
                           inline_html(cells[j]));
    }
    made_ += "</tr>\n";
  }

  void close_list() {
    made_ += fmt::format("</li>\n</{}>\n", lists_.back().kind);
    lists_.pop_back();
  }

  void close_lists() {
    while (!lists_.empty()) close_list();
  }

  void close_tables() {
    if (!aligned_right_.empty()) made_ += "</tbody></table></div>\n";
    in_table_ = false;
    aligned_right_.clear();
  }

  void close() {
    close_lists();
    close_tables();
  }

  struct OpenList {
    std::string_view kind;
    std::size_t indent = 0;
  };

  std::string made_, title_;
  std::vector<OpenList> lists_;
  std::vector<std::string_view> header_;
  std::vector<bool> aligned_right_;
  bool in_table_ = false;
};

} // namespace

std::string html_text(std::string_view text) {
  std::string safe;
  for (const char c : one_line(text)) add_safe(safe, c);
  return safe;
}

std::string plain_page(std::string_view title, std::string_view body) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}</style></head>\n<body><main>\n{}"
      "</main></body></html>\n",
      html_text(title), plain_style, body);
}

std::string markdown_page(std::string_view markdown) {
  MarkdownReader reader;
  const std::string body = reader.html_of(markdown);
  return plain_page(reader.title(), body);
}

} // namespace ilk
