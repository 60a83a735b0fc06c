// Pieces of HTML and SVG. Text that came with the data becomes Markup through text() of
// escape.h and in no other way: html() takes nothing but Markup, whole numbers and words
// written in this program, so a string that was not escaped does not compile.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ilk::page {

/// Words or markup written in this program. Made from string literals only.
class Fixed {
 public:
  template <std::size_t length>
  consteval Fixed(const char (&literal)[length]) : view_(literal, length - 1) {}

  std::string_view view() const { return view_; }

 private:
  std::string_view view_;
};

/// Text that is safe between tags and inside quoted attributes.
class Markup {
 public:
  Markup() = default;
  Markup(Fixed words) : html_(words.view()) {}

  bool empty() const { return html_.empty(); }
  const std::string& str() const { return html_; }

  Markup& operator+=(const Markup& more) {
    html_ += more.html_;
    return *this;
  }

  /// For functions that have just escaped it; see escape.h.
  static Markup already_safe(std::string html) {
    Markup made;
    made.html_ = std::move(html);
    return made;
  }

 private:
  std::string html_;
};

/// What may be put into a pattern.
template <class T>
concept Piece = std::same_as<T, Markup> || std::same_as<T, Fixed> ||
    (std::integral<T> && !std::same_as<T, char> && !std::same_as<T, bool>);

} // namespace ilk::page

template <>
struct fmt::formatter<ilk::page::Markup> : fmt::formatter<std::string_view> {
  auto format(const ilk::page::Markup& piece, fmt::format_context& context) const {
    return fmt::formatter<std::string_view>::format(piece.str(), context);
  }
};

template <>
struct fmt::formatter<ilk::page::Fixed> : fmt::formatter<std::string_view> {
  auto format(const ilk::page::Fixed& piece, fmt::format_context& context) const {
    return fmt::formatter<std::string_view>::format(piece.view(), context);
  }
};

namespace ilk::page {

/// The pattern, a literal, with its {} filled in.
template <Piece... Pieces>
Markup html(fmt::format_string<const Pieces&...> pattern, const Pieces&... pieces) {
  return Markup::already_safe(
      fmt::vformat(fmt::string_view(pattern), fmt::make_format_args(pieces...)));
}

} // namespace ilk::page
