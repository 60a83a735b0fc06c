// Playbooks for tests: written to a file of their own, and read.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include <gtest/gtest.h>

#include "strategy/playbook_toml.h"

namespace ilk::test {

class PlaybookFile : public testing::Test {
 protected:
  std::filesystem::path path_ = std::filesystem::path(testing::TempDir()) /
                                ("ilk_playbook_" + std::to_string(::getpid()) + ".toml");

  void TearDown() override { std::filesystem::remove(path_); }

  Playbook load(std::string_view toml) const {
    std::ofstream(path_) << toml;
    return load_playbook(path_);
  }
};

/// The keys of a play behind its name and its clauses, of five lines.
inline const std::string play_words =
    "action = \"call\"\nchannel = \"telephone\"\nmessage = \"hello\"\n"
    "kpi = \"answers\"\nstop = [\"no consent\"]\n";

inline std::string play_text(const std::string& name, const std::string& segment) {
  return "[[play]]\nname = \"" + name + "\"\ntitle = \"Play " + name + "\"\nsegment = " + segment +
         "\n" + play_words;
}

/// Assumptions that are worth 0.1 x 100 - 2 = 8 a contact, without any doubt.
inline const std::string sure_money =
    "[play.response]\nlow = 0.1\nlikely = 0.1\nhigh = 0.1\nunit = \"share of customers "
    "contacted\"\n"
    "[play.value]\nlow = 100\nlikely = 100\nhigh = 100\nunit = \"EUR per response\"\n"
    "[play.cost]\nlow = 2\nlikely = 2\nhigh = 2\nunit = \"EUR per contact\"\n";

} // namespace ilk::test
