// Finds segments in a table held in memory, prints them, and keeps the model.
//   embed MODEL.json
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

#include <ilk/fit.h>

namespace {

// Three kinds of customers, as a program might have them from its own tables.
ilk::Dataset customers() {
  ilk::Numbers spend, days_since;
  ilk::Integers orders;
  ilk::Categories channel{{}, {"shop", "web"}};
  ilk::Texts id;
  std::uint64_t state = 1;
  const auto uniform = [&] { // a small generator will do for an example
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 11) * 0x1p-53;
  };
  for (int i = 0; i < 1500; ++i) {
    const int kind = i % 3;
    const double often = kind == 0 ? 20 : kind == 1 ? 5 : 1;
    orders.push_back(static_cast<std::int64_t>(often + 4 * uniform()));
    spend.push_back((kind == 1 ? 400 : 30) * (0.6 + 0.8 * uniform()) *
                    static_cast<double>(orders.back()));
    days_since.push_back((kind == 2 ? 200 : 20) * (0.5 + uniform()));
    channel.codes.push_back(uniform() < (kind == 0 ? 0.9 : 0.2) ? 1 : 0);
    id.push_back("C" + std::to_string(i));
  }
  ilk::Dataset data;
  data.columns = {{"customer_id", id, {}},
                  {"orders", orders, {}},
                  {"spend", spend, {}},
                  {"days_since_last_order", days_since, {}},
                  {"channel", channel, {}}};
  return data;
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: embed MODEL.json\n");
    return 2;
  }
  try {
    ilk::FitOptions options;
    options.threads = 2;
    const ilk::FitResult result =
        ilk::fit(ilk::TableSource::of(customers(), "my customers"), options);
    std::printf("%zu segments of %llu customers\n", result.k(),
                static_cast<unsigned long long>(result.customers()));
    for (const ilk::FoundSegment& segment : result.segments())
      std::printf("%u %5.1f%% %s\n", segment.number, 100 * segment.share, segment.name.c_str());
    std::printf("%s\n", result.certificate().sentence.c_str());
    std::ofstream(argv[1], std::ios::binary) << result.model().to_bytes();
  } catch (const ilk::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
