#include "words/starter_words.h"

#include <fmt/format.h>

namespace ilk {
namespace {

// "cash advance" as part of a play's name: letters beyond ASCII and signs are left out.
std::string slug(const std::string& text) {
  constexpr std::size_t longest = 40;
  std::string slug;
  for (const char c : text) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (kept || lower != c)
      slug += lower;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
    if (slug.size() == longest) break;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

std::string_view verb_of(StarterKind kind) {
  switch (kind) {
  case StarterKind::retain:
    return "retain";
  case StarterKind::help:
    return "help";
  case StarterKind::offer:
    return "offer";
  case StarterKind::keep:
    return "keep";
  case StarterKind::welcome:
    return "welcome";
  case StarterKind::win_back:
    return "win-back";
  case StarterKind::ask:
    return "ask";
  }
  return "ask";
}

std::string name_of_starter(const StarterPlay& play, std::size_t number) {
  const std::string about = slug(play.about);
  return about.empty() ? fmt::format("{}-{}", verb_of(play.kind), number)
                       : fmt::format("{}-{}-{}", verb_of(play.kind), about, number);
}

} // namespace

StarterTexts starter_texts(const StarterPlay& play, std::size_t number) {
  StarterTexts texts;
  texts.name = name_of_starter(play, number);
  texts.channel = "e-mail, call, letter or app";
  texts.message = "Your words.";
  texts.stop = {"no consent to marketing", "complaints above the usual rate"};
  switch (play.kind) {
  case StarterKind::retain:
    texts.title = "Keep those who may leave";
    texts.action = "Ask some of them why they would leave; offer the rest what answers it.";
    texts.kpi = "customers who are still there after 90 days";
    break;
  case StarterKind::help:
    texts.title = "Help those who may be short of money";
    texts.action = "Offer advice, a later date or smaller parts. Sell nothing.";
    texts.kpi = "customers who are up to date after 90 days";
    texts.stop = {"no consent to be contacted", "a case that is with collections already"};
    texts.exclusive = true;
    break;
  case StarterKind::offer:
    texts.title = "Offer it where most respond";
    texts.action = "Make the offer to those who have not taken it.";
    texts.kpi = "customers who respond within 60 days";
    break;
  case StarterKind::keep:
    texts.title = "Keep those who bring most";
    texts.action = "Thank them, and give them a person to turn to.";
    texts.kpi = "customers who bring as much as before after 90 days";
    break;
  case StarterKind::welcome:
    texts.title = "Welcome those who are new";
    texts.action = "Show them what most customers use after a year.";
    texts.kpi = "customers who are active after 90 days";
    break;
  case StarterKind::win_back:
    texts.title = "Win back those who have not come for long";
    texts.action = "Ask once what is missing, with a reason to come back.";
    texts.kpi = "customers who buy within 60 days";
    texts.stop = {"no consent to marketing", "a second letter within a year"};
    break;
  case StarterKind::ask:
    texts.title = "Ask what they need";
    texts.action = "Ask some of them; the table does not say what to do.";
    texts.kpi = "customers who answer within 30 days";
    break;
  }
  if (!play.whom.empty()) texts.title += ": " + play.whom;
  return texts;
}

std::string response_question(const StarterPlay& play) {
  return fmt::format("of 100 {} how many do it because of the play? In a bad, a likely and a good "
                     "case, as shares from 0 to 1",
                     play.kind == StarterKind::help ? "helped," : "contacted,");
}

std::string value_question() {
  return "what is one of them worth, in the currency? Margin, not turnover";
}

std::string cost_question() {
  return "what does one contact cost, in the currency, discounts included?";
}

} // namespace ilk
