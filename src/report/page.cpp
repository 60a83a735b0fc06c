#include "report/page.h"

#include <cassert>
#include <string_view>

#include <nlohmann/json.hpp>

#include "report/packed.h"

// The template, from the build of web/ (web/page.S).
extern "C" const char ilk_page_begin[];
extern "C" const char ilk_page_end[];

namespace ilk {
namespace {

constexpr std::string_view place_of_data = "ILK_DATA";

std::string_view page_template() {
  return {ilk_page_begin, static_cast<std::size_t>(ilk_page_end - ilk_page_begin)};
}

} // namespace

std::string report_page(const nlohmann::json& data) {
  const std::string_view page = page_template();
  const std::size_t place = page.find(place_of_data);
  assert(place != std::string_view::npos); // the page's build looks after it
  std::string document(page.substr(0, place));
  document +=
      packed(data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)); // no markup
  document += page.substr(place + place_of_data.size());
  return document;
}

} // namespace ilk
