// Scores customers as they come, one line of numbers each, with a model that was kept.
//   score_stream MODEL.json < lines
// A line holds the model's inputs in their order, separated by blanks; a dash is a missing value, a
// category is its word.
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include <ilk/model.h>

namespace {

// One customer as a table of one row: the words are read as in the table of the fit.
ilk::Dataset customer_of(const std::string& line, const ilk::ScoringModel& model) {
  std::istringstream words(line);
  ilk::Dataset data;
  for (const ilk::ModelInput& input : model.inputs()) {
    std::string word;
    words >> word;
    ilk::Texts text;
    text.push_back(word);
    data.columns.push_back(
        {input.name, text, {word.empty() || word == "-" ? std::uint8_t{0} : std::uint8_t{1}}});
  }
  return data;
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: score_stream MODEL.json < lines\n");
    return 2;
  }
  try {
    const ilk::ScoringModel model = ilk::ScoringModel::from_file(argv[1]);
    for (std::string line; std::getline(std::cin, line);) {
      const ilk::CustomerScore score = model.score(customer_of(line, model)).front();
      std::printf("%s (margin %.3f%s)\n", model.segments()[score.segment].c_str(), score.margin,
                  score.unusual ? ", unusual" : "");
    }
  } catch (const ilk::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
