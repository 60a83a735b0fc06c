// What one run says in several places.
#pragma once

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/decimal_text.h"
#include "report/markdown.h"
#include "report/tidy_data.h"
#include "support/artifacts.h"
#include "support/process.h"

namespace ilk::test {

/// Whether console, page, strategy.md and summary.json of a run judge it in the same words and with
/// the same figures. `console`: what it printed.
inline void expect_same_words(const std::string& console, const std::string& folder) {
  const auto summary = nlohmann::json::parse(read_text(folder + "/summary.json"));
  const auto page = data_of_page(read_text(folder + "/report.html"));
  const std::string strategy = read_text(folder + "/strategy.md");
  const auto holds = [](const std::string& text, const std::string& words) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n\nis not in\n\n" << text;
  };

  const auto& verdict = summary["certificate"]["verdict"];
  const auto sentence = verdict["sentence"].get<std::string>();
  holds(console, sentence);
  holds(strategy, markdown(sentence));
  EXPECT_EQ(page["certificate"]["verdict"]["sentence"], cut_at_end(sentence, 1'500));
  EXPECT_EQ(page["certificate"]["verdict"]["kind"], verdict["kind"]);

  // How many of how many, and whether they are segments.
  const auto k = summary["k"].get<std::size_t>();
  const std::string customers = decimal_text(summary["customers"].get<double>(), 0);
  const std::string kind = verdict["passed"].get<bool>() ? "segments" : "groups";
  holds(console, customers + " customers, " + std::to_string(k) + " " + kind);
  holds(strategy, customers + " customers.");
  const auto& headline = page["headline"];
  EXPECT_EQ(headline["title"], std::to_string(k) + " " + kind + " of " + customers + " customers");
  const bool has_caution = !headline["caution"].get<std::string>().empty();
  EXPECT_EQ(headline["grade"] == "good", verdict["passed"].get<bool>() && !has_caution);
  const auto badge = headline["badge"].get<std::string>();
  EXPECT_EQ(badge.find("cut usefully") != std::string::npos,
            sentence.find("cut usefully") != std::string::npos);
  EXPECT_EQ(badge.find("do not come back") != std::string::npos,
            sentence.find("do not come back") != std::string::npos);

  holds(console, "Why " + summary["choice"]["reason"].get<std::string>());
  EXPECT_EQ(page["choice"]["reason"],
            cut_at_end(summary["choice"]["reason"].get<std::string>(), 1'500));
  for (std::size_t g = 0; g < summary["certificate"]["gates"].size(); ++g)
    for (const char* key : {"key", "claim", "measured", "state", "passed"})
      EXPECT_EQ(page["certificate"]["gates"][g][key], summary["certificate"]["gates"][g][key]);
  const double silhouette = summary["quality"]["silhouette_attributes"].get<double>();
  holds(console, "Silhouette ");
  holds(console, decimal_text(silhouette, 3) + " in the attributes.");
  EXPECT_EQ(headline["tiles"][0]["figure"]["text"], decimal_text(silhouette, 2));
}

} // namespace ilk::test
