// Claims about customers.
#include "fuzz/harness.h"
#include "profile/claim.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  const auto path = folder().file("a.toml", text_of(bytes, size));
  fault_of([&] {
    std::size_t number = 0;
    for (const ilk::Claim& claim : ilk::load_claims(path)) {
      require(claim.number == ++number, "claims count up from 1");
      require(!claim.readings.empty(), "a claim has a reading");
      for (const ilk::ClaimReading& reading : claim.readings)
        require(!reading.parts.empty(), "a reading has a part");
    }
  });
  return 0;
}
