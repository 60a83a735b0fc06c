// The configuration of evidence, gates and spaces: what is read, refused and written down.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "encode/ensemble_fit.h"
#include "fit/settings.h"
#include "ilk/error.h"
#include "support/process.h"

namespace ilk {
namespace {

RunOptions options_from(const std::string& toml) {
  const test::TemporaryFolder folder;
  return options_with(read_settings(folder.file("c.toml", toml)));
}

TEST(Options, TakeEveryKeyOfEvidence) {
  const auto evidence = options_from("[evidence]\ndepth = \"quick\"\nnull_reruns = 7\n"
                                     "null_rows = 500\nbootstraps = 9\nencoders = 3\n"
                                     "encoder_reruns = 5\n")
                            .evidence;
  EXPECT_EQ(evidence.depth, Depth::quick);
  EXPECT_EQ(evidence.null_reruns, 7u);
  EXPECT_EQ(evidence.null_rows, 500u);
  EXPECT_EQ(evidence.bootstraps, 9u);
  EXPECT_EQ(evidence.encoders, 3u);
  EXPECT_EQ(evidence.encoder_reruns, 5u);
}

TEST(Options, TakeEveryKeyOfTheGates) {
  const auto gates = options_from("[gates]\ncustomers = 50\nnull_excess = 0.1\n"
                                  "encoder_agreement = 0.6\nbootstrap_agreement = 0.7\n"
                                  "input_silhouette = 0.5\nsmallest_share = 0\n")
                         .gates;
  EXPECT_EQ(gates[customers_gate], 50);
  EXPECT_EQ(gates[null_excess_gate], 0.1);
  EXPECT_EQ(gates[encoder_gate], 0.6);
  EXPECT_EQ(gates[bootstrap_gate], 0.7);
  EXPECT_EQ(gates[input_silhouette_gate], 0.5);
  EXPECT_EQ(gates[smallest_share_gate], 0);
}

TEST(Options, TakeTheSpaceAndTheFill) {
  const auto options = options_from("[encoder]\nspace = \"principal axes\"\nfall_back = false\n"
                                    "linear_path = false\njoint = true\n"
                                    "[prepare]\nfill = \"mean\"\n"
                                    "leave_out_outliers = false\n");
  EXPECT_EQ(options.encode.space, Space::principal);
  EXPECT_FALSE(options.fall_back);
  EXPECT_FALSE(options.encode.linear_path);
  EXPECT_TRUE(options.joint);
  EXPECT_EQ(options.prepare.fill, Fill::mean);
  EXPECT_FALSE(options.leave_out_outliers);
  for (const Space space : {Space::code, Space::principal, Space::attributes})
    EXPECT_EQ(options_from(fmt::format("[encoder]\nspace = \"{}\"\n", name_of(space))).encode.space,
              space);
}

TEST(Options, TakeTheDepthFirstWhereverItStands) {
  const EvidenceOptions full = evidence_of(Depth::full);
  for (const char* toml : {"[evidence]\ndepth = \"full\"\nbootstraps = 6\n",
                           "[evidence]\nbootstraps = 6\ndepth = \"full\"\n"}) {
    const auto evidence = options_from(toml).evidence;
    EXPECT_EQ(evidence.depth, Depth::full);
    EXPECT_EQ(evidence.bootstraps, 6u) << toml;
    EXPECT_EQ(evidence.null_reruns, full.null_reruns) << toml;
  }
}

TEST(Options, KnowTheDepthsByName) {
  for (const Depth depth : {Depth::quick, Depth::full}) {
    EXPECT_EQ(evidence_of(depth).depth, depth);
  }
  const EvidenceOptions quick = evidence_of(Depth::quick), full = evidence_of(Depth::full);
  EXPECT_GT(full.null_reruns, quick.null_reruns);
  EXPECT_GT(full.bootstraps, quick.bootstraps);
  EXPECT_FALSE(full.encoder_halves) << "whole ensembles are trained anew";
}

TEST(Options, RefuseWhatDoesNotFitWithLineKeyAndRemedy) {
  const auto expect_refused = [](const std::string& toml, std::uint64_t line,
                                 const std::vector<std::string>& words) {
    try {
      options_from(toml);
      ADD_FAILURE() << "accepted: " << toml;
    } catch (const DataError& error) {
      EXPECT_EQ(error.place().line, line) << error.what();
      for (const std::string& word : words)
        EXPECT_NE(std::string(error.what()).find(word), std::string::npos)
            << word << " in: " << error.what();
    }
  };
  expect_refused("[evidence]\ndepth = \"deep\"\n", 2, {"evidence.depth", "\"quick\" or \"full\""});
  expect_refused("[evidence]\n\nnull_reruns = 1\n", 3, {"evidence.null_reruns", "2 to 1000"});
  expect_refused("[evidence]\nbootstraps = 2.5\n", 2, {"evidence.bootstraps", "whole number"});
  expect_refused("[evidence]\nnull_rows = 99\n", 2, {"evidence.null_rows", "100 to 100000"});
  expect_refused("[evidence]\nreruns = 3\n", 2, {"'reruns' in [evidence]", "null_reruns"});
  expect_refused("[gates]\ncustomers = 0\n", 2, {"gates.customers", "from 1"});
  expect_refused("[gates]\nsmallest_share = 1.5\n", 2, {"gates.smallest_share", "0 to 1"});
  expect_refused("[gates]\nnull_excess = \"much\"\n", 2, {"gates.null_excess", "0 to 1"});
  expect_refused("[gates]\nstability = 1\n", 2, {"'stability' in [gates]", "bootstrap_agreement"});
  expect_refused("[encoder]\nspace = \"axes\"\n", 2, {"encoder.space", "\"principal axes\""});
  expect_refused("[encoder]\nfall_back = 1\n", 2, {"encoder.fall_back", "true or false"});
  expect_refused("[prepare]\nfill = \"constant\"\n", 2, {"prepare.fill", "\"median\", \"mean\""});
  expect_refused("[prepare]\ntails = \"cube\"\n", 2, {"prepare.tails", "\"winsorise\""});
  expect_refused("[prepare]\nrare_level = 0.6\n", 2, {"prepare.rare_level", "0 to 0.5"});
  expect_refused("[prepare]\noutliers = true\n", 2, {"prepare.outliers", "\"leave_out\""});
  expect_refused("[gate]\ncustomers = 9\n", 1, {"[gate]", "[gates]", "[evidence]"});
}

// What is written can be read again, and is then the same.
TEST(Options, AreWrittenDownWhole) {
  const auto options = options_from(
      "[evidence]\ndepth = \"full\"\nnull_reruns = 7\n[gates]\ncustomers = 50\nnull_excess = 0.25\n"
      "[encoder]\nspace = \"attributes\"\nfall_back = false\n[prepare]\nfill = \"mean\"\n"
      "tails = \"winsorise\"\noutliers = \"leave_out\"\ncategory_weight = 0.75\n"
      "missing_indicator = false\n");
  nlohmann::json json = to_json(options);
  json.erase("files");
  EXPECT_EQ(json["evidence"]["depth"], "full");
  EXPECT_EQ(json["evidence"]["null_reruns"], 7);
  EXPECT_EQ(json["evidence"]["bootstraps"], evidence_of(Depth::full).bootstraps);
  EXPECT_EQ(json["gates"]["customers"], 50);
  EXPECT_EQ(json["gates"]["null_excess"], 0.25);
  EXPECT_EQ(json["encoder"]["space"], "attributes");
  EXPECT_EQ(json["encoder"]["fall_back"], false);
  EXPECT_EQ(json["prepare"]["fill"], "mean");
  EXPECT_EQ(json["prepare"]["tails"], "winsorise");
  EXPECT_EQ(json["prepare"]["outliers"], "leave_out");
  EXPECT_EQ(json["prepare"]["category_weight"], 0.75);
  EXPECT_EQ(json["prepare"]["missing_indicator"], false);
  std::string toml; // JSON's literals are TOML's too
  for (const char* section : {"run", "segments", "prepare", "encoder", "evidence", "gates"}) {
    toml += fmt::format("[{}]\n", section);
    for (const auto& [key, value] : json[section].items())
      toml += fmt::format("{} = {}\n", key, value.dump());
  }
  nlohmann::json again = to_json(options_from(toml));
  again.erase("files");
  EXPECT_EQ(again, json) << toml;
}

} // namespace
} // namespace ilk
