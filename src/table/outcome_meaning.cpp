#include "table/outcome_meaning.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "table/word_lists.h"

namespace ilk {
namespace {

using NameWords = std::vector<std::string>;

struct MeaningWord {
  std::string_view word;
  OutcomeMeaning meaning;
};

// Words of more than one meaning are left out: goods are returned, and customers return; a claim is
// one on a policy or of a voucher; a target may be anything.
constexpr std::array<MeaningWord, 87> meaning_words{{
    {"churn", OutcomeMeaning::leaves},
    {"churned", OutcomeMeaning::leaves},
    {"churner", OutcomeMeaning::leaves},
    {"exited", OutcomeMeaning::leaves},
    {"attrition", OutcomeMeaning::leaves},
    {"attrited", OutcomeMeaning::leaves},
    {"left", OutcomeMeaning::leaves},
    {"lapsed", OutcomeMeaning::leaves},
    {"cancelled", OutcomeMeaning::leaves},
    {"canceled", OutcomeMeaning::leaves},
    {"cancellation", OutcomeMeaning::leaves},
    {"terminated", OutcomeMeaning::leaves},
    {"closed", OutcomeMeaning::leaves},
    {"unsubscribed", OutcomeMeaning::leaves},
    {"dropout", OutcomeMeaning::leaves},
    {"deserted", OutcomeMeaning::leaves},
    {"expired", OutcomeMeaning::leaves},
    {"gekündigt", OutcomeMeaning::leaves},
    {"gekuendigt", OutcomeMeaning::leaves},
    {"storniert", OutcomeMeaning::leaves},
    {"abgewandert", OutcomeMeaning::leaves},
    {"résilié", OutcomeMeaning::leaves},
    {"resilie", OutcomeMeaning::leaves},
    {"résiliation", OutcomeMeaning::leaves},
    {"cancelado", OutcomeMeaning::leaves},
    {"cancelada", OutcomeMeaning::leaves},
    {"baja", OutcomeMeaning::leaves},
    {"disdetta", OutcomeMeaning::leaves},
    {"cancellato", OutcomeMeaning::leaves},
    {"opgezegd", OutcomeMeaning::leaves},
    {"parti", OutcomeMeaning::leaves},
    {"renewed", OutcomeMeaning::stays},
    {"renewal", OutcomeMeaning::stays},
    {"retained", OutcomeMeaning::stays},
    {"stayed", OutcomeMeaning::stays},
    {"loyal", OutcomeMeaning::stays},
    {"loyal?", OutcomeMeaning::stays},
    {"existing", OutcomeMeaning::stays},
    {"active", OutcomeMeaning::stays},
    {"default", OutcomeMeaning::in_distress},
    {"defaulted", OutcomeMeaning::in_distress},
    {"delinquent", OutcomeMeaning::in_distress},
    {"delinquency", OutcomeMeaning::in_distress},
    {"bankrupt", OutcomeMeaning::in_distress},
    {"unpaid", OutcomeMeaning::in_distress},
    {"overdue", OutcomeMeaning::in_distress},
    {"late", OutcomeMeaning::in_distress},
    {"arrears", OutcomeMeaning::in_distress},
    {"insolvent", OutcomeMeaning::in_distress},
    {"repaid", OutcomeMeaning::pays},
    {"paid", OutcomeMeaning::pays},
    {"response", OutcomeMeaning::responds},
    {"responded", OutcomeMeaning::responds},
    {"responder", OutcomeMeaning::responds},
    {"converted", OutcomeMeaning::responds},
    {"conversion", OutcomeMeaning::responds},
    {"subscribed", OutcomeMeaning::responds},
    {"accepted", OutcomeMeaning::responds},
    {"redeemed", OutcomeMeaning::responds},
    {"purchased", OutcomeMeaning::responds},
    {"bought", OutcomeMeaning::responds},
    {"ordered", OutcomeMeaning::responds},
    {"reordered", OutcomeMeaning::responds},
    {"clicked", OutcomeMeaning::responds},
    {"visited", OutcomeMeaning::responds},
    {"revenue", OutcomeMeaning::responds},
    {"purchase", OutcomeMeaning::responds},
    {"sale", OutcomeMeaning::responds},
    {"sold", OutcomeMeaning::responds},
    {"deal", OutcomeMeaning::responds},
    {"won", OutcomeMeaning::responds},
    {"joined", OutcomeMeaning::responds},
    {"signed", OutcomeMeaning::responds},
    {"gekauft", OutcomeMeaning::responds},
    {"acheté", OutcomeMeaning::responds},
    {"comprado", OutcomeMeaning::responds},
    {"complained", OutcomeMeaning::displeased},
    {"complain", OutcomeMeaning::displeased},
    {"complaint", OutcomeMeaning::displeased},
    {"complaints", OutcomeMeaning::displeased},
    {"abandoned", OutcomeMeaning::displeased},
    {"fraud", OutcomeMeaning::displeased},
    {"dissatisfied", OutcomeMeaning::displeased},
    {"unhappy", OutcomeMeaning::displeased},
    {"failed", OutcomeMeaning::displeased},
    {"noshow", OutcomeMeaning::displeased},
    {"beschwerde", OutcomeMeaning::displeased},
}};

// What several words mean together, before any of them alone.
struct MeaningPhrase {
  std::array<std::string_view, 2> words;
  OutcomeMeaning meaning;
};
constexpr std::array<MeaningPhrase, 5> meaning_phrases{{
    {{"no", "show"}, OutcomeMeaning::displeased},
    {{"charged", "off"}, OutcomeMeaning::in_distress},
    {{"past", "due"}, OutcomeMeaning::in_distress},
    {{"opted", "out"}, OutcomeMeaning::leaves},
    {{"opt", "out"}, OutcomeMeaning::leaves},
}};

bool denies(std::string_view word) {
  constexpr std::array<std::string_view, 9> denials{"not",  "no",   "non",     "never", "nicht",
                                                    "sans", "kein", "without", "un"};
  return among(word, denials);
}

OutcomeMeaning denied(OutcomeMeaning meaning) {
  switch (meaning) {
  case OutcomeMeaning::leaves:
    return OutcomeMeaning::stays;
  case OutcomeMeaning::stays:
    return OutcomeMeaning::leaves;
  case OutcomeMeaning::in_distress:
    return OutcomeMeaning::pays;
  default:
    return OutcomeMeaning::unknown;
  }
}

OutcomeMeaning meaning_by(const NameWords& words) {
  for (const MeaningPhrase& phrase : meaning_phrases)
    if (stand_in(words, phrase.words)) return phrase.meaning;
  OutcomeMeaning found = OutcomeMeaning::unknown;
  for (const std::string& word : words) {
    const auto known = std::ranges::find(meaning_words, word, &MeaningWord::word);
    if (known == meaning_words.end()) continue;
    if (found != OutcomeMeaning::unknown && found != known->meaning) return OutcomeMeaning::unknown;
    found = known->meaning;
  }
  return std::ranges::any_of(words, denies) ? denied(found) : found;
}

// "fraud_free", "churn_prevented", "complaint_resolved", "arrears_cleared", "renewal_declined": the
// contrary of what the other words say, or something else altogether.
bool turns(std::string_view word) {
  constexpr std::array<std::string_view, 36> turning{
      "free",     "prevented", "prevent",  "resolved",  "cleared",  "waived",
      "declined", "refused",   "rejected", "avoided",   "averted",  "recovered",
      "reversed", "withdrawn", "saved",    "settled",   "solved",   "closed",
      "dropped",  "lost",      "missed",   "suspended", "pending",  "expected",
      "likely",   "risk",      "method",   "review",    "reviewed", "reason",
      "type",     "date",      "channel",  "code",      "answered", "handled"};
  return among(word, turning);
}

bool is_turned(const NameWords& words) {
  return words.size() > 1 && std::ranges::any_of(words, turns);
}

} // namespace

OutcomeMeaning meaning_of_outcome(const NameWords& words) {
  if (is_turned(words)) return OutcomeMeaning::unknown;
  if (std::ranges::any_of(words, denies) && meaning_by(words) != OutcomeMeaning::displeased)
    return OutcomeMeaning::unknown;
  return meaning_by(words);
}

OutcomeMeaning meaning_of_level(const NameWords& words) {
  return meaning_by(words);
}

} // namespace ilk
