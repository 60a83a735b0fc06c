// What the console shows: sentences broken at its width, and as they are where nobody looks on.
#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "support/kept_runs.h"
#include "support/process.h"

namespace ilk {
namespace {

using test::ProcessOptions;
using test::run_ilk;
using test::run_ilk_on_terminal;
using test::TemporaryFolder;

std::string words_of(const std::string& text) {
  std::istringstream words(text);
  std::string all;
  for (std::string word; words >> word;) all += word + " ";
  return all;
}

// The lines on a terminal, without what a progress bar has drawn and taken away.
std::vector<std::string> shown_lines(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    while (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(line.substr(line.rfind('\r') + 1));
  }
  return lines;
}

void expect_broken_at(unsigned short columns, const std::string& shown) {
  const auto lines = shown_lines(shown);
  EXPECT_GT(lines.size(), 3u);
  for (const std::string& line : lines) {
    const auto letters = std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    const bool is_one_word = words_of(line).find(' ') + 1 == words_of(line).size();
    EXPECT_TRUE(letters <= columns || is_one_word) << line;
  }
}

TEST(Console, BreaksSentencesAtTheWidthOfATerminal) {
  const TemporaryFolder folder;
  const std::vector<std::string> arguments = {"profile", test::kept_customers(3000), "-o",
                                              folder / "out"};
  ProcessOptions narrow;
  narrow.environment = {"NO_COLOR=1"};
  narrow.columns = 50;
  const auto on_terminal = run_ilk_on_terminal(arguments, narrow);
  ASSERT_EQ(on_terminal.exit_code, 0);
  expect_broken_at(50, on_terminal.err);
  std::string shown;
  for (const std::string& line : shown_lines(on_terminal.err)) shown += line + "\n";
  const auto in_pipe = run_ilk(arguments);
  EXPECT_EQ(words_of(shown), words_of(in_pipe.out));
  const auto lines = shown_lines(in_pipe.out);
  EXPECT_TRUE(std::ranges::any_of(lines, [](const auto& line) { return line.size() > 80; }))
      << "what goes elsewhere is not broken";
}

TEST(Console, BreaksErrorsLikewise) {
  ProcessOptions narrow;
  narrow.columns = 30;
  const auto refused = run_ilk_on_terminal({"run", "x.csv", "--k", "1"}, narrow);
  EXPECT_EQ(refused.exit_code, 2);
  for (const std::string& line : shown_lines(refused.err)) EXPECT_LE(line.size(), 30u) << line;
}

TEST(Console, BreaksHelpBesideItsOptions) {
  ProcessOptions narrow;
  narrow.columns = 60;
  narrow.environment = {"NO_COLOR=1"};
  const auto help = run_ilk_on_terminal({"help", "run"}, narrow);
  EXPECT_EQ(help.exit_code, 0);
  expect_broken_at(60, help.err);
  EXPECT_NE(help.err.find("\n                              "), std::string::npos);
}

// A narrow window has no room for two columns.
TEST(Console, BreaksAllHelpInNarrowWindows) {
  for (const unsigned short columns : std::vector<unsigned short>{40, 60, 80})
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {}, {"--help"}, {"run", "--help"}, {"simulate", "--help"}}) {
      ProcessOptions narrow;
      narrow.columns = columns;
      const auto help = run_ilk_on_terminal(words, narrow);
      EXPECT_EQ(help.exit_code, 0);
      std::size_t lines = 0, short_lines = 0;
      for (const std::string& line : shown_lines(help.err)) {
        EXPECT_LE(line.size(), columns) << line;
        ++lines;
        const std::size_t begin = line.find_first_not_of(' ');
        short_lines += begin != std::string::npos && begin + 30 > columns ? 1 : 0;
      }
      EXPECT_EQ(short_lines, 0u) << columns;
      EXPECT_GT(lines, 5u);
    }
}

TEST(Console, ShowsAShortHelpWithThreeExamplesToWhoTypesTheNameAlone) {
  const auto shown = run_ilk({});
  EXPECT_EQ(shown.exit_code, 0);
  for (const char* example : {"ilk run ", "ilk profile ", "ilk score "})
    EXPECT_NE(shown.out.find(example), std::string::npos) << example;
  EXPECT_LT(std::ranges::count(shown.out, '\n'), 12);
}

TEST(Console, HelpIsACommandToo) {
  EXPECT_EQ(run_ilk({"help", "score"}).out, run_ilk({"score", "--help"}).out);
  EXPECT_EQ(run_ilk({"help"}).out, run_ilk({"--help"}).out);
}

TEST(Console, SaysWhatAMistypedOptionMayHaveMeant) {
  const auto refused = run_ilk({"run", "x.csv", "--playbok", "y"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("did you mean '--playbook'?"), std::string::npos) << refused.err;
  const auto word = run_ilk({"profil", "x.csv"});
  EXPECT_NE(word.err.find("did you mean 'profile'?"), std::string::npos) << word.err;
}

TEST(Console, HelpNamesNoTypesOfALibrary) {
  for (const char* command : {"run", "profile", "report", "score", "compare", "schema", "customers",
                              "simulate", "man", "completions"}) {
    const std::string help = run_ilk({command, "--help"}).out;
    for (const char* type : {"TEXT", "UINT", "FLOAT", "BOOLEAN"})
      EXPECT_EQ(help.find(type), std::string::npos) << command << ": " << type;
  }
}

// Of a run on a terminal: coloured, and not where nobody wants it; last comes what was written.
TEST(Console, ColoursTheVerdictAndSaysWhatWasWrittenAndWhatIsNext) {
  const TemporaryFolder folder;
  const std::vector<std::string> arguments = {"run", test::kept_customers(300), "-o",
                                              folder / "out"};
  ProcessOptions coloured;
  coloured.environment = {"TERM=xterm", "NO_COLOR="};
  coloured.columns = 100;
  const auto shown = run_ilk_on_terminal(arguments, coloured);
  ASSERT_EQ(shown.exit_code, 0);
  EXPECT_NE(shown.err.find("\x1b[3"), std::string::npos);
  const std::size_t report = shown.err.find("Report: ");
  EXPECT_NE(report, std::string::npos);
  EXPECT_NE(shown.err.find("Next: ilk score", report), std::string::npos);
  ProcessOptions dumb = coloured;
  dumb.environment = {"TERM=dumb", "NO_COLOR="};
  for (const auto& plain : {run_ilk_on_terminal(arguments, dumb), run_ilk(arguments)})
    EXPECT_EQ((plain.err + plain.out).find("\x1b[3"), std::string::npos);
}

} // namespace
} // namespace ilk
